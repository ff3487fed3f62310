package astryon.abi;

/** The kinds of kernel object that handles name. */
public enum ObjectType {
    // @formatter:off
    PROCESS       ("an address space, a handle table and the threads that use them"),
    MEMORY        ("pages that can be mapped into address spaces, zero until written"),
    ENDPOINT      ("a rendezvous for call and reply"),
    NOTIFICATION  ("a word of bits that is signalled and waited for"),
    INTERRUPT     ("one interrupt line of the machine"),
    PORT_RANGE    ("a range of I/O ports"),
    LOG           ("the kernel's log"),
    POWER         ("the machine's power switch");
    // @formatter:on

    private final String meaning;

    ObjectType(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}

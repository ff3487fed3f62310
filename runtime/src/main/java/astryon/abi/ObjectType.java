package astryon.abi;

/** The kinds of kernel object that handles name. */
public enum ObjectType {
    // @formatter:off
    PROCESS       ("an address space, a handle table and the threads that use them; ready when it has ended"),
    BUDGET        ("bytes that its processes may make the kernel hold"),
    REGION        ("addresses of a process in which its holder, and nobody else, can map"),
    THREAD        ("a flow of control; ready when it has ended"),
    MEMORY        ("pages that can be mapped into address spaces, zero until written"),
    ENDPOINT      ("a rendezvous for call and reply; ready when a caller waits"),
    REPLY         ("the duty to answer one call"),
    NOTIFICATION  ("a word of bits that is signalled and waited for; ready when one is set"),
    WAIT_SET      ("things that are waited for at once, each with a key"),
    TIMER         ("a deadline, with a period or without; ready when it has fired"),
    INTERRUPT     ("one interrupt line of the machine; ready when it came and was not acknowledged"),
    DMA_SPACE     ("addresses by which a device reaches memory"),
    PORT_RANGE    ("a range of I/O ports"),
    LOG           ("the kernel's log"),
    POWER         ("the machine's power switch"),
    MACHINE       ("all ports, interrupt lines and memory of devices, of which parts are made");
    // @formatter:on

    private final String meaning;

    ObjectType(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}

package astryon.compiler.object;

/** Writes static ELF64 executables for x86-64. */
public final class ElfWriter {

    public ElfWriter(LinkedImage image, String entrySymbol) {
    }

    /** Leaves the symbol table and section headers out: smaller, and anonymous to debuggers. */
    public ElfWriter withoutSymbols() {
        throw new UnsupportedOperationException();
    }

    /** Physical addresses are virtual ones minus this: for kernels. */
    public ElfWriter physicalOffset(long virtualMinusPhysical) {
        throw new UnsupportedOperationException();
    }

    /** Adds the note by which Xen and QEMU start a kernel at the physical address of this symbol in 32-bit mode. */
    public ElfWriter pvhEntry(String symbol) {
        throw new UnsupportedOperationException();
    }

    public byte[] write() {
        throw new UnsupportedOperationException();
    }
}

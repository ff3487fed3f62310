package astryon.compiler.object;

/** What may be done with a section's memory. Each kind becomes one segment of the image, in this order, and no two share a page. */
public enum SectionKind {
    // @formatter:off
    TEXT  ("astryon.text",   false, true),
    RODATA("astryon.rodata", false, false),
    DATA  ("astryon.data",   true,  false),
    /** Zero at the start and absent from the file; in memory it follows {@link #DATA} in the same segment. */
    BSS   ("astryon.bss",    true,  false);
    // @formatter:on

    private final String symbol;
    private final boolean writable;
    private final boolean executable;

    SectionKind(String symbol, boolean writable, boolean executable) {
        this.symbol = symbol;
        this.writable = writable;
        this.executable = executable;
    }

    /** The linker defines it at the first byte of this kind, and with {@code .end} appended after the last. */
    public String symbol() {
        return symbol;
    }

    public boolean isWritable() {
        return writable;
    }

    public boolean isExecutable() {
        return executable;
    }
}

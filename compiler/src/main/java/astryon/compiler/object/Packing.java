package astryon.compiler.object;

/** How segments lie in the address space, and so in the file. */
public enum Packing {
    /**
     * The first segment starts at the image's base, every other on a page boundary, and the file pads each to a page. For
     * images whose loader copies or maps whole pages.
     */
    PAGES,
    /**
     * A segment starts one page after the last one's end: on another page, at the same offset in it, so the file needs no padding.
     * The file's headers come first, on the first segment's page, as Linux expects. For small files.
     */
    COMPACT,
    /** No paging: everything follows its predecessor, at once. For flat images that run where they are loaded. */
    FLAT
}

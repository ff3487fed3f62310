package astryon.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes static ELF64 executables for x86-64: ELF header, program headers, note, segments, and after them what only people's tools
 * read ({@link ElfSections}). In the file a segment lies at the same offset in a page as in memory, so any loader can map it. (Tool
 * Interface Standard, ELF 1.2; System V ABI, AMD64 supplement, chapters 4 and 5.)
 */
public final class ElfWriter {
    // @formatter:off
    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PT_GNU_STACK = 0x6474E551;
    private static final int PF_X = 1;
    private static final int PF_W = 2;
    private static final int PF_R = 4;
    private static final short ET_EXEC = 2;
    private static final short EM_X86_64 = 62;
    /** {@code XEN_ELFNOTE_PHYS32_ENTRY} (Xen, public/elfnote.h). */
    private static final int PVH_NOTE_TYPE = 18;
    /** Type of the note of owner "Astryon" that leads to the code table. */
    private static final int CODE_TABLE_NOTE_TYPE = 1;
    // @formatter:on

    private final LinkedImage image;
    private final String entrySymbol;
    private boolean withSymbols = true;
    private long physicalOffset;
    private String pvhEntry;
    private boolean withCodeTable;
    private List<Unloaded> unloaded = List.of();

    public ElfWriter(LinkedImage image, String entrySymbol) {
        this.image = image;
        this.entrySymbol = entrySymbol;
    }

    /** Leaves the symbol table and section headers out: smaller, and anonymous to debuggers. */
    public ElfWriter withoutSymbols() {
        withSymbols = false;
        return this;
    }

    /** Physical addresses are virtual ones minus this: for kernels. */
    public ElfWriter physicalOffset(long virtualMinusPhysical) {
        physicalOffset = virtualMinusPhysical;
        return this;
    }

    /** Adds the note by which Xen and QEMU start a kernel at the physical address of this symbol, in 32-bit mode. */
    public ElfWriter pvhEntry(String symbol) {
        pvhEntry = symbol;
        return this;
    }

    /** Adds the note by which Astryon finds names for addresses in crash reports: two u32 addresses, of the code table and of the text. */
    public ElfWriter codeTable() {
        withCodeTable = true;
        return this;
    }

    /** Adds sections for debuggers, which go where the symbols go. */
    public ElfWriter with(List<Unloaded> sections) {
        unloaded = List.copyOf(sections);
        return this;
    }

    /** @throws IllegalArgumentException when the image has no such entry symbol */
    public byte[] write() {
        byte[] notes = notes();
        int programHeaders = image.segments().size() + (notes.length == 0 ? 1 : 2);
        int noteOffset = HEADER_SIZE + programHeaders * PROGRAM_HEADER_SIZE;
        int headersEnd = noteOffset + notes.length;
        int[] offsets = offsets(headersEnd);
        int contentEnd = headersEnd;
        for (int i = 0; i < offsets.length; i++) {
            contentEnd = offsets[i] + image.segments().get(i).bytes().length;
        }
        int sectionsOffset = contentEnd + 7 & -8;
        ElfSections sections = withSymbols ? new ElfSections(image, offsets, sectionsOffset, unloaded) : null;

        ByteBuffer file = ByteBuffer.allocate(sections == null ? contentEnd : sectionsOffset + sections.bytes().length);
        file.order(ByteOrder.LITTLE_ENDIAN);
        header(file, programHeaders, sections);
        programHeaders(file, offsets, noteOffset, notes);
        for (int i = 0; i < offsets.length; i++) {
            file.position(offsets[i]).put(image.segments().get(i).bytes());
        }
        if (sections != null) {
            file.position(sectionsOffset).put(sections.bytes());
        }
        return file.array();
    }

    /** Where each segment's bytes lie in the file. */
    private int[] offsets(int headersEnd) {
        List<LinkedImage.Segment> segments = image.segments();
        int[] offsets = new int[segments.size()];
        int end = headersEnd;
        for (int i = 0; i < offsets.length; i++) {
            int gap = (int) (segments.get(i).address() - end) & Linker.PAGE - 1;
            offsets[i] = Math.addExact(end, gap);
            end = Math.addExact(offsets[i], segments.get(i).bytes().length);
        }
        return offsets;
    }

    private void header(ByteBuffer file, int programHeaders, ElfSections sections) {
        // 64-bit, little-endian, version 1, System V ABI.
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        file.putShort(ET_EXEC).putShort(EM_X86_64).putInt(1);
        file.putLong(image.address(entrySymbol)).putLong(HEADER_SIZE).putLong(sections == null ? 0 : sections.headersOffset());
        file.putInt(0).putShort((short) HEADER_SIZE).putShort((short) PROGRAM_HEADER_SIZE).putShort((short) programHeaders);
        file.putShort((short) SectionHeaders.SIZE).putShort((short) (sections == null ? 0 : sections.count()));
        file.putShort((short) (sections == null ? 0 : sections.stringTable()));
    }

    private void programHeaders(ByteBuffer file, int[] offsets, int noteOffset, byte[] notes) {
        for (int i = 0; i < offsets.length; i++) {
            LinkedImage.Segment segment = image.segments().get(i);
            int flags = PF_R | (segment.kind().isWritable() ? PF_W : 0) | (segment.kind().isExecutable() ? PF_X : 0);
            file.putInt(PT_LOAD).putInt(flags).putLong(offsets[i]).putLong(segment.address()).putLong(segment.address() - physicalOffset);
            file.putLong(segment.bytes().length).putLong(segment.memorySize()).putLong(Linker.PAGE);
        }
        file.putInt(PT_GNU_STACK).putInt(PF_R | PF_W).put(new byte[5 * Long.BYTES]).putLong(16);
        if (notes.length > 0) {
            file.putInt(PT_NOTE).putInt(PF_R).putLong(noteOffset).putLong(0).putLong(0);
            file.putLong(notes.length).putLong(notes.length).putLong(4);
            file.put(notes);
        }
    }

    private byte[] notes() {
        ByteBuffer notes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        if (pvhEntry != null) {
            note(notes, "Xen\0", PVH_NOTE_TYPE, image.address(pvhEntry) - physicalOffset);
        }
        if (withCodeTable) {
            note(notes, "Astryon\0", CODE_TABLE_NOTE_TYPE, image.address("astryon.text") << 32 | image.address("astryon.codetable"));
        }
        return java.util.Arrays.copyOf(notes.array(), notes.position());
    }

    /** Owners here are a multiple of 4 bytes long, with their zero: no padding. */
    private static void note(ByteBuffer notes, String owner, int type, long value) {
        notes.putInt(owner.length()).putInt(Long.BYTES).putInt(type).put(owner.getBytes(StandardCharsets.US_ASCII)).putLong(value);
    }
}

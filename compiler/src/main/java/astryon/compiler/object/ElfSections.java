package astryon.compiler.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The end of an ELF file, which no loader reads: symbol table, strings, section headers. Debuggers and disassemblers find names
 * by it. One string table holds the names of sections and symbols. (System V ABI, chapter 4.)
 */
final class ElfSections {
    static final int HEADER_SIZE = 64;
    private static final int SYMBOL_SIZE = 24;
    // @formatter:off
    private static final int SHT_PROGBITS = 1;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_STRTAB = 3;
    private static final int SHT_NOBITS = 8;
    private static final int SHF_WRITE = 1;
    private static final int SHF_ALLOC = 2;
    private static final int SHF_EXECINSTR = 4;
    private static final int STB_GLOBAL = 1 << 4;
    private static final Map<SectionKind, String> NAMES = Map.of(
            SectionKind.TEXT, ".text", SectionKind.RODATA, ".rodata", SectionKind.DATA, ".data", SectionKind.BSS, ".bss");
    // @formatter:on

    private record Header(int name, int type, int flags, long address, long offset, long size, int link, int info, int alignment, int entrySize) {
    }

    private final LinkedImage image;
    private final ArrayList<Header> headers = new ArrayList<>();
    private final int[] indexOfKind = new int[SectionKind.values().length];
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final int headersOffset;
    private final byte[] bytes;

    /** @param segmentOffsets where the segments lie in the file; @param offset where this will, a multiple of 8 */
    ElfSections(LinkedImage image, int[] segmentOffsets, int offset) {
        this.image = image;
        strings.write(0);
        headers.add(new Header(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        for (int i = 0; i < segmentOffsets.length; i++) {
            segment(image.segments().get(i), segmentOffsets[i]);
        }
        byte[] symbols = symbols();
        int stringTable = headers.size() + 1;
        headers.add(new Header(string(".symtab"), SHT_SYMTAB, 0, 0, offset, symbols.length, stringTable, 1, 8, SYMBOL_SIZE));
        int name = string(".strtab");
        headers.add(new Header(name, SHT_STRTAB, 0, 0, offset + symbols.length, strings.size(), 0, 0, 1, 0));

        int headersStart = symbols.length + strings.size() + 7 & -8;
        ByteBuffer all = ByteBuffer.allocate(headersStart + headers.size() * HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        all.put(symbols).put(strings.toByteArray()).position(headersStart);
        for (Header header : headers) {
            all.putInt(header.name).putInt(header.type).putLong(header.flags).putLong(header.address).putLong(header.offset);
            all.putLong(header.size).putInt(header.link).putInt(header.info).putLong(header.alignment).putLong(header.entrySize);
        }
        this.bytes = all.array();
        this.headersOffset = offset + headersStart;
    }

    byte[] bytes() {
        return bytes;
    }

    int headersOffset() {
        return headersOffset;
    }

    int count() {
        return headers.size();
    }

    /** The number of the section that holds the names of sections. */
    int stringTable() {
        return headers.size() - 1;
    }

    /** A section for its bytes, and one for the zeros after them. */
    private void segment(LinkedImage.Segment segment, int offset) {
        SectionKind kind = segment.kind();
        int flags = SHF_ALLOC | (kind.isWritable() ? SHF_WRITE : 0) | (kind.isExecutable() ? SHF_EXECINSTR : 0);
        int length = segment.bytes().length;
        if (kind != SectionKind.BSS) {
            add(kind, new Header(string(NAMES.get(kind)), SHT_PROGBITS, flags, segment.address(), offset, length, 0, 0, 1, 0));
        }
        if (kind == SectionKind.BSS || segment.memorySize() > length) {
            add(SectionKind.BSS, new Header(string(NAMES.get(SectionKind.BSS)), SHT_NOBITS, flags, segment.address() + length,
                    offset + length, segment.memorySize() - length, 0, 0, 1, 0));
        }
    }

    private void add(SectionKind kind, Header header) {
        indexOfKind[kind.ordinal()] = headers.size();
        headers.add(header);
    }

    private byte[] symbols() {
        List<LinkedImage.Placed> placed = image.symbols();
        ByteBuffer symbols = ByteBuffer.allocate((placed.size() + 1) * SYMBOL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        symbols.position(SYMBOL_SIZE);
        for (LinkedImage.Placed one : placed) {
            Symbol symbol = one.symbol();
            int type = switch (symbol.kind()) {
                case LABEL -> 0;
                case OBJECT -> 1;
                case FUNCTION -> 2;
            };
            symbols.putInt(string(symbol.name())).put((byte) (STB_GLOBAL | type)).put((byte) 0);
            symbols.putShort((short) indexOfKind[symbol.section().kind().ordinal()]).putLong(one.address()).putLong(symbol.size());
        }
        return symbols.array();
    }

    private int string(String text) {
        int offset = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
        return offset;
    }
}

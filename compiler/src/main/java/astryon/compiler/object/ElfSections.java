package astryon.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The end of an executable, which no loader reads: symbol table, strings, section headers. Debuggers and disassemblers find names
 * by it. (System V ABI, chapter 4.)
 */
final class ElfSections {
    private final LinkedImage image;
    private final SectionHeaders headers = new SectionHeaders();
    private final int[] indexOfKind = new int[SectionKind.values().length];
    private final int headersOffset;
    private final byte[] bytes;

    /** @param segmentOffsets where the segments lie in the file; @param offset where this will, a multiple of 8; @param unloaded what is to lie behind the symbols */
    ElfSections(LinkedImage image, int[] segmentOffsets, int offset, List<Unloaded> unloaded) {
        this.image = image;
        for (int i = 0; i < segmentOffsets.length; i++) {
            segment(image.segments().get(i), segmentOffsets[i]);
        }
        byte[] symbols = symbols();
        int stringTable = headers.count() + 1 + unloaded.size();
        headers.add(".symtab", SectionHeaders.SHT_SYMTAB, 0, 0, offset, symbols.length, stringTable, 1, 8, SectionHeaders.SYMBOL_SIZE);
        int end = symbols.length;
        for (Unloaded section : unloaded) {
            headers.add(section.name(), SectionHeaders.SHT_PROGBITS, 0, 0, offset + end, section.bytes().length, 0, 0, 1, 0);
            end += section.bytes().length;
        }
        byte[] strings = headers.addStrings(offset + end);
        int headersStart = end + strings.length + 7 & -8;
        byte[] table = headers.bytes();
        ByteBuffer all = ByteBuffer.allocate(headersStart + table.length).put(symbols);
        unloaded.forEach(section -> all.put(section.bytes()));
        this.bytes = all.put(strings).position(headersStart).put(table).array();
        this.headersOffset = offset + headersStart;
    }

    byte[] bytes() {
        return bytes;
    }

    int headersOffset() {
        return headersOffset;
    }

    int count() {
        return headers.count();
    }

    /** The number of the section that holds the names of sections. */
    int stringTable() {
        return headers.count() - 1;
    }

    /** A section for its bytes, and one for the zeros after them. */
    private void segment(LinkedImage.Segment segment, int offset) {
        SectionKind kind = segment.kind();
        int length = segment.bytes().length;
        if (kind != SectionKind.BSS) {
            indexOfKind[kind.ordinal()] = headers.add(SectionHeaders.name(kind), SectionHeaders.SHT_PROGBITS, SectionHeaders.flags(kind),
                    segment.address(), offset, length, 0, 0, 1, 0);
        }
        if (kind == SectionKind.BSS || segment.memorySize() > length) {
            indexOfKind[SectionKind.BSS.ordinal()] = headers.add(SectionHeaders.name(SectionKind.BSS), SectionHeaders.SHT_NOBITS,
                    SectionHeaders.flags(kind), segment.address() + length, offset + length, segment.memorySize() - length, 0, 0, 1, 0);
        }
    }

    private byte[] symbols() {
        List<LinkedImage.Placed> placed = image.symbols();
        ByteBuffer symbols = ByteBuffer.allocate((placed.size() + 1) * SectionHeaders.SYMBOL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        symbols.position(SectionHeaders.SYMBOL_SIZE);
        for (LinkedImage.Placed one : placed) {
            Symbol symbol = one.symbol();
            headers.putGlobal(symbols, symbol.name(), SectionHeaders.type(symbol.kind()), indexOfKind[symbol.section().kind().ordinal()], one.address(),
                    symbol.size());
        }
        return symbols.array();
    }
}

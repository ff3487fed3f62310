package astryon.compiler.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes sections that are not linked yet as a relocatable ELF64 file, which other people's tools disassemble and link: one section for
 * each {@link SectionKind}, in that order, their relocations, and every symbol. What our own linker defines, the start and end of each kind, is
 * defined here. (System V ABI, chapter 4; AMD64 supplement, table 4.9.)
 */
public final class RelocatableWriter {
    // @formatter:off
    private static final short ET_REL = 1;
    private static final short EM_X86_64 = 62;
    private static final int RELOCATION_SIZE = 24;
    private static final int R_X86_64_64   = 1;
    private static final int R_X86_64_PC32 = 2;
    private static final int R_X86_64_32   = 10;
    private static final int R_X86_64_32S  = 11;
    private static final int R_X86_64_16   = 12;
    private static final int R_X86_64_PC16 = 13;
    /** Sections are numbered from 1: one a kind, the relocations of all but the last kind, the mark that no stack is executed, and these. */
    private static final int SYMBOL_TABLE = 2 * SectionKind.values().length + 1;
    private static final int STRING_TABLE = SYMBOL_TABLE + 1;
    // @formatter:on

    private final List<Section> sections;
    private final int addressRelocation;
    private final Map<Section, Integer> offsets = new HashMap<>();
    private final Map<String, Integer> symbolNumbers = new LinkedHashMap<>();
    private final SectionHeaders headers = new SectionHeaders();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** @param high whether it is for the top of the address space, where addresses in 4 bytes are sign-extended, and not for the low end */
    public RelocatableWriter(List<Section> sections, boolean high) {
        this.sections = sections;
        this.addressRelocation = high ? R_X86_64_32S : R_X86_64_32;
    }

    public byte[] write() {
        ByteBuffer symbols = ByteBuffer.allocate(symbolTableSize()).order(ByteOrder.LITTLE_ENDIAN);
        symbols.position(SectionHeaders.SYMBOL_SIZE);
        for (SectionKind kind : SectionKind.values()) {
            place(kind, symbols);
        }
        undefined(symbols);
        for (SectionKind kind : SectionKind.values()) {
            if (kind != SectionKind.BSS) {
                byte[] relocations = relocations(kind);
                headers.add(".rela" + SectionHeaders.name(kind), SectionHeaders.SHT_RELA, SectionHeaders.SHF_INFO_LINK, 0, append(relocations, 8),
                        relocations.length, SYMBOL_TABLE, kind.ordinal() + 1, 8, RELOCATION_SIZE);
            }
        }
        headers.add(".note.GNU-stack", SectionHeaders.SHT_PROGBITS, 0, 0, append(new byte[0], 1), 0, 0, 0, 1, 0);
        headers.add(".symtab", SectionHeaders.SHT_SYMTAB, 0, 0, append(symbols.array(), 8), symbols.capacity(), STRING_TABLE, 1, 8,
                SectionHeaders.SYMBOL_SIZE);
        append(headers.addStrings(append(new byte[0], 1)), 1);
        byte[] table = headers.bytes();
        int tableOffset = append(table, 8);
        return ByteBuffer.allocate(SectionHeaders.SIZE + content.size()).order(ByteOrder.LITTLE_ENDIAN).put(header(tableOffset)).put(content.toByteArray())
                .array();
    }

    /** Adds {@code bytes} to the file and yields the offset they are at. */
    private int append(byte[] bytes, int alignment) {
        while ((SectionHeaders.SIZE + content.size()) % alignment != 0) {
            content.write(0);
        }
        int offset = SectionHeaders.SIZE + content.size();
        content.writeBytes(bytes);
        return offset;
    }

    private List<Section> of(SectionKind kind) {
        return sections.stream().filter(section -> section.kind() == kind).toList();
    }

    /** One after the other, as our linker would put them. */
    private void place(SectionKind kind, ByteBuffer symbols) {
        int size = 0;
        int alignment = 1;
        for (Section section : of(kind)) {
            alignment = Math.max(alignment, section.alignment());
            size = size + section.alignment() - 1 & -section.alignment();
            offsets.put(section, size);
            size += section.size();
        }
        ByteBuffer bytes = ByteBuffer.allocate(kind == SectionKind.BSS ? 0 : size);
        number(symbols, kind.symbol(), 0, kind.ordinal() + 1, 0, 0);
        for (Section section : of(kind)) {
            int start = offsets.get(section);
            if (kind != SectionKind.BSS) {
                bytes.position(start).put(section.bytes());
            }
            for (Symbol symbol : section.symbols()) {
                number(symbols, symbol.name(), SectionHeaders.type(symbol.kind()), kind.ordinal() + 1, (long) start + symbol.offset(), symbol.size());
            }
        }
        number(symbols, kind.symbol() + ".end", 0, kind.ordinal() + 1, size, 0);
        headers.add(SectionHeaders.name(kind), kind == SectionKind.BSS ? SectionHeaders.SHT_NOBITS : SectionHeaders.SHT_PROGBITS,
                SectionHeaders.flags(kind), 0, append(bytes.array(), alignment), size, 0, 0, alignment, 0);
    }

    private void number(ByteBuffer symbols, String name, int type, int section, long value, long size) {
        symbolNumbers.put(name, symbols.position() / SectionHeaders.SYMBOL_SIZE);
        headers.putGlobal(symbols, name, type, section, value, size);
    }

    private int symbolTableSize() {
        long defined = 1L + 2L * SectionKind.values().length + sections.stream().mapToInt(section -> section.symbols().size()).sum();
        return Math.toIntExact((defined + missing().size()) * SectionHeaders.SYMBOL_SIZE);
    }

    /** What relocations name and nothing here defines. */
    private List<String> missing() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        sections.forEach(section -> section.relocations().forEach(relocation -> names.put(relocation.symbol(), true)));
        sections.forEach(section -> section.symbols().forEach(symbol -> names.remove(symbol.name())));
        for (SectionKind kind : SectionKind.values()) {
            names.remove(kind.symbol());
            names.remove(kind.symbol() + ".end");
        }
        return new ArrayList<>(names.keySet());
    }

    private void undefined(ByteBuffer symbols) {
        missing().forEach(name -> number(symbols, name, 0, 0, 0, 0));
    }

    private byte[] relocations(SectionKind kind) {
        List<Section> these = of(kind);
        int count = these.stream().mapToInt(section -> section.relocations().size()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(count * RELOCATION_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (Section section : these) {
            for (Relocation relocation : section.relocations()) {
                bytes.putLong(offsets.get(section) + (long) relocation.offset());
                bytes.putLong((long) symbolNumbers.get(relocation.symbol()) << 32 | type(relocation.kind())).putLong(relocation.addend());
            }
        }
        return bytes.array();
    }

    private int type(RelocationKind kind) {
        return switch (kind) {
            case ABS16 -> R_X86_64_16;
            case ABS32 -> addressRelocation;
            case ABS32S -> R_X86_64_32S;
            case ABS64 -> R_X86_64_64;
            case REL16 -> R_X86_64_PC16;
            case REL32 -> R_X86_64_PC32;
        };
    }

    private byte[] header(int tableOffset) {
        ByteBuffer header = ByteBuffer.allocate(SectionHeaders.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        // 64-bit, little-endian, version 1, System V ABI; neither entry nor program headers.
        header.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}).putShort(ET_REL).putShort(EM_X86_64).putInt(1);
        header.putLong(0).putLong(0).putLong(tableOffset).putInt(0).putShort((short) SectionHeaders.SIZE).putShort((short) 0).putShort((short) 0);
        header.putShort((short) SectionHeaders.SIZE).putShort((short) headers.count()).putShort((short) STRING_TABLE);
        return header.array();
    }
}

package astryon.compiler.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** The table of section headers of an ELF file, and the one string table that holds the names of sections and symbols. (System V ABI, chapter 4.) */
final class SectionHeaders {
    static final int SIZE = 64;
    static final int SYMBOL_SIZE = 24;
    // @formatter:off
    static final int SHT_PROGBITS = 1;
    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_RELA = 4;
    static final int SHT_NOBITS = 8;
    static final int SHF_WRITE = 1;
    static final int SHF_ALLOC = 2;
    static final int SHF_EXECINSTR = 4;
    static final int SHF_INFO_LINK = 0x40;
    private static final int STB_GLOBAL = 1 << 4;
    private static final Map<SectionKind, String> NAMES = Map.of(
            SectionKind.TEXT, ".text", SectionKind.RODATA, ".rodata", SectionKind.DATA, ".data", SectionKind.BSS, ".bss");
    // @formatter:on

    private record Header(int name, int type, int flags, long address, long offset, long size, int link, int info, int alignment, int entrySize) {
    }

    private final ArrayList<Header> headers = new ArrayList<>();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();

    SectionHeaders() {
        strings.write(0);
        headers.add(new Header(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    static String name(SectionKind kind) {
        return NAMES.get(kind);
    }

    static int flags(SectionKind kind) {
        return SHF_ALLOC | (kind.isWritable() ? SHF_WRITE : 0) | (kind.isExecutable() ? SHF_EXECINSTR : 0);
    }

    /** Yields the section's number. */
    int add(String name, int type, int flags, long address, long offset, long size, int link, int info, int alignment, int entrySize) {
        headers.add(new Header(string(name), type, flags, address, offset, size, link, info, alignment, entrySize));
        return headers.size() - 1;
    }

    int count() {
        return headers.size();
    }

    /** Where in the string table {@code text} begins. */
    int string(String text) {
        int offset = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
        return offset;
    }

    /** Adds the string table itself, after which there are no more strings, and yields its bytes. */
    byte[] addStrings(long offset) {
        int name = string(".strtab");
        headers.add(new Header(name, SHT_STRTAB, 0, 0, offset, strings.size(), 0, 0, 1, 0));
        return strings.toByteArray();
    }

    static int type(Symbol.Kind kind) {
        return switch (kind) {
            case LABEL -> 0;
            case OBJECT -> 1;
            case FUNCTION -> 2;
        };
    }

    /** Writes a symbol that every other file may see. */
    void putGlobal(ByteBuffer symbols, String name, int type, int section, long value, long size) {
        symbols.putInt(string(name)).put((byte) (STB_GLOBAL | type)).put((byte) 0).putShort((short) section).putLong(value).putLong(size);
    }

    byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(headers.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (Header header : headers) {
            all.putInt(header.name).putInt(header.type).putLong(header.flags).putLong(header.address).putLong(header.offset);
            all.putLong(header.size).putInt(header.link).putInt(header.info).putLong(header.alignment).putLong(header.entrySize);
        }
        return all.array();
    }
}

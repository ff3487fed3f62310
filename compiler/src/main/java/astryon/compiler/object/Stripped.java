package astryon.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An executable without its sections: what runs needs none, and symbols are a quarter of a program. System V ABI, ELF-64 object file format. */
public final class Stripped {
    private static final int SECTION_HEADERS = 40;
    private static final int SECTION_COUNT = 60;
    private static final int SECTION_NAMES = 62;
    private static final int PROGRAM_HEADERS = 32;
    private static final int PROGRAM_HEADER_COUNT = 56;
    private static final int PROGRAM_HEADER = 56;
    private static final int OFFSET = 8;
    private static final int FILE_SIZE = 32;

    private Stripped() {
    }

    /** A shorter copy of an ELF file that {@link ElfWriter} wrote, which has its sections behind all that is loaded. */
    public static byte[] of(byte[] elf) {
        ByteBuffer file = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
        long end = 0;
        for (int i = 0; i < file.getShort(PROGRAM_HEADER_COUNT); i++) {
            int header = (int) file.getLong(PROGRAM_HEADERS) + i * PROGRAM_HEADER;
            end = Math.max(end, file.getLong(header + OFFSET) + file.getLong(header + FILE_SIZE));
        }
        byte[] stripped = Arrays.copyOf(elf, Math.toIntExact(end));
        ByteBuffer.wrap(stripped).order(ByteOrder.LITTLE_ENDIAN).putLong(SECTION_HEADERS, 0).putShort(SECTION_COUNT, (short) 0).putShort(SECTION_NAMES, (short) 0);
        return stripped;
    }
}

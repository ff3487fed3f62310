package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.Word;

/**
 * The boot archive: the files the system starts from, before there is a file system. Little-endian:
 *
 * <pre>
 *   0  u64 magic "ASTRYARC"
 *   8  u32 count of files, at most {@link #MAX_FILES}
 *  12  u32 0
 *  16  a row of 64 bytes for each file:
 *        0  name, ASCII, zeroes after it; at most 47 characters
 *       48  u64 offset from the start of the archive, a multiple of 4096
 *       56  u64 size in bytes
 * </pre>
 *
 * The rest of a file's last page is zero. The word is the archive's address; {@link #isSound} must have said yes before
 * anything else is asked.
 */
@Word
public record BootArchive(long value) {
    public static final long MAGIC = 0x4352415952545341L;
    public static final int MAX_FILES = 1024;
    public static final int HEADER_SIZE = 16;
    public static final int ROW_SIZE = 64;
    public static final int COUNT_OFFSET = 8;
    public static final int NAME_LENGTH = 48;
    public static final int FILE_OFFSET = 48;
    public static final int FILE_SIZE = 56;

    /** Whether {@code size} bytes at this address are an archive whose rows all lie inside it. */
    public boolean isSound(Size size) {
        long bytes = size.value();
        if (bytes < HEADER_SIZE || start().loadLong() != MAGIC) {
            return false;
        }
        int count = count();
        if (count < 0 || count > MAX_FILES || HEADER_SIZE + (long) count * ROW_SIZE > bytes) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            long offset = row(i).plus(FILE_OFFSET).loadLong();
            long fileSize = row(i).plus(FILE_SIZE).loadLong();
            if ((offset & 4095) != 0 || offset < 0 || offset > bytes || fileSize < 0 || fileSize > bytes - offset) {
                return false;
            }
        }
        return true;
    }

    public Address start() {
        return new Address(value);
    }

    public int count() {
        return start().plus(COUNT_OFFSET).loadInt();
    }

    /** Number of the file of this name, or -1. */
    public int find(String name) {
        int count = count();
        for (int i = 0; i < count; i++) {
            if (isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    public String name(int index) {
        StringBuilder name = new StringBuilder();
        Address row = row(index);
        for (int i = 0; i < NAME_LENGTH && row.plus(i).loadByte() != 0; i++) {
            name.append((char) row.plus(i).loadByte());
        }
        return name.toString();
    }

    public Address file(int index) {
        return start().plus(row(index).plus(FILE_OFFSET).loadLong());
    }

    public Size size(int index) {
        return new Size(row(index).plus(FILE_SIZE).loadLong());
    }

    private boolean isNamed(int index, String name) {
        Address row = row(index);
        int length = name.length();
        if (length >= NAME_LENGTH || row.plus(length).loadByte() != 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (row.plus(i).loadByte() != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Address row(int index) {
        return start().plus(HEADER_SIZE + (long) index * ROW_SIZE);
    }
}

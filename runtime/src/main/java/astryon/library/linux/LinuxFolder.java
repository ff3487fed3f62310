package astryon.library.linux;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;

/** The names in a folder, a buffer at a time. getdents64(2): records of u64 number, s64 next, u16 length, u8 kind, name, zero. */
final class LinuxFolder {
    private static final int GETDENTS64 = 217;
    private static final int LENGTH = 16;
    private static final int NAME = 19;

    private LinuxFolder() {
    }

    /** The next names of an open folder; null behind the last or when it cannot be read. */
    static String[] some(int folder) {
        Address buffer = LinuxBuffer.take();
        int end = (int) Machine.syscall(GETDENTS64, folder, buffer.value(), LinuxBuffer.BYTES, 0, 0, 0);
        String[] names = end <= 0 ? null : new String[count(buffer, end)];
        int number = 0;
        for (int at = 0; at < end; at += length(buffer.plus(at))) {
            names[number++] = Utf8.decodeZeroTerminated(buffer.plus(at + NAME));
        }
        LinuxBuffer.give(buffer);
        return names;
    }

    private static int count(Address records, int end) {
        int count = 0;
        for (int at = 0; at < end; at += length(records.plus(at))) {
            count++;
        }
        return count;
    }

    private static int length(Address entry) {
        return entry.plus(LENGTH).loadShort() & 0xffff;
    }
}

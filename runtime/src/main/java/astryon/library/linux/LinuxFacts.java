package astryon.library.linux;

import astryon.magic.Address;
import astryon.sys.FileCalls;

/** {@code struct stat} and {@code struct timespec} of x86-64. stat(3type). */
final class LinuxFacts {
    private static final int DEVICE = 0;
    private static final int NUMBER = 8;
    private static final int LINKS = 16;
    private static final int MODE = 24;
    private static final int OWNER = 28;
    private static final int GROUP = 32;
    private static final int SIZE = 48;
    private static final int ACCESSED = 72;
    private static final int MODIFIED = 88;
    private static final int CHANGED = 104;
    private static final int KIND_MASK = 0xf000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private LinuxFacts() {
    }

    static void read(Address stat, long[] facts) {
        int mode = stat.plus(MODE).loadInt();
        facts[FileCalls.KIND] = switch (mode & KIND_MASK) {
            case 0x8000 -> FileCalls.REGULAR;
            case 0x4000 -> FileCalls.FOLDER;
            case 0xa000 -> FileCalls.LINK;
            default -> FileCalls.OTHER;
        };
        facts[FileCalls.SIZE] = stat.plus(SIZE).loadLong();
        facts[FileCalls.MODIFIED_NANOS] = time(stat.plus(MODIFIED));
        facts[FileCalls.ACCESSED_NANOS] = time(stat.plus(ACCESSED));
        facts[FileCalls.CHANGED_NANOS] = time(stat.plus(CHANGED));
        facts[FileCalls.MODE] = mode & 0xfff;
        facts[FileCalls.NUMBER] = stat.plus(NUMBER).loadLong();
        facts[FileCalls.DEVICE] = stat.plus(DEVICE).loadLong();
        facts[FileCalls.OWNER] = stat.plus(OWNER).loadInt();
        facts[FileCalls.GROUP] = stat.plus(GROUP).loadInt();
        facts[FileCalls.LINKS] = stat.plus(LINKS).loadLong();
    }

    private static long time(Address timespec) {
        return timespec.loadLong() * NANOS_PER_SECOND + timespec.plus(8).loadLong();
    }

    static void writeTime(Address timespec, long nanos) {
        timespec.storeLong(Math.floorDiv(nanos, NANOS_PER_SECOND));
        timespec.plus(8).storeLong(Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}

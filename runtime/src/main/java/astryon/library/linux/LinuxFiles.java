package astryon.library.linux;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Substitute;
import astryon.sys.FileCalls;
import astryon.sys.FileSpace;
import astryon.sys.WatchedChange;
import java.util.List;

/** {@code FileCalls} over Linux system calls. Numbers, flags and structures: man-pages section 2, x86-64. */
@Substitute(value = "astryon.sys.FileCalls", whole = true, why = "the Linux target has no library below it")
final class LinuxFiles {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int OPEN = 2;
    private static final int CLOSE = 3;
    private static final int FSTAT = 5;
    private static final int LSEEK = 8;
    private static final int IOCTL = 16;
    private static final int FSYNC = 74;
    private static final int FTRUNCATE = 77;
    private static final int MKDIR = 83;
    private static final int RMDIR = 84;
    private static final int RENAME = 82;
    private static final int LINK = 86;
    private static final int UNLINK = 87;
    private static final int SYMLINK = 88;
    private static final int READLINK = 89;
    private static final int CHMOD = 90;
    private static final int FACCESSAT = 269;
    private static final int NEWFSTATAT = 262;
    private static final int UTIMENSAT = 280;

    private static final int CURRENT_FOLDER = -100;
    private static final int SYMLINK_NOFOLLOW = 0x100;
    private static final int FIONREAD = 0x541b;
    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_CREAT = 0x40;
    private static final int O_EXCL = 0x80;
    private static final int O_TRUNC = 0x200;
    private static final int O_APPEND = 0x400;
    private static final int O_NOFOLLOW = 0x2_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int O_SYNC = 0x10_1000;
    private static final int ENAMETOOLONG = 36;

    /** A buffer holds up to two paths and, in its second half, a structure. */
    private static final int PATH_BYTES = 4096;
    private static final int SECOND_PATH = 4096;
    private static final int STRUCTURE = 0x8000;

    private LinuxFiles() {
    }

    public static int open(String path, int how, int mode) {
        int flags = O_CLOEXEC;
        if ((how & FileCalls.WRITE) != 0) {
            flags |= (how & FileCalls.READ) != 0 ? O_RDWR : O_WRONLY;
        }
        flags |= (how & FileCalls.CREATE) != 0 ? O_CREAT : 0;
        flags |= (how & FileCalls.NEW) != 0 ? O_CREAT | O_EXCL : 0;
        flags |= (how & FileCalls.TRUNCATE) != 0 ? O_TRUNC : 0;
        flags |= (how & FileCalls.APPEND) != 0 ? O_APPEND : 0;
        flags |= (how & FileCalls.SYNC) != 0 ? O_SYNC : 0;
        flags |= (how & FileCalls.NO_FOLLOW) != 0 ? O_NOFOLLOW : 0;
        return onPath(OPEN, path, flags, mode);
    }

    /** A call whose first argument is a path. */
    private static int onPath(int call, String path, long second, long third) {
        Address buffer = LinuxBuffer.take();
        long result = -ENAMETOOLONG;
        if (LinuxBuffer.put(path, buffer, PATH_BYTES)) {
            result = WaitingCall.make(call, buffer.value(), second, third);
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    private static int onTwoPaths(int call, String first, String second) {
        Address buffer = LinuxBuffer.take();
        long result = -ENAMETOOLONG;
        if (LinuxBuffer.put(first, buffer, PATH_BYTES) && LinuxBuffer.put(second, buffer.plus(SECOND_PATH), PATH_BYTES)) {
            result = Machine.syscall(call, buffer.value(), buffer.plus(SECOND_PATH).value(), 0, 0, 0, 0);
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static int close(int file) {
        return (int) Machine.syscall(CLOSE, file, 0, 0, 0, 0, 0);
    }

    public static int read(int file, byte[] bytes, int offset, int count) {
        Address buffer = LinuxBuffer.take();
        long result = WaitingCall.make(READ, file, buffer.value(), Math.min(count, LinuxBuffer.BYTES));
        LinuxBuffer.copyOut(buffer, bytes, offset, (int) Math.max(result, 0));
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static int write(int file, byte[] bytes, int offset, int count) {
        Address buffer = LinuxBuffer.take();
        int some = Math.min(count, LinuxBuffer.BYTES);
        LinuxBuffer.copyIn(bytes, offset, buffer, some);
        long result = WaitingCall.make(WRITE, file, buffer.value(), some);
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static long seek(int file, long offset, int from) {
        return Machine.syscall(LSEEK, file, offset, from, 0, 0, 0);
    }

    public static int setSize(int file, long size) {
        return (int) Machine.syscall(FTRUNCATE, file, size, 0, 0, 0, 0);
    }

    public static int sync(int file) {
        return (int) WaitingCall.make(FSYNC, file, 0, 0);
    }

    /** Of a regular file what is left of it, of others what the system has waiting. */
    public static int available(int file) {
        long[] facts = new long[FileCalls.FACTS];
        int result = factsOf(file, facts);
        if (result < 0) {
            return result;
        }
        if (facts[FileCalls.KIND] == FileCalls.REGULAR) {
            long at = seek(file, 0, 1);
            return (int) Math.min(Math.max(facts[FileCalls.SIZE] - Math.max(at, 0), 0), Integer.MAX_VALUE);
        }
        Address buffer = LinuxBuffer.take();
        long answer = Machine.syscall(IOCTL, file, FIONREAD, buffer.value(), 0, 0, 0);
        int waiting = answer < 0 ? 0 : buffer.loadInt();
        LinuxBuffer.give(buffer);
        return waiting;
    }

    public static int facts(String path, boolean followLinks, long[] facts) {
        Address buffer = LinuxBuffer.take();
        long result = -ENAMETOOLONG;
        if (LinuxBuffer.put(path, buffer, PATH_BYTES)) {
            result = Machine.syscall(NEWFSTATAT, CURRENT_FOLDER, buffer.value(), buffer.plus(STRUCTURE).value(), followLinks ? 0 : SYMLINK_NOFOLLOW, 0, 0);
            if (result == 0) {
                LinuxFacts.read(buffer.plus(STRUCTURE), facts);
            }
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static int factsOf(int file, long[] facts) {
        Address buffer = LinuxBuffer.take();
        long result = Machine.syscall(FSTAT, file, buffer.value(), 0, 0, 0, 0);
        if (result == 0) {
            LinuxFacts.read(buffer, facts);
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static int access(String path, int what) {
        Address buffer = LinuxBuffer.take();
        long result = -ENAMETOOLONG;
        if (LinuxBuffer.put(path, buffer, PATH_BYTES)) {
            result = Machine.syscall(FACCESSAT, CURRENT_FOLDER, buffer.value(), what, 0, 0, 0);
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static String[] list(int folder) {
        return LinuxFolder.some(folder);
    }

    public static int makeFolder(String path, int mode) {
        return onPath(MKDIR, path, mode, 0);
    }

    public static int remove(String path) {
        return onPath(UNLINK, path, 0, 0);
    }

    public static int removeFolder(String path) {
        return onPath(RMDIR, path, 0, 0);
    }

    public static int rename(String from, String to) {
        return onTwoPaths(RENAME, from, to);
    }

    public static int makeSymbolicLink(String path, String target) {
        return onTwoPaths(SYMLINK, target, path);
    }

    public static int makeHardLink(String path, String existing) {
        return onTwoPaths(LINK, existing, path);
    }

    public static String readLink(String path) {
        Address buffer = LinuxBuffer.take();
        String target = null;
        if (LinuxBuffer.put(path, buffer, PATH_BYTES)) {
            long length = Machine.syscall(READLINK, buffer.value(), buffer.plus(SECOND_PATH).value(), PATH_BYTES, 0, 0, 0);
            if (length >= 0) {
                target = Utf8.decode(buffer.plus(SECOND_PATH), (int) length);
            }
        }
        LinuxBuffer.give(buffer);
        return target;
    }

    public static int setTimes(String path, long accessedNanos, long modifiedNanos, boolean followLinks) {
        Address buffer = LinuxBuffer.take();
        long result = -ENAMETOOLONG;
        if (LinuxBuffer.put(path, buffer, PATH_BYTES)) {
            Address times = buffer.plus(STRUCTURE);
            LinuxFacts.writeTime(times, accessedNanos);
            LinuxFacts.writeTime(times.plus(16), modifiedNanos);
            result = Machine.syscall(UTIMENSAT, CURRENT_FOLDER, buffer.value(), times.value(), followLinks ? 0 : SYMLINK_NOFOLLOW, 0, 0);
        }
        LinuxBuffer.give(buffer);
        return (int) result;
    }

    public static int setMode(String path, int mode) {
        return onPath(CHMOD, path, mode, 0);
    }

    public static int watchSet() {
        return LinuxWatches.create();
    }

    public static int watch(int set, String path) {
        return LinuxWatches.add(set, path);
    }

    public static int unwatch(int set, int watch) {
        return LinuxWatches.remove(set, watch);
    }

    public static List<WatchedChange> changes(int set) {
        return LinuxWatches.changes(set);
    }

    public static int closeWatchSet(int set) {
        LinuxWatches.close(set);
        return 0;
    }

    public static FileSpace space(String path) {
        return null;
    }

    public static List<String> mounted() {
        return List.of();
    }
}

package astryon.sys;

import java.util.List;

/**
 * What hosted programs need of a file system. The compiler puts the target's class in its place, as with {@link Platform}; everything that
 * {@code java.io} and {@code java.nio.file} do goes through here.
 *
 * <p>An open file is a small number. What fails yields a {@link FileError}'s number made negative. Paths are absolute or start from
 * {@link Platform#currentFolder}; their parts are separated by slashes.
 */
public final class FileCalls {
    /** How to open: any of these together. */
    public static final int READ = 1;
    public static final int WRITE = 2;
    /** Makes the file if it is not there. */
    public static final int CREATE = 4;
    /** With {@link #CREATE}: fails if it is there. */
    public static final int NEW = 8;
    public static final int TRUNCATE = 16;
    /** Every write goes to the end. */
    public static final int APPEND = 32;
    /** Every write reaches the disk before it returns. */
    public static final int SYNC = 64;
    /** Fails on a symbolic link. */
    public static final int NO_FOLLOW = 128;

    /** What {@link #facts} tells, by place in the array. */
    public static final int KIND = 0;
    public static final int SIZE = 1;
    public static final int MODIFIED_NANOS = 2;
    public static final int ACCESSED_NANOS = 3;
    public static final int CHANGED_NANOS = 4;
    /** The twelve bits of permissions. */
    public static final int MODE = 5;
    public static final int NUMBER = 6;
    public static final int DEVICE = 7;
    public static final int OWNER = 8;
    public static final int GROUP = 9;
    public static final int LINKS = 10;
    public static final int FACTS = 11;

    public static final int REGULAR = 1;
    public static final int FOLDER = 2;
    public static final int LINK = 3;
    public static final int OTHER = 4;

    private FileCalls() {
    }

    /** @param mode permissions of a file that is made, before the process's mask */
    public static native int open(String path, int how, int mode);

    public static native int close(int file);

    /** Reads where the file's position is, and moves it; 0 at the end. */
    public static native int read(int file, byte[] bytes, int offset, int count);

    /** May write less than {@code count}. */
    public static native int write(int file, byte[] bytes, int offset, int count);

    /** The new position: {@code offset} from the start (0), the present position (1) or the end (2). */
    public static native long seek(int file, long offset, int from);

    public static native int setSize(int file, long size);

    /** What was written reaches the disk. */
    public static native int sync(int file);

    /** Bytes that can be read without waiting. */
    public static native int available(int file);

    /** @param facts filled in: {@link #FACTS} numbers */
    public static native int facts(String path, boolean followLinks, long[] facts);

    public static native int factsOf(int file, long[] facts);

    /** Whether this program may: 4 read, 2 write, 1 execute, 0 see that it is there, or any together. */
    public static native int access(String path, int what);

    /** The names in an open folder, in the order the system has them; null behind the last. None at all: they come from the first on again, as the system has lost where it was. */
    public static native String[] list(int folder);

    public static native int makeFolder(String path, int mode);

    /** Removes what is not a folder. */
    public static native int remove(String path);

    public static native int removeFolder(String path);

    /** Replaces what is at {@code to}. */
    public static native int rename(String from, String to);

    public static native int makeSymbolicLink(String path, String target);

    public static native int makeHardLink(String path, String existing);

    /** Null if there is no link at {@code path}. */
    public static native String readLink(String path);

    public static native int setTimes(String path, long accessedNanos, long modifiedNanos, boolean followLinks);

    public static native int setMode(String path, int mode);

    /** A set of watches, with nothing in it yet: its number. */
    public static native int watchSet();

    /** What becomes of a file, or of a folder and what is in it, is told by {@link #changes} from now on: the watch's number in its set. */
    public static native int watch(int set, String path);

    public static native int unwatch(int set, int watch);

    /** Waits until something has happened, and yields what; null when the set is closed. One thread's at a time. */
    public static native List<WatchedChange> changes(int set);

    /** Ends all watches of the set, and who waits. */
    public static native int closeWatchSet(int set);

    /** How much room there is where a path leads; null if it leads nowhere, or the system does not tell. */
    public static native FileSpace space(String path);

    /** Where file systems are mounted, the one at the root first. */
    public static native List<String> mounted();
}

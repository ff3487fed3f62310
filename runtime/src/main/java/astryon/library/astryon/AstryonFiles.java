package astryon.library.astryon;

import astryon.magic.Substitute;
import astryon.sys.FileError;

/** {@code FileCalls} where there is no file system yet: nothing is there, and everything that is tried says so. */
@Substitute(value = "astryon.sys.FileCalls", whole = true, why = "the system has no file system a program could ask")
final class AstryonFiles {
    private AstryonFiles() {
    }

    public static int open(String path, int how, int mode) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int close(int file) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int read(int file, byte[] bytes, int offset, int count) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int write(int file, byte[] bytes, int offset, int count) {
        return -FileError.NOT_SUPPORTED;
    }

    public static long seek(int file, long offset, int from) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int setSize(int file, long size) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int sync(int file) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int available(int file) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int facts(String path, boolean followLinks, long[] facts) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int factsOf(int file, long[] facts) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int access(String path, int what) {
        return -FileError.NOT_SUPPORTED;
    }

    public static String[] list(int folder) {
        return null;
    }

    public static int makeFolder(String path, int mode) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int remove(String path) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int removeFolder(String path) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int rename(String from, String to) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int makeSymbolicLink(String path, String target) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int makeHardLink(String path, String existing) {
        return -FileError.NOT_SUPPORTED;
    }

    public static String readLink(String path) {
        return null;
    }

    public static int setTimes(String path, long accessedNanos, long modifiedNanos, boolean followLinks) {
        return -FileError.NOT_SUPPORTED;
    }

    public static int setMode(String path, int mode) {
        return -FileError.NOT_SUPPORTED;
    }
}

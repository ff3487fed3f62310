package astryon.sys;

/** Why a {@link FileCalls} method failed; the numbers are those of Linux, so that it has nothing to translate. errno(3). */
public final class FileError {
    public static final int NOT_PERMITTED = 1;
    public static final int NOT_THERE = 2;
    public static final int NOT_OPEN = 9;
    public static final int NO_ACCESS = 13;
    public static final int ALREADY_THERE = 17;
    public static final int OTHER_DEVICE = 18;
    public static final int NOT_A_FOLDER = 20;
    public static final int IS_A_FOLDER = 21;
    public static final int BAD_ARGUMENT = 22;
    public static final int READ_ONLY = 30;
    public static final int NOT_SUPPORTED = 38;
    public static final int NOT_EMPTY = 39;
    public static final int LINK_LOOP = 40;

    private FileError() {
    }

    /** @param result a negative result */
    public static String text(long result) {
        return switch ((int) -result) {
            case NOT_PERMITTED -> "Operation not permitted";
            case NOT_THERE -> "No such file or directory";
            case 4 -> "Interrupted system call";
            case 5 -> "Input/output error";
            case 6 -> "No such device or address";
            case NOT_OPEN -> "Bad file descriptor";
            case 11 -> "Resource temporarily unavailable";
            case 12 -> "Cannot allocate memory";
            case NO_ACCESS -> "Permission denied";
            case 16 -> "Device or resource busy";
            case ALREADY_THERE -> "File exists";
            case OTHER_DEVICE -> "Invalid cross-device link";
            case 19 -> "No such device";
            case NOT_A_FOLDER -> "Not a directory";
            case IS_A_FOLDER -> "Is a directory";
            case BAD_ARGUMENT -> "Invalid argument";
            case 24 -> "Too many open files";
            case 26 -> "Text file busy";
            case 27 -> "File too large";
            case 28 -> "No space left on device";
            case 29 -> "Illegal seek";
            case READ_ONLY -> "Read-only file system";
            case 31 -> "Too many links";
            case 32 -> "Broken pipe";
            case 36 -> "File name too long";
            case NOT_SUPPORTED -> "Function not implemented";
            case NOT_EMPTY -> "Directory not empty";
            case LINK_LOOP -> "Too many levels of symbolic links";
            case 122 -> "Disk quota exceeded";
            default -> "error ".concat(Long.toString(-result));
        };
    }
}

package astryon.sys;

/** How much room there is for files: what kind of file system it is, its number ({@link FileCalls#DEVICE}), and bytes. */
public record FileSpace(String type, int device, long used, long free) {
}

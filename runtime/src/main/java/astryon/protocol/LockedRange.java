package astryon.protocol;

/** A lock of a range of a file: its kind as in {@link OpenFile}, whose it is, and how many bytes from {@code start} on; 0 for all behind. */
public record LockedRange(int kind, long owner, long start, long size) {
}

package astryon.protocol;

/** What there is to know of a file: times in nanoseconds since 1970, {@code mode} the twelve bits of permissions, kinds as in {@link astryon.sys.FileCalls}. */
public record Facts(int kind, int mode, long size, long number, int device, int owner, int group, int links, long modified, long accessed, long changed) {
}

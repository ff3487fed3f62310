package astryon.protocol;

/**
 * How much room there is for files: of the whole file system, or, where a folder's own is less, of that.
 *
 * @param type what kind of file system it is
 * @param device as in {@link Facts}
 * @param used bytes that files fill
 * @param free bytes that they may fill beside those
 * @param names that there are
 * @param namesFree that there may be beside those
 */
public record Space(String type, int device, long used, long free, long names, long namesFree) {
}

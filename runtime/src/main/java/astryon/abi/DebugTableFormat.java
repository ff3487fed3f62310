package astryon.abi;

/**
 * What a debugger or a crash reporter knows of an image beside what is in it, in a file of its own, which nothing loads to run the program:
 * <pre>
 *    0  the first 64 bytes of the image's side table ({@link CodeTableFormat}), by which it is known
 *   64  another side table for the same code, which has a row wherever the source position changes: the last row at or before an instruction tells where that comes from
 * </pre>
 */
public final class DebugTableFormat {
    public static final int START_BYTES = 64;
    /** What such a file is called, behind the image's name. */
    public static final String SUFFIX = ".debug";

    private DebugTableFormat() {
    }
}

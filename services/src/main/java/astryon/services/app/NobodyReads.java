package astryon.services.app;

import java.io.IOException;

/** The other end of a pipe is closed. A program that writes into it ends without a word, as POSIX's SIGPIPE has it. */
public final class NobodyReads extends IOException {
    /** The exit status: 128 and the number of SIGPIPE. */
    public static final int STATUS = 141;

    public NobodyReads() {
        super("nobody reads what is written");
    }
}

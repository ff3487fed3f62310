package astryon.services.app;

import java.io.Closeable;
import java.io.IOException;

/** What a program's output is shown on, where that is no file and no pipe. Texts and ECMA-48 control sequences go through the output. */
public interface Terminal {
    int columns();

    int rows();

    /** From now on keys come one by one, and are not shown, until the result is closed. */
    Keys takeKeys() throws IOException;

    /** Keys as they are typed. */
    interface Keys extends Closeable {
        /** Waits for the next byte, of UTF-8 or of a control sequence; negative when the terminal is gone. */
        int next() throws IOException;
    }
}

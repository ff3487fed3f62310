package astryon.services.kit;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.sys.Calls;

/** Text to the log. */
public final class Console {
    private static final int MAX = 512;
    private static final int ELEMENTS = 12;

    private final Handle log;
    private final byte[] buffer = new byte[MAX];

    public Console(Handle log) {
        this.log = log;
    }

    /** ASCII text, as it is; a line is ended by the writer. */
    public void print(String text) {
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            if (used == MAX) {
                write(used);
                used = 0;
            }
            buffer[used++] = (byte) text.charAt(i);
        }
        write(used);
    }

    public void line(String text) {
        print(text.concat("\n"));
    }

    private void write(int count) {
        Calls.logWrite(log, Address.of(buffer).plus(ELEMENTS), new Size(count));
    }
}

package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileBytes;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** What the program has open, by number: 0 to 2 are its streams. */
final class OpenFiles {
    private static final int MOST = 65_536;

    private static volatile Opened[] all = new Opened[16];
    private static volatile boolean hasStreams;

    private OpenFiles() {
    }

    private record Opened(Handle handle, FileBytes bytes) {
        private static Opened of(Handle handle) {
            return new Opened(handle, new FileBytes(new OpenFileClient(new EndpointChannel(handle))));
        }
    }

    private static synchronized void addStreams() {
        if (!hasStreams) {
            for (int i = 0; i < 3; i++) {
                Handle stream = Startup.block().stream(i);
                all[i] = stream.value() == 0 ? null : Opened.of(stream);
            }
            hasStreams = true;
        }
    }

    /** Its number. Throws {@link Failure} if there are too many; the handle is closed then. */
    static synchronized int add(Handle handle) {
        addStreams();
        int number = 3;
        while (number < all.length && all[number] != null) {
            number++;
        }
        if (number == MOST) {
            Calls.handleClose(handle);
            throw new Failure(Failure.TOO_MANY_OPEN);
        }
        if (number == all.length) {
            Opened[] more = new Opened[2 * number];
            System.arraycopy(all, 0, more, 0, number);
            all = more;
        }
        all[number] = Opened.of(handle);
        return number;
    }

    private static Opened opened(int number) {
        if (!hasStreams) {
            addStreams();
        }
        Opened[] known = all;
        return number < 0 || number >= known.length ? null : known[number];
    }

    /** Null if nothing is open there. */
    static FileBytes bytes(int number) {
        Opened opened = opened(number);
        return opened == null ? null : opened.bytes();
    }

    /** Null if nothing is open there. */
    static OpenFile get(int number) {
        Opened opened = opened(number);
        return opened == null ? null : opened.bytes().file();
    }

    static synchronized int close(int number) {
        Opened opened = opened(number);
        if (opened == null) {
            return -Failure.NOT_OPEN;
        }
        all[number] = null;
        opened.bytes().end();
        Calls.handleClose(opened.handle());
        return 0;
    }
}

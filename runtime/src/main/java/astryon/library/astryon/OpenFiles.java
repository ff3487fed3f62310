package astryon.library.astryon;

import astryon.abi.Handle;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** What the program has open, by number: 0 to 2 are its streams. */
final class OpenFiles {
    private static final int MOST = 65_536;

    private static long[] handles = new long[16];
    private static boolean hasStreams;

    private OpenFiles() {
    }

    private static void addStreams() {
        if (!hasStreams) {
            hasStreams = true;
            for (int i = 0; i < 3; i++) {
                handles[i] = Startup.block().stream(i).value();
            }
        }
    }

    /** Its number. Throws {@link Failure} if there are too many; the handle is closed then. */
    static synchronized int add(Handle handle) {
        addStreams();
        int number = 3;
        while (number < handles.length && handles[number] != 0) {
            number++;
        }
        if (number == MOST) {
            Calls.handleClose(handle);
            throw new Failure(Failure.TOO_MANY_OPEN);
        }
        if (number == handles.length) {
            long[] more = new long[2 * number];
            System.arraycopy(handles, 0, more, 0, number);
            handles = more;
        }
        handles[number] = handle.value();
        return number;
    }

    /** 0 if nothing is open there. */
    static synchronized Handle handle(int number) {
        addStreams();
        return new Handle(number < 0 || number >= handles.length ? 0 : handles[number]);
    }

    /** Null if nothing is open there. */
    static OpenFile get(int number) {
        Handle handle = handle(number);
        return handle.value() == 0 ? null : new OpenFileClient(new EndpointChannel(handle));
    }

    static synchronized int close(int number) {
        Handle handle = handle(number);
        if (handle.value() == 0) {
            return -Failure.NOT_OPEN;
        }
        handles[number] = 0;
        Calls.handleClose(handle);
        return 0;
    }
}

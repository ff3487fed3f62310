package astryon.thread;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Machine;
import astryon.sys.Platform;

/** The stack of the first thread: one with a guard, as all others have, in place of the one that the process was born with. */
public final class FirstStack {
    private static final long BYTES = 0x80_0000;

    private FirstStack() {
    }

    /** Calls {@code code}, which does not return, on that stack; on the one it has if there is no memory. */
    public static void enter(Address code) {
        Address start = Platform.stack(BYTES);
        if (start.isZero()) {
            Machine.call(code);
        }
        ThreadState thread = ThreadState.current();
        thread.stackStart = start;
        thread.stackBytes = BYTES;
        enterStack(start.plus(BYTES), code);
    }

    @Assembled("astryon.compiler.x64.ProcessEntry#enterStack")
    private static native void enterStack(Address end, Address code);
}

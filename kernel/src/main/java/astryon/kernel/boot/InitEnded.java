package astryon.kernel.boot;

import astryon.kernel.platform.Panic;
import astryon.kernel.sched.Signalled;

/** Told of init's end: nobody could start anything any more. */
final class InitEnded extends Signalled {
    @Override
    public void signal(long bits) {
        Panic.cannotContinue("init has ended");
    }

    @Override
    protected void destroy() {
    }
}

package astryon.kernel.boot;

import astryon.abi.ObjectType;
import astryon.kernel.platform.Panic;
import astryon.kernel.sched.Signalled;

/** Told of init's end: nobody could start anything any more. */
final class InitEnded extends Signalled {
    InitEnded() {
        super(ObjectType.NOTIFICATION);
    }

    @Override
    public void signal(long bits) {
        Panic.cannotContinue("init has ended");
    }

    @Override
    protected void destroy() {
    }
}

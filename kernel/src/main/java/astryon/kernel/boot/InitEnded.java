package astryon.kernel.boot;

import astryon.abi.ObjectType;
import astryon.kernel.platform.Panic;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Watch;

/** Told of init's end: nobody could start anything any more. */
final class InitEnded extends Signalled {
    InitEnded() {
        super(ObjectType.NOTIFICATION);
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public void notice(Watch watch) {
        Panic.cannotContinue("init has ended");
    }
}

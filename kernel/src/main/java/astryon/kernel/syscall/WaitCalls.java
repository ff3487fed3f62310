package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.abi.UserSpace;
import astryon.kernel.ipc.Notification;
import astryon.kernel.ipc.WaitSet;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Futexes;
import astryon.kernel.sched.Signalled;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.Timer;
import astryon.kernel.sched.Waitable;
import astryon.kernel.sched.Watch;
import astryon.magic.Address;
import astryon.magic.Size;

/** Calls that wait, or arrange to be told: watches, wait sets, timers, futexes. */
final class WaitCalls {
    private static final int WORD = 4;
    private static final int[] WORD_READ = new int[1];
    private static final int ELEMENTS = 12;

    private WaitCalls() {
    }

    static long watch(Thread thread, long object, long notification, long bits) {
        Waitable source = Lookup.waitable(thread, object, Rights.Bit.WAIT);
        Notification target = Lookup.notification(thread, notification, Rights.Bit.SIGNAL);
        if (bits == 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        // Notifications that tell each other would never stop.
        if (source instanceof Signalled) {
            return -ErrorCode.Number.WRONG_TYPE;
        }
        return start(source, target, bits);
    }

    static long start(Waitable source, Signalled watcher, long key) {
        if (source.watchOf(watcher) != null) {
            return -ErrorCode.Number.WRONG_STATE;
        }
        Watch.start(source, watcher, key);
        return 0;
    }

    static long createWaitSet(Thread thread) {
        return HandleCalls.open(thread, WaitSet.create());
    }

    static long add(Thread thread, long waitSet, long object, long key) {
        WaitSet set = Lookup.waitSet(thread, waitSet, Rights.Bit.MANAGE);
        Waitable source = Lookup.waitable(thread, object, Rights.Bit.WAIT);
        return key < 0 || key > WaitSet.MOST_KEY ? -ErrorCode.Number.BAD_ARGUMENT : start(source, set, key);
    }

    static long remove(Thread thread, long waitSet, long object) {
        WaitSet set = Lookup.waitSet(thread, waitSet, Rights.Bit.MANAGE);
        Watch watch = Lookup.waitable(thread, object, 0).watchOf(set);
        if (watch == null) {
            return -ErrorCode.Number.WRONG_STATE;
        }
        watch.end();
        return 0;
    }

    static long await(Thread thread, long waitSet, long deadline) {
        WaitSet set = Lookup.waitSet(thread, waitSet, Rights.Bit.WAIT);
        if (deadline < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        long key = set.take();
        if (key >= 0) {
            return key;
        }
        if (key == WaitSet.ASK_AGAIN) {
            return SystemCalls.again(Number.WAIT_SET_WAIT);
        }
        if (deadline == MessageTag.NO_WAIT) {
            return -ErrorCode.Number.TIMED_OUT;
        }
        set.await(thread, deadline);
        return SystemCalls.STORED;
    }

    static long createTimer(Thread thread) {
        return HandleCalls.open(thread, Timer.create());
    }

    static long setTimer(Thread thread, long handle, long time, long period) {
        Timer timer = Lookup.timer(thread, handle, Rights.Bit.SIGNAL);
        // A period shorter than this would leave time for nothing else.
        if (time < 0 || period < 0 || period != 0 && period < Timer.MIN_PERIOD) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        timer.set(time, period);
        return 0;
    }

    static long futexWait(Thread thread, long address, long value, long deadline, long owner) {
        Address word = word(address);
        if (value != (value & 0xffff_ffffL) || deadline < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        Thread holder = owner == 0 ? null : Lookup.thread(thread, owner, 0);
        UserRange.copyIn(Address.of(WORD_READ).plus(ELEMENTS), word, new Size(WORD));
        if (WORD_READ[0] != (int) value) {
            return -ErrorCode.Number.WRONG_VALUE;
        }
        if (deadline == MessageTag.NO_WAIT) {
            return -ErrorCode.Number.TIMED_OUT;
        }
        Futexes.await(thread, word, deadline, holder);
        return SystemCalls.STORED;
    }

    static long futexWake(Thread thread, long address, long count) {
        Address word = word(address);
        if (count < 0 || count > Integer.MAX_VALUE) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        return Futexes.wake(thread.process.space(), word, (int) count);
    }

    private static Address word(long address) {
        if ((address & WORD - 1) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ALIGNMENT);
        }
        Address word = new Address(address);
        if (!UserSpace.contains(word, new Size(WORD))) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return word;
    }
}

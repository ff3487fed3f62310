package astryon.library;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.RuntimeCall;
import astryon.magic.RuntimeEntry;
import astryon.sys.Platform;
import astryon.thread.Parking;
import astryon.unwind.ThreadRoots;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A class that is initialised when it is first used. The compiler makes one of these for each such class and fills in what does
 * not change. The number that it is, as an atomic one, is the class's state: compiled code tests it wherever the class is used, and comes
 * here when it is not zero. The procedure is that of JLS 12.4.2, except that what is done there under the class's lock is one atomic
 * step here.
 */
final class ClassInitialisation extends AtomicInteger {
    private static final long serialVersionUID = 1;

    private static final int INITIALISED = 0;
    private static final int UNTOUCHED = 1;
    private static final int RUNNING = 2;
    private static final int FAILED = 3;

    /** Where the initialiser's code is; zero if the class has none and only its supertypes do. */
    private Address initialiser;
    private String name;
    /** What is initialised right before: the superclass and superinterfaces with default methods, those that run at first use. */
    private ClassInitialisation[] before;
    /** The thread that is at it, while that is so. */
    private Address thread;
    /** Why it failed: what the next user hears as the cause. */
    private Throwable failure;

    private ClassInitialisation() {
    }

    /** What compiled code calls, with what it knows of the class. */
    @NoInline
    @RuntimeEntry(RuntimeCall.INITIALISE)
    static void initialise(Object type) {
        initialise((ClassInitialisation) type);
    }

    /** Sees to it that the class is initialised, or being so by this thread. */
    private static void initialise(ClassInitialisation type) {
        while (!type.claim()) {
            int state = type.get();
            if (state == INITIALISED) {
                return;
            }
            if (state == FAILED) {
                throw type.failedBefore();
            }
            if (state == RUNNING) {
                if (type.thread.equals(Machine.currentThread())) {
                    return;
                }
                awaitOtherThread(type);
            }
        }
        type.run();
    }

    /** Whether this thread is now the one to initialise the class. */
    private boolean claim() {
        if (!compareAndSet(UNTOUCHED, RUNNING)) {
            return false;
        }
        thread = Machine.currentThread();
        return true;
    }

    private void run() {
        try {
            for (ClassInitialisation type : before) {
                initialise(type);
            }
        } catch (Throwable thrown) {
            fail(thrown);
            throw thrown;
        }
        try {
            if (!initialiser.isZero()) {
                Machine.call(initialiser);
            }
        } catch (Error thrown) {
            fail(thrown);
            throw thrown;
        } catch (Throwable thrown) {
            fail(thrown);
            throw new ExceptionInInitializerError(thrown);
        }
        end(INITIALISED);
    }

    private void fail(Throwable thrown) {
        failure = LangThrowable.ofInitialiser(thrown, threadName());
        end(FAILED);
    }

    private NoClassDefFoundError failedBefore() {
        NoClassDefFoundError error = new NoClassDefFoundError("Could not initialize class ".concat(name));
        error.initCause(failure);
        return error;
    }

    // What threads have to do with initialisation is done here and nowhere else.

    /** Returns when {@code type}, which another thread is initialising, has been initialised or has failed. */
    private static void awaitOtherThread(ClassInitialisation type) {
        Parking.awaitChange(type.state(), RUNNING);
    }

    /** No more running: wakes those who wait for it. */
    private void end(int result) {
        thread = new Address(0);
        set(result);
        Platform.wake(state(), Integer.MAX_VALUE);
    }

    /** Where the number is: the first field. The object lies in the image and does not move. */
    private Address state() {
        return Address.of(this).plus(8);
    }

    private static String threadName() {
        Object current = ThreadRoots.threadObject();
        return current == null ? "main" : ((Thread) current).getName();
    }
}

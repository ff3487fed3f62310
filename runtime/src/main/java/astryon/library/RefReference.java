package astryon.library;

import astryon.heap.WeakReferences;
import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.ref.Reference;

@Substitute(value = "java.lang.ref.Reference", why = "the JDK's waits for its virtual machine's collector, in a thread that runs from the start")
abstract class RefReference<T> {
    static {
        initialise();
    }

    @Original
    private T referent;
    /** The collector knows it by its name: the next of those that it has cleared. */
    @Original
    private Reference<?> discovered;

    private RefReference() {
    }

    /** A thread is started when a reference has been cleared, and in programs that have some. */
    private static void initialise() {
        WeakReferences.follow(new ReferenceHandler());
    }

    @Original
    private native void enqueueFromPending();

    void clear0() {
        referent = null;
    }

    boolean refersTo0(Object object) {
        return referent == object;
    }

    /** Puts what the collector has cleared into its queues. Waits until there is something. */
    static void enqueueCleared() {
        WeakReferences.awaitCleared();
        RefReference<?> reference = (RefReference<?>) WeakReferences.takeCleared();
        while (reference != null) {
            RefReference<?> next = (RefReference<?>) (Object) reference.discovered;
            reference.discovered = null;
            reference.enqueueFromPending();
            reference = next;
        }
    }
}

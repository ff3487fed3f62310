package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.ref.Reference", why = "the JDK starts a thread that waits for its virtual machine's collector")
abstract class RefReference<T> {
    static {
        // Nothing of the JDK's own initialiser is wanted.
        initialise();
    }

    @Original
    private T referent;

    private RefReference() {
    }

    private static void initialise() {
    }

    private void clear0() {
        referent = null;
    }

    private boolean refersTo0(Object object) {
        return referent == object;
    }
}

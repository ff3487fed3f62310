package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.ref.PhantomReference", why = "what the JDK asks its virtual machine for is a field of every reference")
class RefPhantomReference<T> {
    private boolean refersTo0(Object object) {
        return ((RefReference<?>) (Object) this).refersTo0(object);
    }

    private void clear0() {
        ((RefReference<?>) (Object) this).clear0();
    }
}

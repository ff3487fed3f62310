package astryon.library;

import astryon.heap.Allocator;
import astryon.magic.Substitute;
import astryon.monitor.Waiting;

@Substitute(value = "java.lang.Object", why = "identity hash, lock and clone look into the object's header")
class LangObject {

    @Override
    public int hashCode() {
        return Waiting.identityHash(this);
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        if (!(this instanceof Cloneable)) {
            throw new CloneNotSupportedException(getClass().getName());
        }
        return Allocator.clone(this);
    }
}

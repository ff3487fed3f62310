package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.lang.ThreadLocal", why = "a new thread takes over its parent's inheritable variables")
class LangThreadLocal {
    @Original
    Object getCarrierThreadLocal() {
        return null;
    }

    @Original
    void setCarrierThreadLocal(Object value) {
    }

    @Original
    void removeCarrierThreadLocal() {
    }

    @Original
    static LangThreadLocalMap createInheritedMap(LangThreadLocalMap parent) {
        return parent;
    }
}

package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.lang.ThreadLocal", whole = true, why = "programs have one thread, so a variable of each thread is a variable")
class LangThreadLocal<T> {
    private T value;
    private boolean initialised;

    protected T initialValue() {
        return null;
    }

    public T get() {
        if (!initialised) {
            set(initialValue());
        }
        return value;
    }

    public void set(T value) {
        this.value = value;
        initialised = true;
    }

    public void remove() {
        value = null;
        initialised = false;
    }
}

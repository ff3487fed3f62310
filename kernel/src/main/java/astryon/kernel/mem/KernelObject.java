package astryon.kernel.mem;

import astryon.abi.ObjectType;

/**
 * What a handle can name. It lives as long as something refers to it: handles, and other objects that say so by {@link #retain}.
 */
public abstract class KernelObject {
    private final ObjectType type;
    private int references;

    protected KernelObject(ObjectType type) {
        this.type = type;
    }

    public final ObjectType type() {
        return type;
    }

    public final void retain() {
        references++;
    }

    /** Gives up one reference; with the last the object ends. */
    public final void release() {
        if (--references == 0) {
            destroy();
            Objects.free(this);
        }
    }

    /** Gives back what the object holds; nobody refers to it any more. */
    protected abstract void destroy();

    /** A handle with these rights now exists. */
    public void handleOpened(int rights) {
        retain();
    }

    /** A handle with these rights exists no longer. The object may be gone on return. */
    public void handleClosed(int rights) {
        release();
    }
}

package astryon.services.fs;

import astryon.protocol.Facts;
import astryon.sys.FileCalls;

/** A file, a folder or a symbolic link, by whatever names. */
public abstract class Node {
    private final long number;
    private int mode;
    /** Names it has; a folder's also {@code .}, and {@code ..} in each of its folders. */
    int links;
    private long modified;
    private long accessed;
    private long changed;

    Node(long number, int mode, long now) {
        this.number = number;
        this.mode = mode & 07777;
        modified = now;
        accessed = now;
        changed = now;
    }

    long number() {
        return number;
    }

    int mode() {
        return mode;
    }

    long modified() {
        return modified;
    }

    long accessed() {
        return accessed;
    }

    long changed() {
        return changed;
    }

    abstract int kind();

    abstract long size();

    /** It has one name less, and perhaps none. */
    void unlinked() {
        links--;
    }

    void setMode(int bits, long now) {
        mode = bits & 07777;
        changed = now;
    }

    void setTimes(long accessedNanos, long modifiedNanos, long now) {
        accessed = accessedNanos;
        modified = modifiedNanos;
        changed = now;
    }

    void wasModified(long now) {
        modified = now;
        changed = now;
    }

    void wasAccessed(long now) {
        accessed = now;
    }

    void wasChanged(long now) {
        changed = now;
    }

    Facts facts(int device) {
        return new Facts(kind(), mode, size(), number, device, 0, 0, links, modified, accessed, changed);
    }

    boolean mayBeExecuted() {
        return kind() == FileCalls.FOLDER || (mode & 0111) != 0;
    }
}

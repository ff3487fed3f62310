package astryon.services.fs;

import astryon.protocol.Facts;
import astryon.sys.FileCalls;
import java.util.ArrayList;
import java.util.List;

/** A file, a folder or a symbolic link, by whatever names. */
public abstract class Node {
    private final long number;
    private int mode;
    /** Names it has; a folder's also {@code .}, and {@code ..} in each of its folders. */
    int links;
    /** Connections that are about it. */
    private int openings;
    /** What counts it, or null as long as it has no name. */
    private Quota quota;
    /** The first of its names, or null. */
    private Names.Entry named;
    /** Who watches it; null if nobody does. */
    private List<Watch> watches;
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

    final Quota quota() {
        return quota;
    }

    final void setQuota(Quota counting) {
        quota = counting;
    }

    /** Bytes that it fills. */
    long filled() {
        return 0;
    }

    final Names.Entry named() {
        return named;
    }

    final void setNamed(Names.Entry first) {
        named = first;
    }

    final void addWatch(Watch watch) {
        if (watches == null) {
            watches = new ArrayList<>();
        }
        watches.add(watch);
    }

    final void removeWatch(Watch watch) {
        watches.remove(watch);
    }

    /** Tells who watches it of a {@link astryon.protocol.FileChange}. */
    final void tell(int kind, long about, String name) {
        if (watches != null) {
            for (Watch watch : watches) {
                watch.happened(kind, about, name);
            }
        }
    }

    final void opened() {
        openings++;
    }

    final void closed(FileSystem files) {
        openings--;
        if (links == 0) {
            freeIfUnused(files);
        }
    }

    /** It has one name less, and perhaps none: a folder has only one. */
    final void unlinked(FileSystem files) {
        links = this instanceof Folder ? 0 : links - 1;
        if (links == 0) {
            files.addNameless(this);
            freeIfUnused(files);
        }
    }

    /** Whether it has a name, or somebody has it open. */
    final boolean isInUse() {
        return openings > 0 || links > 0;
    }

    private void freeIfUnused(FileSystem files) {
        if (!isInUse()) {
            files.removeNameless(this);
            if (quota != null) {
                quota.count(-filled(), 0);
            }
            free();
        }
    }

    /** Nobody will ask for it again. */
    void free() {
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

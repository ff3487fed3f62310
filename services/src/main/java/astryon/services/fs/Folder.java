package astryon.services.fs;

import astryon.protocol.Failure;
import astryon.sys.FileCalls;

/** Names and what they stand for, in the order in which they came. */
final class Folder extends Node {
    /** As others count: what an entry takes. */
    private static final int ENTRY_BYTES = 20;
    /** Of one file: who changes it tells all folders that it is in. */
    private static final int MOST_NAMES = 1000;

    private final Names names = new Names(this);
    private final FileSystem files;
    private Folder parent;
    /** Whether another tree is mounted on it: its own entries are out of sight. */
    private boolean covered;

    /** A root is its own parent. */
    Folder(long number, int mode, long now, Folder parent, FileSystem files) {
        super(number, mode, now);
        this.files = files;
        this.parent = parent == null ? this : parent;
        links = 2;
    }

    @Override
    int kind() {
        return FileCalls.FOLDER;
    }

    @Override
    long size() {
        return (long) ENTRY_BYTES * (names.count() + 2);
    }

    Folder parent() {
        return parent;
    }

    boolean isCovered() {
        return covered;
    }

    void setCovered(boolean now) {
        files.journal().covered(number(), now);
        covered = now;
    }

    Names names() {
        return names;
    }

    /** Throws {@link Failure} if the node has as many names as it can have. */
    void add(String name, Node node, long now) {
        if (node.links == MOST_NAMES && !(node instanceof Folder)) {
            throw new Failure(Failure.TOO_MANY_LINKS);
        }
        files.journal().named(number(), name, node.number(), now);
        names.put(name, node);
        if (node instanceof Folder folder) {
            folder.parent = this;
            links++;
        } else {
            node.links++;
        }
        wasModified(now);
    }

    /** The node has one name less. */
    void remove(String name, long now) {
        Node node = take(name, now);
        node.unlinked(files);
        node.wasChanged(now);
    }

    /** The name goes, for the node to get another one. */
    Node take(String name, long now) {
        files.journal().unnamed(number(), name, now);
        Node node = names.remove(name);
        if (node instanceof Folder) {
            links--;
        }
        wasModified(now);
        return node;
    }

    /** Whether {@code folder} is this one or below it. */
    boolean contains(Folder folder) {
        for (Folder up = folder; ; up = up.parent) {
            if (up == this) {
                return true;
            }
            if (up.parent == up) {
                return false;
            }
        }
    }
}

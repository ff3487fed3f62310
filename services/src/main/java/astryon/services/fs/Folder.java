package astryon.services.fs;

import astryon.protocol.Failure;
import astryon.sys.FileCalls;
import java.util.ArrayDeque;
import java.util.Queue;

/** Names and what they stand for, in the order in which they came. */
final class Folder extends Node {
    /** As others count: what an entry takes. */
    private static final int ENTRY_BYTES = 20;
    /** Of one file: who changes it tells all folders that it is in. */
    private static final int MOST_NAMES = 1000;

    /** Of what is below it, if it has one of its own. */
    private Quota own;

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

    /** Null if it has no limits of its own. */
    Quota own() {
        return own;
    }

    Quota quotaBelow() {
        return own == null ? quota() : own;
    }

    /** What can be named here, as far as room goes. Throws {@link Failure} if the node, or null for a new one, cannot. */
    void require(Node node) {
        if (links == 0) {
            throw new Failure(Failure.NOT_THERE);
        }
        if (node != null && !(node instanceof Folder) && node.links == MOST_NAMES) {
            throw new Failure(Failure.TOO_MANY_LINKS);
        }
        quotaBelow().require(0, 1);
    }

    /** What it and all below it may hold; what it holds is counted if that was not known. */
    void limit(long bytes, long mostNames) {
        files.journal().limited(number(), bytes, mostNames);
        if (own != null) {
            own.limit(bytes, mostNames);
            return;
        }
        own = new Quota(quota(), bytes, mostNames);
        Queue<Folder> folders = new ArrayDeque<>();
        folders.add(this);
        while (!folders.isEmpty()) {
            for (Names.Named named : folders.remove().names.list()) {
                own.countOwn(0, 1);
                Node node = named.node();
                if (node.quota() != own) {
                    own.countOwn(node.filled(), 0);
                    node.setQuota(own);
                }
                if (node instanceof Folder folder && folder.own != null) {
                    folder.own.moveInto(own);
                } else if (node instanceof Folder folder) {
                    folders.add(folder);
                }
            }
        }
    }

    Names names() {
        return names;
    }

    void add(String name, Node node, long now) {
        files.journal().named(number(), name, node.number(), now);
        names.put(name, node);
        Quota counting = quotaBelow();
        if (node.quota() == null) {
            node.setQuota(counting);
            counting.count(node.filled(), 0);
        }
        counting.count(0, 1);
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
        quotaBelow().count(0, -1);
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

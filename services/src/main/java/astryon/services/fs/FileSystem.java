package astryon.services.fs;

import astryon.services.kit.Host;
import java.util.function.LongSupplier;

/** A file system with its folders in memory: its root, what numbers and times its nodes get, and where their bytes are. */
public final class FileSystem {
    private final Host host;
    private final Content.Store store;
    private final SharedPage.Source pages;
    private final Journal journal;
    private final LongSupplier clock;
    private final int device;
    private final Folder root;
    private long lastNumber = 1;

    /** An empty one; {@code clock} gives nanoseconds since 1970, {@code device} is a number that no other file system has. */
    public FileSystem(Host host, Content.Store store, SharedPage.Source pages, Journal journal, LongSupplier clock, int device) {
        this.host = host;
        this.store = store;
        this.pages = pages;
        this.journal = journal;
        this.clock = clock;
        this.device = device;
        root = new Folder(lastNumber, 0755, now(), null, journal);
    }

    Host host() {
        return host;
    }

    long now() {
        return clock.getAsLong();
    }

    int device() {
        return device;
    }

    /** {@code file}: the number of the file that it tells of, or 0. */
    SharedPage newPage(long file) {
        return pages.create(file);
    }

    Folder root() {
        return root;
    }

    Journal journal() {
        return journal;
    }

    private <T extends Node> T created(T node, String target) {
        journal.created(node.number(), node.kind(), node.mode(), node.modified(), target);
        return node;
    }

    RegularFile newFile(int mode) {
        return created(new RegularFile(++lastNumber, mode, now(), store.create(lastNumber), 0), "");
    }

    Folder newFolder(int mode, Folder parent) {
        return created(new Folder(++lastNumber, mode, now(), parent, journal), "");
    }

    Link newLink(String target, int bytes) {
        return created(new Link(++lastNumber, now(), target, bytes), target);
    }

    /** Adds {@code /dev/null} and a folder {@code /tmp} for all, and {@code /home}. */
    public void putCustomary() {
        Folder devices = newFolder(0755, root);
        root.add("dev", devices, now());
        devices.add("null", created(new NullDevice(++lastNumber, now()), ""), now());
        root.add("tmp", newFolder(01777, root), now());
        root.add("home", newFolder(0755, root), now());
    }

    /** Adds a file that is there from the start, in a folder of the root or in the root, which is made if need be. */
    public void put(String folderName, String name, int mode, Content content, long size) {
        Folder folder = root;
        if (!folderName.isEmpty()) {
            if (root.names().get(folderName) == null) {
                root.add(folderName, newFolder(0755, root), now());
            }
            folder = (Folder) root.names().get(folderName);
        }
        folder.add(name, new RegularFile(++lastNumber, mode, now(), content, size), now());
    }

    /** The whole tree, for the vfs: it is told where a path leads elsewhere. */
    public TreeSession joined(boolean readOnly) {
        return TreeSession.whole(this, readOnly);
    }

    /** A number is in use: new ones are above it. */
    void seen(long number) {
        lastNumber = Math.max(lastNumber, number);
    }

    Content.Store store() {
        return store;
    }
}

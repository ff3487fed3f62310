package astryon.services.fs;

import astryon.services.kit.Host;
import java.util.function.LongSupplier;

/** A file system with its folders in memory: its root, what numbers and times its nodes get, and where their bytes are. */
public final class FileSystem {
    private final Host host;
    private final Content.Store store;
    private final SharedPage.Source pages;
    private final LongSupplier clock;
    private final int device;
    private final Folder root;
    private long lastNumber = 1;

    /** An empty one; {@code clock} gives nanoseconds since 1970, {@code device} is a number that no other file system has. */
    public FileSystem(Host host, Content.Store store, SharedPage.Source pages, LongSupplier clock, int device) {
        this.host = host;
        this.store = store;
        this.pages = pages;
        this.clock = clock;
        this.device = device;
        root = new Folder(lastNumber, 0755, now(), null);
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

    SharedPage newPage() {
        return pages.create();
    }

    Folder root() {
        return root;
    }

    RegularFile newFile(int mode) {
        return new RegularFile(++lastNumber, mode, now(), store.create(), 0);
    }

    Folder newFolder(int mode, Folder parent) {
        return new Folder(++lastNumber, mode, now(), parent);
    }

    Link newLink(String target, int bytes) {
        return new Link(++lastNumber, now(), target, bytes);
    }

    /** Adds {@code /dev/null} and a folder {@code /tmp} for all, and {@code /home}. */
    public void putCustomary() {
        Folder devices = newFolder(0755, root);
        root.add("dev", devices, now());
        devices.add("null", new NullDevice(++lastNumber, now()), now());
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
}

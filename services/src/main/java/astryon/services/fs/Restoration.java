package astryon.services.fs;

import astryon.library.Utf8;
import astryon.protocol.OpenFile;
import astryon.sys.FileCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a file system, which is empty but for its root, what a journal tells that another one was. */
public final class Restoration implements Journal {
    private final FileSystem files;
    private final Map<Long, Node> nodes = new HashMap<>();
    private final Set<Node> named = new HashSet<>();
    private final List<Lock> locks = new ArrayList<>();
    private final Map<Long, FileSession> open = new HashMap<>();

    private record Lock(long badge, long owner, long start, long end, int kind) {
    }

    /** What becomes of {@code files} meanwhile must not be written to a journal. */
    public Restoration(FileSystem files) {
        this.files = files;
        nodes.put(files.root().number(), files.root());
    }

    @Override
    public void created(long number, int kind, int mode, long now, String target) {
        nodes.put(number, switch (kind) {
            case FileCalls.REGULAR -> new RegularFile(number, mode, now, files.store().create(number), 0);
            case FileCalls.FOLDER -> new Folder(number, mode, now, null, files);
            case FileCalls.LINK -> new Link(number, now, target, Utf8.bytes(target).length);
            default -> new NullDevice(number, now);
        });
        files.seen(number);
    }

    private Folder folder(long number) {
        return (Folder) nodes.get(number);
    }

    @Override
    public void named(long folder, String name, long number, long now) {
        Node node = nodes.get(number);
        folder(folder).add(name, node, now);
        node.wasChanged(now);
        named.add(node);
    }

    @Override
    public void unnamed(long folder, String name, long now) {
        Node node = folder(folder).take(name, now);
        node.wasChanged(now);
        if (node instanceof Folder) {
            named.remove(node);
        } else {
            node.links--;
        }
    }

    @Override
    public void modeSet(long number, int mode, long now) {
        nodes.get(number).setMode(mode, now);
    }

    @Override
    public void timesSet(long number, long accessed, long modified, long now) {
        nodes.get(number).setTimes(accessed, modified, now);
    }

    @Override
    public void sized(long number, long size, long now) {
        ((RegularFile) nodes.get(number)).restoreSize(size, now);
    }

    @Override
    public void covered(long folder, boolean covered) {
        folder(folder).setCovered(covered);
    }

    @Override
    public void locked(long badge, long owner, long start, long end, int kind) {
        locks.add(new Lock(badge, owner, start, end, kind));
    }

    @Override
    public void limited(long folder, long bytes, long names) {
        folder(folder).limit(bytes, names);
    }

    @Override
    public void reserve() {
        // Nothing is written.
    }

    @Override
    public void commit() {
        // Nothing is written.
    }

    /** All was told: who had something open has it again, and files have the bytes that they had. What has no name and nobody has open is gone. */
    void finish() {
        for (Node node : nodes.values()) {
            if (node instanceof Folder folder && folder != files.root() && !named.contains(folder)) {
                folder.links = 0;
            }
        }
        files.revive(nodes::get, (badge, session) -> {
            if (session instanceof FileSession file) {
                open.put(badge, file);
            }
        });
        for (Lock lock : locks) {
            FileSession holder = open.get(lock.badge);
            if (holder != null) {
                files.locks().restore(holder.file(), new Locks.Range(holder, lock.owner, lock.start, lock.end, lock.kind == OpenFile.EXCLUSIVE), lock.kind);
            }
        }
        for (Node node : nodes.values()) {
            if (node.links == 0 && node.isInUse()) {
                files.addNameless(node);
            }
            if (node instanceof RegularFile file && file.isInUse()) {
                file.content().restore(file.size());
            }
        }
    }

    /** Whether a file of this number is there. */
    public boolean has(long number) {
        return nodes.get(number) instanceof RegularFile file && file.isInUse();
    }
}

package astryon.services.fs;

import astryon.abi.Handle;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeDispatcher;
import astryon.protocol.Space;
import astryon.services.kit.Session;
import astryon.sys.FileCalls;
import astryon.sys.WatchedChange;

/** A tree of files as one client sees it: from a folder down. */
public final class TreeSession implements FileTree, Session {
    /** How a tree is seen, any of these together: as part of a larger one; by who may say where others are mounted on it; to be read only. */
    private static final int JOINED = 1;
    private static final int MOUNTS = 2;
    private static final int READ_ONLY = 4;

    private final FileSystem files;
    private final Folder root;
    private final int how;
    private final boolean joined;
    private final boolean readOnly;
    private Address place;

    private TreeSession(FileSystem files, Folder root, int how) {
        this.files = files;
        this.root = root;
        this.how = how;
        joined = (how & JOINED) != 0;
        readOnly = (how & READ_ONLY) != 0;
    }

    /** Of a connection that an earlier program had. */
    TreeSession(FileSystem files, Folder root, int how, Address place) {
        this(files, root, how);
        this.place = place;
        root.opened();
    }

    /** The whole, for the vfs. */
    static TreeSession whole(FileSystem files, boolean readOnly) {
        return new TreeSession(files, files.root(), JOINED | MOUNTS | readOnly(readOnly));
    }

    private static int readOnly(boolean wanted) {
        return wanted ? READ_ONLY : 0;
    }

    @Override
    public void connected(long badge) {
        place = files.openings().add(badge, root, Openings.TREE, how);
        root.opened();
    }

    @Override
    public void ended() {
        files.openings().remove(place);
        root.closed(files);
    }

    @Override
    public void dispatch(Exchange exchange) {
        files.journal().reserve();
        try {
            FileTreeDispatcher.dispatch(this, exchange);
        } finally {
            files.journal().commit();
        }
    }

    private Walk walk(String path, boolean last) {
        return Walk.along(root, joined, path, last);
    }

    /** Once it is known that the path leads nowhere else. */
    private void requireWritable() {
        if (readOnly) {
            throw new Failure(Failure.READ_ONLY);
        }
    }

    @Override
    public Handle open(String path, int how, int mode) {
        boolean create = (how & (FileCalls.CREATE | FileCalls.NEW)) != 0;
        boolean exclusive = (how & FileCalls.NEW) != 0;
        Walk walk = walk(path, !exclusive && (how & FileCalls.NO_FOLLOW) == 0);
        Node node = walk.node();
        if ((how & (FileCalls.WRITE | FileCalls.TRUNCATE)) != 0 || create && node == null) {
            requireWritable();
        }
        if (node == null) {
            if (!create) {
                throw new Failure(Failure.NOT_THERE);
            }
            if (walk.wantsFolder()) {
                throw new Failure(Failure.IS_A_FOLDER);
            }
            return make(walk, how, mode);
        }
        if (exclusive) {
            throw new Failure(Failure.ALREADY_THERE);
        }
        if (node instanceof Link) {
            throw new Failure(Failure.LINK_LOOP);
        }
        if (node instanceof Folder folder) {
            if ((how & FileCalls.WRITE) != 0 || create) {
                throw new Failure(Failure.IS_A_FOLDER);
            }
            return files.host().connect(new FolderSession(files, folder));
        }
        if (walk.wantsFolder()) {
            throw new Failure(Failure.NOT_A_FOLDER);
        }
        if (node instanceof NullDevice device) {
            return files.host().connect(new NullSession(files, device));
        }
        RegularFile file = (RegularFile) node;
        Handle handle = files.host().connect(new FileSession(files, file, how));
        if ((how & FileCalls.TRUNCATE) != 0 && file.size() > 0) {
            file.setSize(0, files);
        }
        return handle;
    }

    private Handle make(Walk walk, int how, int mode) {
        walk.folder().require(null);
        RegularFile file = files.newFile(mode);
        walk.folder().add(walk.name(), file, files.now());
        try {
            Handle handle = files.host().connect(new FileSession(files, file, how));
            files.tell(walk, file, WatchedChange.CREATED);
            return handle;
        } catch (Failure noRoom) {
            walk.folder().remove(walk.name(), files.now());
            throw noRoom;
        }
    }

    @Override
    public Facts facts(String path, boolean followLinks) {
        Walk walk = walk(path, followLinks);
        Node node = walk.existing();
        if (walk.wantsFolder() && !(node instanceof Folder)) {
            throw new Failure(Failure.NOT_A_FOLDER);
        }
        return node.facts(files.device());
    }

    @Override
    public int access(String path, int what) {
        Node node = walk(path, true).existing();
        if ((what & 2) != 0 && readOnly) {
            return -Failure.READ_ONLY;
        }
        return (what & 1) != 0 && !node.mayBeExecuted() ? -Failure.NO_ACCESS : 0;
    }

    /** Where something new can be made. */
    private Walk newPlace(String path) {
        Walk walk = walk(path, false);
        if (!walk.isNamed() || walk.node() != null) {
            throw new Failure(Failure.ALREADY_THERE);
        }
        requireWritable();
        walk.folder().require(null);
        return walk;
    }

    @Override
    public int makeFolder(String path, int mode) {
        Walk walk = newPlace(path);
        return add(walk, files.newFolder(mode, walk.folder()));
    }

    private int add(Walk place, Node node) {
        place.folder().add(place.name(), node, files.now());
        files.tell(place, node, WatchedChange.CREATED);
        return 0;
    }

    @Override
    public int remove(String path) {
        Walk walk = walk(path, false);
        Node node = walk.existing();
        requireWritable();
        if (node instanceof Folder) {
            return -Failure.IS_A_FOLDER;
        }
        if (walk.wantsFolder()) {
            return -Failure.NOT_A_FOLDER;
        }
        return remove(walk, node);
    }

    private int remove(Walk place, Node node) {
        place.folder().remove(place.name(), files.now());
        files.tellRemoved(place, node);
        return 0;
    }

    @Override
    public int removeFolder(String path) {
        Walk walk = walk(path, false);
        Node node = walk.existing();
        requireWritable();
        if (!(node instanceof Folder folder)) {
            return -Failure.NOT_A_FOLDER;
        }
        if (!walk.isNamed()) {
            return walk.node() == root ? -Failure.BUSY : -Failure.BAD_ARGUMENT;
        }
        if (folder.names().count() > 0) {
            return -Failure.NOT_EMPTY;
        }
        return remove(walk, node);
    }

    @Override
    public int rename(String from, String to) {
        Walk source = walk(from, false);
        Walk target = walk(to, false);
        Node node = source.existing();
        requireWritable();
        Node old = target.node();
        if (!source.isNamed() || !target.isNamed()) {
            return -Failure.BUSY;
        }
        if (node == old) {
            return 0;
        }
        if (target.folder().links == 0) {
            return -Failure.NOT_THERE;
        }
        if (source.folder().quotaBelow() != target.folder().quotaBelow()) {
            return -Failure.OTHER_DEVICE;
        }
        if (node instanceof Folder moved) {
            if (moved.contains(target.folder())) {
                return -Failure.BAD_ARGUMENT;
            }
            if (old != null && !(old instanceof Folder)) {
                return -Failure.NOT_A_FOLDER;
            }
            if (old != null && ((Folder) old).names().count() > 0) {
                return -Failure.NOT_EMPTY;
            }
        } else if (old instanceof Folder) {
            return -Failure.IS_A_FOLDER;
        } else if (target.wantsFolder() || source.wantsFolder()) {
            return -Failure.NOT_A_FOLDER;
        }
        long now = files.now();
        if (old != null) {
            remove(target, old);
        }
        source.folder().take(source.name(), now);
        if (!(node instanceof Folder)) {
            node.links--;
        }
        target.folder().add(target.name(), node, now);
        node.wasChanged(now);
        files.tell(source, node, WatchedChange.MOVED_AWAY);
        files.tell(target, node, WatchedChange.MOVED_HERE);
        node.tell(WatchedChange.MOVED_AWAY, node.number(), "");
        return 0;
    }

    @Override
    public int makeSymbolicLink(String path, String target) {
        Walk walk = newPlace(path);
        if (target.isEmpty()) {
            return -Failure.NOT_THERE;
        }
        int bytes = Utf8.bytes(target).length;
        walk.folder().quotaBelow().require(Quota.filled(bytes), 0);
        return add(walk, files.newLink(target, bytes));
    }

    @Override
    public int makeHardLink(String path, String existing) {
        Node node = walk(existing, false).existing();
        Walk walk = newPlace(path);
        if (node instanceof Folder) {
            return -Failure.NOT_PERMITTED;
        }
        if (node.quota() != walk.folder().quotaBelow()) {
            return -Failure.OTHER_DEVICE;
        }
        walk.folder().require(node);
        add(walk, node);
        node.wasChanged(files.now());
        files.tell(node, WatchedChange.FACTS);
        return 0;
    }

    @Override
    public String readLink(String path) {
        if (walk(path, false).existing() instanceof Link link) {
            return link.target();
        }
        throw new Failure(Failure.BAD_ARGUMENT);
    }

    @Override
    public int setTimes(String path, long accessed, long modified, boolean followLinks) {
        Node node = walk(path, followLinks).existing();
        requireWritable();
        long now = files.now();
        files.journal().timesSet(node.number(), accessed, modified, now);
        node.setTimes(accessed, modified, now);
        files.tell(node, WatchedChange.FACTS);
        return 0;
    }

    @Override
    public int setMode(String path, int mode) {
        Node node = walk(path, true).existing();
        requireWritable();
        long now = files.now();
        files.journal().modeSet(node.number(), mode, now);
        node.setMode(mode, now);
        files.tell(node, WatchedChange.FACTS);
        return 0;
    }

    @Override
    public Handle subtree(String path, boolean wantedReadOnly) {
        if (!(walk(path, true).existing() instanceof Folder folder)) {
            throw new Failure(Failure.NOT_A_FOLDER);
        }
        return files.host().connectClient(new TreeSession(files, folder, readOnly(readOnly || wantedReadOnly)));
    }

    @Override
    public int cover(String path, boolean covered) {
        if ((how & MOUNTS) == 0) {
            return -Failure.NOT_PERMITTED;
        }
        if (!(Walk.along(root, false, path, true).existing() instanceof Folder folder)) {
            return -Failure.NOT_A_FOLDER;
        }
        folder.setCovered(covered);
        return 0;
    }

    @Override
    public Handle rootTree(boolean wantedReadOnly) {
        if (!joined) {
            throw new Failure(Failure.NOT_SUPPORTED);
        }
        return files.host().connectClient(new TreeSession(files, root, JOINED | readOnly(readOnly || wantedReadOnly)));
    }

    @Override
    public Space space(String path) {
        Node node = walk(path, true).existing();
        return files.space(node instanceof Folder folder ? folder.quotaBelow() : node.quota());
    }

    /** Who asks a part of a larger tree has to ask who knows the whole. */
    @Override
    public String mounted(int number) {
        if (joined) {
            throw new Failure(ELSEWHERE, "/");
        }
        if (number != 0) {
            throw new Failure(Failure.NOT_THERE);
        }
        return "/";
    }

    @Override
    public int limit(String path, long bytes, long names) {
        if (!(walk(path, true).existing() instanceof Folder folder)) {
            return -Failure.NOT_A_FOLDER;
        }
        requireWritable();
        if (!joined) {
            return -Failure.NOT_PERMITTED;
        }
        if (bytes < 0 || names < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        folder.limit(bytes, names);
        return 0;
    }
}

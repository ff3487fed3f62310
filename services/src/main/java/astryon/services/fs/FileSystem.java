package astryon.services.fs;

import astryon.magic.Address;
import astryon.protocol.Space;
import astryon.services.kit.Host;
import astryon.services.kit.Session;
import astryon.sys.WatchedChange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** A file system with its folders in memory: its root, what numbers and times its nodes get, and where their bytes are. */
public final class FileSystem {
    private final Host host;
    private final Content.Store store;
    private final SharedPage.Source pages;
    private final Journal journal;
    private final Openings openings;
    private final LongSupplier clock;
    private final int device;
    private final Folder root;
    private final Set<Node> nameless = new LinkedHashSet<>();
    private final Locks locks = new Locks(this);
    private int watches;
    private long lastNumber = 1;

    /** An empty one; {@code clock} gives nanoseconds since 1970, {@code device} is a number that no other file system has. */
    public FileSystem(Host host, Content.Store store, SharedPage.Source pages, Journal journal, Openings openings, LongSupplier clock, int device) {
        this.host = host;
        this.store = store;
        this.pages = pages;
        this.journal = journal;
        this.openings = openings;
        this.clock = clock;
        this.device = device;
        root = new Folder(lastNumber, 0755, now(), null, this);
        root.setQuota(new Quota(null, Long.MAX_VALUE, Long.MAX_VALUE));
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

    SharedPage.Source pages() {
        return pages;
    }

    Openings openings() {
        return openings;
    }

    /** How much room there is in a folder, or for a file, that these are counted by. */
    Space space(Quota quota) {
        return new Space(store.type(), device, quota.bytes(), Math.min(quota.bytesLeft(), store.available()), quota.names(), quota.namesLeft());
    }

    Locks locks() {
        return locks;
    }

    /** So many more watch something here. */
    void watched(int more) {
        watches += more;
    }

    /** Something has become of a node: who watches it is told, and who watches a folder that it is in. */
    void tell(Node node, int kind) {
        if (watches == 0) {
            return;
        }
        node.tell(kind, node.number(), "");
        for (Names.Entry name = node.named(); name != null; name = name.nextOfNode()) {
            name.folder().tell(kind, node.number(), name.name());
        }
    }

    /** Something has become of the name that a way led to, and which stands or stood for a node. */
    void tell(Walk place, Node node, int kind) {
        if (watches > 0) {
            place.folder().tell(kind, node.number(), place.name());
        }
    }

    /** A node has lost a name. */
    void tellRemoved(Walk place, Node node) {
        tell(place, node, WatchedChange.REMOVED);
        if (node.links == 0) {
            node.tell(WatchedChange.REMOVED, node.number(), "");
        } else {
            tell(node, WatchedChange.FACTS);
        }
    }

    /** Somebody may still have it open. */
    void addNameless(Node node) {
        nameless.add(node);
    }

    void removeNameless(Node node) {
        nameless.remove(node);
    }

    /** What has no name, and is there because somebody has it open. */
    Set<Node> nameless() {
        return nameless;
    }

    /** Takes over the connections of an earlier program; {@code known} has the node of a number, or null. What is open is told to {@code open}, by badge. */
    void revive(LongFunction<Node> known, BiConsumer<Long, Session> open) {
        openings.revive(this, known, this::session, open);
    }

    /** The same, where nodes have the same numbers again. */
    public void revive() {
        Map<Long, Node> nodes = new HashMap<>();
        nodes.put(root.number(), root);
        for (Names.Named named : root.names().list()) {
            nodes.put(named.node().number(), named.node());
        }
        revive(nodes::get, (badge, session) -> {
        });
    }

    private Session session(Address place, Node node, int kind, int how) {
        return switch (kind) {
            case Openings.TREE -> node instanceof Folder folder ? new TreeSession(this, folder, how, place) : null;
            case Openings.FILE -> node instanceof RegularFile file ? new FileSession(this, file, how, place) : null;
            case Openings.FOLDER -> node instanceof Folder folder ? new FolderSession(this, folder, place) : null;
            default -> node instanceof NullDevice device ? new NullSession(this, device, place) : null;
        };
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
        return created(new Folder(++lastNumber, mode, now(), parent, this), "");
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

package astryon.services.vfs;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeDispatcher;
import astryon.protocol.Space;
import astryon.services.kit.Host;
import astryon.services.kit.Session;
import astryon.sys.FileCalls;
import java.util.List;

/**
 * All mounted trees as one. Each file system walks its own part of a path; where that leads out of it, it says where to go on, and the next is asked from there. So names
 * are looked up where they are, by who knows them, and nothing is remembered here that could be out of date.
 */
final class JoinedTree implements FileTree, Session {
    /** As many times a path may lead from one tree to another. */
    private static final int MOST_TURNS = 40;

    private final Host host;
    /** The deepest first; the last is at the root. */
    private final List<Mount> mounts;
    private final boolean readOnly;

    JoinedTree(Host host, List<Mount> mounts, boolean readOnly) {
        this.host = host;
        this.mounts = mounts;
        this.readOnly = readOnly;
    }

    /** What is asked of the tree that has it, by its path there. */
    private interface Question<T> {
        T ask(FileTree tree, String path);
    }

    /** Where something is. */
    private record Spot(Mount mount, String path) {
    }

    @Override
    public void dispatch(Exchange exchange) {
        FileTreeDispatcher.dispatch(this, exchange);
    }

    private Spot spot(String path) {
        for (Mount mount : mounts) {
            String below = mount.below(path);
            if (below != null) {
                return new Spot(mount, below);
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    private <T> T ask(String path, Question<T> question) {
        if (path.isEmpty()) {
            throw new Failure(Failure.NOT_THERE);
        }
        String next = path;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Spot spot = spot(next);
            try {
                return question.ask(spot.mount.tree(), spot.path);
            } catch (Failure failure) {
                if (failure.number() != ELSEWHERE) {
                    throw failure;
                }
                next = onwards(spot.mount, failure.getMessage());
            }
        }
        throw new Failure(Failure.LINK_LOOP);
    }

    /** {@code ..} leads up from the tree's root, {@code =/} to a folder of the tree that another is mounted on, {@code /} to a path from the joined root. */
    private static String onwards(Mount mount, String where) {
        if (where.startsWith("..")) {
            return mount.parent() + where.substring(2);
        }
        return where.startsWith("=") ? mount.above(where.substring(1)) : where;
    }

    private void requireWritable() {
        if (readOnly) {
            throw new Failure(Failure.READ_ONLY);
        }
    }

    /** Where a name is, or would be, without following it: its folder is found first. */
    private Spot settle(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        int start = path.lastIndexOf('/', end - 1) + 1;
        String name = path.substring(start, end);
        if (start == 0 || name.isEmpty() || name.equals(".") || name.equals("..")) {
            return spot(path);
        }
        return ask(path.substring(0, start), (tree, folder) -> {
            int error = tree.access(folder, 0);
            if (error < 0) {
                throw new Failure(-error);
            }
            Mount mount = mounts.stream().filter(m -> m.tree() == tree).findFirst().orElseThrow();
            return spot(mount.above(folder.endsWith("/") ? folder : folder + "/") + path.substring(start));
        });
    }

    @Override
    public Handle open(String path, int how, int mode) {
        if ((how & ~(FileCalls.READ | FileCalls.NO_FOLLOW)) != 0) {
            requireWritable();
        }
        return new Handle(ask(path, (tree, below) -> tree.open(below, how, mode).value()));
    }

    @Override
    public Facts facts(String path, boolean followLinks) {
        return ask(path, (tree, below) -> tree.facts(below, followLinks));
    }

    @Override
    public int access(String path, int what) {
        if ((what & 2) != 0 && readOnly) {
            return -Failure.READ_ONLY;
        }
        return ask(path, (tree, below) -> tree.access(below, what));
    }

    @Override
    public int makeFolder(String path, int mode) {
        requireWritable();
        return ask(path, (tree, below) -> tree.makeFolder(below, mode));
    }

    @Override
    public int remove(String path) {
        requireWritable();
        return ask(path, FileTree::remove);
    }

    @Override
    public int removeFolder(String path) {
        requireWritable();
        return ask(path, FileTree::removeFolder);
    }

    @Override
    public int rename(String from, String to) {
        requireWritable();
        Spot source = settle(from);
        Spot target = settle(to);
        return source.mount == target.mount ? source.mount.tree().rename(source.path, target.path) : -Failure.OTHER_DEVICE;
    }

    @Override
    public int makeSymbolicLink(String path, String target) {
        requireWritable();
        return ask(path, (tree, below) -> tree.makeSymbolicLink(below, target));
    }

    @Override
    public int makeHardLink(String path, String existing) {
        requireWritable();
        Spot place = settle(path);
        Spot old = settle(existing);
        return place.mount == old.mount ? place.mount.tree().makeHardLink(place.path, old.path) : -Failure.OTHER_DEVICE;
    }

    @Override
    public String readLink(String path) {
        return ask(path, FileTree::readLink);
    }

    @Override
    public int setTimes(String path, long accessed, long modified, boolean followLinks) {
        requireWritable();
        return ask(path, (tree, below) -> tree.setTimes(below, accessed, modified, followLinks));
    }

    @Override
    public int setMode(String path, int mode) {
        requireWritable();
        return ask(path, (tree, below) -> tree.setMode(below, mode));
    }

    /** Of the whole, or of what lies in one file system. */
    @Override
    public Handle subtree(String path, boolean wantedReadOnly) {
        if (path.equals("/")) {
            return host.connectClient(new JoinedTree(host, mounts, readOnly || wantedReadOnly));
        }
        Facts folder = facts(path, true);
        for (Mount mount : mounts) {
            if (mount.place().length() > 1 && isBelow(mount.parent(), folder)) {
                throw new Failure(Failure.NOT_SUPPORTED, "other file systems are mounted below ".concat(path));
            }
        }
        return new Handle(ask(path, (tree, below) -> tree.subtree(below, readOnly || wantedReadOnly).value()));
    }

    /** Whether a path is the folder of these facts, or below it. */
    private boolean isBelow(String path, Facts folder) {
        String at = path;
        while (true) {
            Facts facts = facts(at, true);
            if (facts.number() == folder.number() && facts.device() == folder.device()) {
                return true;
            }
            if (at.equals("/")) {
                return false;
            }
            int slash = at.lastIndexOf('/');
            at = slash == 0 ? "/" : at.substring(0, slash);
        }
    }

    @Override
    public int cover(String path, boolean covered) {
        throw new Failure(Failure.NOT_PERMITTED);
    }

    @Override
    public Handle rootTree(boolean wantedReadOnly) {
        return mounts.get(mounts.size() - 1).tree().rootTree(readOnly || wantedReadOnly);
    }

    @Override
    public Space space(String path) {
        return ask(path, FileTree::space);
    }

    @Override
    public String mounted(int number) {
        if (number < 0 || number >= mounts.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return mounts.get(mounts.size() - 1 - number).place();
    }

    @Override
    public int limit(String path, long bytes, long names) {
        requireWritable();
        return ask(path, (tree, below) -> tree.limit(below, bytes, names));
    }
}

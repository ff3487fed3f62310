package astryon.services.fs;

import astryon.protocol.Failure;
import astryon.protocol.FileTree;

/**
 * The way along a path, name by name from a root (POSIX, XBD 4.13): it ends at a folder and a last name in it, which stands for a node or for none yet. Without
 * recursion: what a symbolic link stands for is put before the rest of the path.
 */
final class Walk {
    private static final int MOST_LINKS = 40;
    private static final int MOST_PATH = 4095;
    private static final int MOST_NAME = 255;

    private final Folder root;
    /** Whether the root is part of a larger tree: links to absolute paths, and ways up from the root, lead there. */
    private final boolean joined;

    private Folder folder;
    private String name;
    private Node node;
    private boolean slashBehind;

    private Walk(Folder root, boolean joined) {
        this.root = root;
        this.joined = joined;
    }

    /** Follows the path; throws {@link Failure} if a folder on the way is none. {@code last}: whether a symbolic link at the end is followed, too. */
    static Walk along(Folder root, boolean joined, String path, boolean last) {
        Walk walk = new Walk(root, joined);
        walk.go(path, last);
        return walk;
    }

    /** Where the last name is, or would be; null for the root. */
    Folder folder() {
        return folder;
    }

    /** The last name; null where there is none to be given or taken away: the root, {@code .}, {@code ..}. */
    String name() {
        return name;
    }

    /** What is there; null if nothing. */
    Node node() {
        return node;
    }

    /** What is there. Throws {@link Failure}. */
    Node existing() {
        if (node == null) {
            throw new Failure(Failure.NOT_THERE);
        }
        return node;
    }

    /** Whether the path ends in a slash, and so can only mean a folder. */
    boolean wantsFolder() {
        return slashBehind;
    }

    private void go(String path, boolean last) {
        if (path.isEmpty()) {
            throw new Failure(Failure.NOT_THERE);
        }
        if (path.length() > MOST_PATH) {
            throw new Failure(Failure.NAME_TOO_LONG);
        }
        String rest = path;
        int links = 0;
        arrive(root);
        while (true) {
            int start = 0;
            while (start < rest.length() && rest.charAt(start) == '/') {
                start++;
            }
            if (start == rest.length()) {
                return;
            }
            int end = start;
            while (end < rest.length() && rest.charAt(end) != '/') {
                end++;
            }
            String next = rest.substring(start, end);
            String behind = rest.substring(end);
            slashBehind = !behind.isEmpty();
            if (next.length() > MOST_NAME) {
                throw new Failure(Failure.NAME_TOO_LONG);
            }
            if (node == null) {
                throw new Failure(Failure.NOT_THERE);
            }
            if (!(node instanceof Folder)) {
                throw new Failure(Failure.NOT_A_FOLDER);
            }
            step((Folder) node, next, behind);
            if (node instanceof Link && (last || slashBehind)) {
                if (++links > MOST_LINKS) {
                    throw new Failure(Failure.LINK_LOOP);
                }
                String target = ((Link) node).target();
                if (target.startsWith("/")) {
                    if (joined) {
                        throw new Failure(FileTree.ELSEWHERE, target + behind);
                    }
                    arrive(root);
                } else {
                    arrive(folder);
                }
                rest = target + behind;
            } else {
                rest = behind;
            }
        }
    }

    private void arrive(Folder place) {
        folder = null;
        name = null;
        node = place;
    }

    private void step(Folder from, String next, String behind) {
        if (next.equals(".")) {
            arrive(from);
        } else if (next.equals("..")) {
            if (from == root && joined) {
                throw new Failure(FileTree.ELSEWHERE, ".." + behind);
            }
            arrive(from == root ? root : from.parent());
        } else {
            folder = from;
            name = next;
            node = from.get(next);
            if (joined && node instanceof Folder covered && covered.isCovered()) {
                throw new Failure(FileTree.ELSEWHERE, "=" + path(covered, next) + behind);
            }
        }
    }

    /** Of a folder below the root, from the root. */
    private String path(Folder place, String itsName) {
        String path = "/" + itsName;
        for (Folder up = place.parent(); up != root; up = up.parent()) {
            path = "/" + nameOf(up) + path;
        }
        return path;
    }

    private static String nameOf(Folder place) {
        for (var entry : place.parent().entries().entrySet()) {
            if (entry.getValue() == place) {
                return entry.getKey();
            }
        }
        return "";
    }
}

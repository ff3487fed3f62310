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
    /** The last name is what this path has from one place to another; null where there is none. */
    private String place;
    private int nameStart;
    private int nameEnd;
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
        return place == null ? null : place.substring(nameStart, nameEnd);
    }

    /** Whether there is a last name. */
    boolean isNamed() {
        return place != null;
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
        char[] characters = path.toCharArray();
        int at = 0;
        int links = 0;
        arrive(root);
        while (true) {
            int start = at;
            while (start < characters.length && characters[start] == '/') {
                start++;
            }
            if (start == characters.length) {
                return;
            }
            int end = start;
            int hash = 0;
            for (; end < characters.length && characters[end] != '/'; end++) {
                hash = 31 * hash + characters[end];
            }
            slashBehind = end < characters.length;
            if (end - start > MOST_NAME) {
                throw new Failure(Failure.NAME_TOO_LONG);
            }
            if (node == null) {
                throw new Failure(Failure.NOT_THERE);
            }
            if (!(node instanceof Folder from)) {
                throw new Failure(Failure.NOT_A_FOLDER);
            }
            step(from, rest, characters, start, end, hash);
            at = end;
            if (node instanceof Link link && (last || slashBehind)) {
                if (++links > MOST_LINKS) {
                    throw new Failure(Failure.LINK_LOOP);
                }
                rest = link.target().concat(rest.substring(end));
                characters = rest.toCharArray();
                at = 0;
                if (!link.target().startsWith("/")) {
                    arrive(folder);
                } else if (joined) {
                    throw new Failure(FileTree.ELSEWHERE, rest);
                } else {
                    arrive(root);
                }
            }
        }
    }

    private void arrive(Folder there) {
        folder = null;
        place = null;
        node = there;
    }

    /** Goes the step that {@code path} names from {@code start} to {@code end}. */
    private void step(Folder from, String path, char[] characters, int start, int end, int hash) {
        if (isDots(characters, start, end)) {
            if (end - start == 2 && from == root && joined) {
                throw new Failure(FileTree.ELSEWHERE, path.substring(start));
            }
            arrive(end - start == 1 || from == root ? from : from.parent());
            return;
        }
        folder = from;
        place = path;
        nameStart = start;
        nameEnd = end;
        node = from.names().get(characters, start, end, hash);
        if (joined && node instanceof Folder covered && covered.isCovered()) {
            throw new Failure(FileTree.ELSEWHERE, "=" + path(covered) + path.substring(end));
        }
    }

    /** One or two of them. */
    private static boolean isDots(char[] path, int start, int end) {
        return path[start] == '.' && (end - start == 1 || end - start == 2 && path[start + 1] == '.');
    }

    /** Of a folder below the root, from the root. */
    private String path(Folder below) {
        String path = "";
        for (Folder up = below; up != root; up = up.parent()) {
            path = "/" + up.named().name() + path;
        }
        return path;
    }
}

package astryon.services.vfs;

import astryon.protocol.FileTree;

/** A tree at a place in the joined tree: {@code /}, or names with a slash before each. */
record Mount(String place, FileTree tree) {

    /** Of a path, what lies below the place, as a path from the tree's root; null if the path leads elsewhere as far as its names tell. */
    String below(String path) {
        int at = 0;
        int done = place.length() == 1 ? 1 : 0;
        while (done < place.length()) {
            while (at < path.length() && path.charAt(at) == '/') {
                at++;
            }
            int end = nameEnd(path, at);
            String name = path.substring(at, end);
            at = end;
            if (name.equals(".")) {
                continue;
            }
            int placeEnd = nameEnd(place, done + 1);
            if (!name.equals(place.substring(done + 1, placeEnd))) {
                return null;
            }
            done = placeEnd;
        }
        String rest = path.substring(at);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int nameEnd(String path, int start) {
        int end = path.indexOf('/', start);
        return end < 0 ? path.length() : end;
    }

    /** Of a path from the tree's root, the path in the joined tree. */
    String above(String path) {
        return place.length() == 1 ? path : place + path;
    }

    /** The folder that the place is in. */
    String parent() {
        int slash = place.lastIndexOf('/');
        return slash == 0 ? "/" : place.substring(0, slash);
    }
}

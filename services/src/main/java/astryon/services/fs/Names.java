package astryon.services.fs;

import java.util.ArrayList;
import java.util.List;

/** What the names of a folder stand for: in the order in which they came, and found by a piece of a path, of which no text of its own has to be made. */
final class Names {
    private static final int FIRST_SIZE = 8;

    private final Folder folder;
    /** By the lower bits of their names' hashes; a power of two of them. */
    private Entry[] heads = new Entry[FIRST_SIZE];
    private Entry first;
    private Entry last;
    private int count;

    /** A name and what it stands for; the hash is that of {@link String#hashCode}. */
    static final class Entry {
        private final Folder folder;
        private final String name;
        private final char[] characters;
        private final int hash;
        private final Node node;
        private Entry next;
        private Entry before;
        private Entry after;
        /** Others of the same node. */
        private Entry beforeOfNode;
        private Entry nextOfNode;

        private Entry(Folder folder, String name, Node node) {
            this.folder = folder;
            this.name = name;
            this.node = node;
            characters = name.toCharArray();
            hash = name.hashCode();
        }

        Folder folder() {
            return folder;
        }

        String name() {
            return name;
        }

        /** The next name of the same node, or null. */
        Entry nextOfNode() {
            return nextOfNode;
        }
    }

    /** Of a folder. */
    Names(Folder folder) {
        this.folder = folder;
    }

    int count() {
        return count;
    }

    /** Null if there is none. */
    Node get(String name) {
        return get(name.toCharArray(), 0, name.length(), name.hashCode());
    }

    /** Of the name that {@code path} has from {@code start} to {@code end}; {@code hash} is that of the name. */
    Node get(char[] path, int start, int end, int hash) {
        for (Entry entry = heads[hash & heads.length - 1]; entry != null; entry = entry.next) {
            if (entry.hash == hash && isAt(path, start, end, entry.characters)) {
                return entry.node;
            }
        }
        return null;
    }

    private static boolean isAt(char[] path, int start, int end, char[] name) {
        if (name.length != end - start) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (path[start + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The name must not be there. */
    void put(String name, Node node) {
        if (count == heads.length) {
            grow();
        }
        Entry entry = new Entry(folder, name, node);
        link(entry);
        entry.before = last;
        if (last == null) {
            first = entry;
        } else {
            last.after = entry;
        }
        last = entry;
        count++;
        entry.nextOfNode = node.named();
        if (entry.nextOfNode != null) {
            entry.nextOfNode.beforeOfNode = entry;
        }
        node.setNamed(entry);
    }

    private void link(Entry entry) {
        int place = entry.hash & heads.length - 1;
        entry.next = heads[place];
        heads[place] = entry;
    }

    private void grow() {
        heads = new Entry[2 * heads.length];
        for (Entry entry = first; entry != null; entry = entry.after) {
            link(entry);
        }
    }

    /** What the name stood for; it must be there. */
    Node remove(String name) {
        int place = name.hashCode() & heads.length - 1;
        Entry entry = heads[place];
        if (entry.name.equals(name)) {
            heads[place] = entry.next;
        } else {
            Entry before = entry;
            while (!before.next.name.equals(name)) {
                before = before.next;
            }
            entry = before.next;
            before.next = entry.next;
        }
        if (entry.before == null) {
            first = entry.after;
        } else {
            entry.before.after = entry.after;
        }
        if (entry.after == null) {
            last = entry.before;
        } else {
            entry.after.before = entry.before;
        }
        count--;
        leaveNode(entry);
        return entry.node;
    }

    private static void leaveNode(Entry entry) {
        if (entry.nextOfNode != null) {
            entry.nextOfNode.beforeOfNode = entry.beforeOfNode;
        }
        if (entry.beforeOfNode != null) {
            entry.beforeOfNode.nextOfNode = entry.nextOfNode;
        } else {
            entry.node.setNamed(entry.nextOfNode);
        }
    }

    /** A name with what it stands for. */
    record Named(String name, Node node) {
    }

    /** All of them, in order, as they are now. */
    List<Named> list() {
        List<Named> all = new ArrayList<>(count);
        for (Entry entry = first; entry != null; entry = entry.after) {
            all.add(new Named(entry.name, entry.node));
        }
        return all;
    }
}

package memory;

/**
 * Programs that live on the collector. Each line: name, best nanoseconds of a round, a checksum, the longest time in nanoseconds that
 * one small step of the last rounds took, which is the longest pause as the program feels it.
 */
public final class Memory {
    private static final int TREE_DEPTH = 14;
    private static final int ENTRIES = 400_000;

    private static long longest;

    private Memory() {
    }

    private static final class Cell {
        final long a;
        final Cell b;

        Cell(long a, Cell b) {
            this.a = a;
            this.b = b;
        }
    }

    private static final class Tree {
        final Tree left;
        final Tree right;

        Tree(Tree left, Tree right) {
            this.left = left;
            this.right = right;
        }

        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    private static final class Entry {
        final int key;
        Object value;
        Entry next;

        Entry(int key, Object value, Entry next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }
    }

    /** Work in small steps, timed one by one. */
    private interface Round {
        long step(int number);
    }

    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        measure("allocation", rounds, 400, number -> {
            Cell last = null;
            long sum = 0;
            for (int i = 0; i < 50_000; i++) {
                last = new Cell(i ^ number, (i & 7) == 0 ? null : last);
                sum += last.a;
            }
            return sum + (last.b == null ? 0 : last.b.a);
        });
        Tree kept = tree(TREE_DEPTH + 3);
        measure("trees", rounds, 300, number -> tree(TREE_DEPTH - (number & 3)).count());
        if (kept.count() < 0) {
            throw new IllegalStateException();
        }
        Entry[] table = new Entry[1 << 19];
        for (int i = 0; i < ENTRIES; i++) {
            put(table, i, new int[] {i, i});
        }
        measure("map", rounds, 400, number -> {
            long sum = 0;
            for (int i = 0; i < 5_000; i++) {
                int key = (int) ((i * 2_654_435_761L + number * 40_503L >>> 3) % ENTRIES);
                put(table, key, new int[] {i, number});
                sum += ((int[]) get(table, (key * 7 + i) % ENTRIES & 0x7fff_ffff))[0];
            }
            return sum;
        });
    }

    private static void measure(String name, int rounds, int steps, Round round) {
        long best = Long.MAX_VALUE;
        long sum = 0;
        longest = 0;
        for (int r = 0; r < rounds; r++) {
            long start = System.nanoTime();
            long before = start;
            for (int i = 0; i < steps; i++) {
                sum = sum * 31 + round.step(i);
                long now = System.nanoTime();
                if (r > rounds / 2) {
                    longest = Math.max(longest, now - before);
                }
                before = now;
            }
            best = Math.min(best, before - start);
        }
        System.out.println(name + " " + best + " " + sum + " " + longest);
    }

    private static Tree tree(int depth) {
        return depth == 0 ? new Tree(null, null) : new Tree(tree(depth - 1), tree(depth - 1));
    }

    private static void put(Entry[] table, int key, Object value) {
        int at = slot(key, table.length);
        for (Entry entry = table[at]; entry != null; entry = entry.next) {
            if (entry.key == key) {
                entry.value = value;
                return;
            }
        }
        table[at] = new Entry(key, value, table[at]);
    }

    private static Object get(Entry[] table, int key) {
        Entry entry = table[slot(key, table.length)];
        while (entry.key != key) {
            entry = entry.next;
        }
        return entry.value;
    }

    private static int slot(int key, int length) {
        return (key ^ key >>> 7) * 0x9e37_79b1 >>> 13 & length - 1;
    }
}

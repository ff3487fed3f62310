package bench;

/** An open-addressing hash table of ints: insertions, then look-ups that hit and miss. */
final class HashProbe implements Program {
    @Override
    public int run(int operations) {
        int capacity = 1 << 16;
        int[] keys = new int[capacity];
        int[] values = new int[capacity];
        int seed = 7;
        for (int i = 0; i < capacity / 2; i++) {
            seed = seed * 1664525 + 1013904223;
            put(keys, values, seed >>> 8 | 1, i);
        }
        int sum = 0;
        seed = 7;
        for (int i = 0; i < operations; i++) {
            seed = seed * 1664525 + 1013904223;
            sum += find(keys, values, seed >>> 8 | 1);
            if ((i & 32767) == 32767 && (i & 65536) == 0) {
                seed = 7;
            }
        }
        return sum;
    }

    private static void put(int[] keys, int[] values, int key, int value) {
        int mask = keys.length - 1;
        int slot = key * 0x9e3779b9 >>> 16 & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private static int find(int[] keys, int[] values, int key) {
        int mask = keys.length - 1;
        int slot = key * 0x9e3779b9 >>> 16 & mask;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }
}

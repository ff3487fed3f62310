package astryon.deflate;

/**
 * Huffman codes whose lengths are limited. The tree is built over the symbols by rising frequency (two queues, since merged pairs come out in
 * order, too). Where it is too deep, codes are cut to the limit and, to pay for it, codes of less than the limit made longer; then the
 * longest codes go to the rarest symbols.
 */
final class CodeLengths {
    private final int[] order;
    private final int[] weight;
    private final int[] parent;
    private final int[] count = new int[Format.LONGEST_CODE + 1];

    CodeLengths(int symbols) {
        order = new int[symbols];
        weight = new int[2 * symbols];
        parent = new int[2 * symbols];
    }

    /** Fills in {@code lengths}; zero for what does not occur. At least one symbol must occur. */
    void compute(int[] frequencies, int symbols, int longest, byte[] lengths) {
        java.util.Arrays.fill(lengths, 0, symbols, (byte) 0);
        int used = sortUsed(frequencies, symbols);
        if (used == 1) {
            lengths[order[0]] = 1;
            return;
        }
        merge(frequencies, used);
        countDepths(used, longest);
        pay(longest);
        int next = 0;
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i < count[length]; i++) {
                lengths[order[next++]] = (byte) length;
            }
        }
    }

    /** A key holds frequency and symbol, so that the order is the same everywhere. */
    private int sortUsed(int[] frequencies, int symbols) {
        long[] keys = new long[symbols];
        int used = 0;
        for (int i = 0; i < symbols; i++) {
            if (frequencies[i] != 0) {
                keys[used++] = (long) frequencies[i] << 16 | i;
            }
        }
        java.util.Arrays.sort(keys, 0, used);
        for (int i = 0; i < used; i++) {
            order[i] = (int) keys[i] & 0xffff;
        }
        return used;
    }

    private void merge(int[] frequencies, int used) {
        for (int i = 0; i < used; i++) {
            weight[i] = frequencies[order[i]];
        }
        int leaf = 0;
        int pair = used;
        for (int made = used; made < 2 * used - 1; made++) {
            weight[made] = 0;
            for (int i = 0; i < 2; i++) {
                int least = leaf < used && (pair == made || weight[leaf] <= weight[pair]) ? leaf++ : pair++;
                weight[made] += weight[least];
                parent[least] = made;
            }
        }
    }

    private void countDepths(int used, int longest) {
        java.util.Arrays.fill(count, 0);
        int root = 2 * used - 2;
        int[] depth = weight;
        depth[root] = 0;
        for (int i = root - 1; i >= 0; i--) {
            depth[i] = depth[parent[i]] + 1;
            if (i < used) {
                count[Math.min(depth[i], longest)]++;
            }
        }
    }

    /** Of the 2^longest places, a code of length n takes 2^(longest - n). */
    private void pay(int longest) {
        long places = 0;
        for (int length = 1; length <= longest; length++) {
            places += (long) count[length] << longest - length;
        }
        while (places > 1L << longest) {
            // One of the longest codes becomes the sibling of a shorter one, which is made one bit longer for that.
            int length = longest - 1;
            while (count[length] == 0) {
                length--;
            }
            count[longest]--;
            count[length]--;
            count[length + 1] += 2;
            places--;
        }
    }

    /** The codes of RFC 1951, 3.2.2, first bit lowest. */
    static void codes(byte[] lengths, int symbols, short[] codes) {
        int[] next = new int[Format.LONGEST_CODE + 2];
        for (int i = 0; i < symbols; i++) {
            next[lengths[i] + 1]++;
        }
        next[1] = 0;
        for (int length = 1; length <= Format.LONGEST_CODE; length++) {
            next[length + 1] = next[length] + next[length + 1] << 1;
        }
        for (int i = 0; i < symbols; i++) {
            if (lengths[i] != 0) {
                codes[i] = (short) (Integer.reverse(next[lengths[i]]++) >>> 32 - lengths[i]);
            }
        }
    }
}

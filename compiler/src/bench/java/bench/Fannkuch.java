package bench;

/** Pancake flips over all permutations: the largest number of flips and the alternating checksum. */
final class Fannkuch implements Program {
    @Override
    public int run(int n) {
        int[] permutation = new int[n];
        int[] flipped = new int[n];
        int[] count = new int[n];
        int checksum = 0;
        int most = 0;
        int round = n;
        int index = 0;
        for (int i = 0; i < n; i++) {
            permutation[i] = i;
        }
        while (true) {
            while (round != 1) {
                count[round - 1] = round;
                round--;
            }
            for (int i = 0; i < n; i++) {
                flipped[i] = permutation[i];
            }
            int flips = 0;
            int first = flipped[0];
            while (first != 0) {
                int low = 0;
                int high = first;
                while (low < high) {
                    int t = flipped[low];
                    flipped[low] = flipped[high];
                    flipped[high] = t;
                    low++;
                    high--;
                }
                flips++;
                first = flipped[0];
            }
            if (flips > most) {
                most = flips;
            }
            checksum += (index & 1) == 0 ? flips : -flips;
            while (true) {
                if (round == n) {
                    return checksum * 100 + most;
                }
                int p0 = permutation[0];
                for (int i = 0; i < round; i++) {
                    permutation[i] = permutation[i + 1];
                }
                permutation[round] = p0;
                count[round]--;
                if (count[round] > 0) {
                    break;
                }
                round++;
            }
            index++;
        }
    }
}

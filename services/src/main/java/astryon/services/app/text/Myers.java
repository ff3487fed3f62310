package astryon.services.app.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shortest way from one list to another by removing and adding. From both ends, furthest reaching paths are lengthened by one change each until they
 * meet in the middle; what is before and behind is the same question again, so that memory grows with the lines, not with their square. E. Myers, An
 * O(ND) difference algorithm and its variations, 1986, section 4b.
 */
final class Myers {
    private final int[] old;
    private final int[] now;
    private final boolean[] removed;
    private final boolean[] added;
    /** How far a path on a diagonal has come: from the start, and from the end. */
    private final int[] forward;
    private final int[] backward;

    private Myers(int[] old, int[] now) {
        this.old = old;
        this.now = now;
        removed = new boolean[old.length];
        added = new boolean[now.length];
        forward = new int[2 * (old.length + now.length) + 4];
        backward = new int[forward.length];
    }

    static List<DiffChange> changes(int[] old, int[] now) {
        Myers myers = new Myers(old, now);
        myers.compare(0, old.length, 0, now.length);
        List<DiffChange> changes = new ArrayList<>();
        int i = 0;
        int k = 0;
        while (i < old.length || k < now.length) {
            int fromOld = i;
            int fromNew = k;
            while (i < old.length && myers.removed[i]) {
                i++;
            }
            while (k < now.length && myers.added[k]) {
                k++;
            }
            if (i > fromOld || k > fromNew) {
                changes.add(new DiffChange(fromOld, i, fromNew, k));
            } else {
                i++;
                k++;
            }
        }
        return changes;
    }

    private void compare(int oldFrom, int oldTo, int newFrom, int newTo) {
        int a = oldFrom;
        int b = newFrom;
        int aEnd = oldTo;
        int bEnd = newTo;
        while (a < aEnd && b < bEnd && old[a] == now[b]) {
            a++;
            b++;
        }
        while (a < aEnd && b < bEnd && old[aEnd - 1] == now[bEnd - 1]) {
            aEnd--;
            bEnd--;
        }
        if (a == aEnd) {
            Arrays.fill(added, b, bEnd, true);
        } else if (b == bEnd) {
            Arrays.fill(removed, a, aEnd, true);
        } else {
            int[] middle = middle(a, aEnd, b, bEnd);
            compare(a, middle[0], b, middle[1]);
            compare(middle[0], aEnd, middle[1], bEnd);
        }
    }

    /** A point that a shortest path goes through, neither start nor end. Diagonal k has the points with x - y = k. */
    private int[] middle(int a, int aEnd, int b, int bEnd) {
        int n = aEnd - a;
        int m = bEnd - b;
        int delta = n - m;
        boolean odd = (delta & 1) != 0;
        int zero = m + 1;
        forward[zero + 1] = 0;
        backward[zero + delta - 1] = n;
        for (int changes = 0; ; changes++) {
            for (int k = -changes; k <= changes; k += 2) {
                if (k < -m || k > n) {
                    continue;
                }
                boolean down = k == -changes || k - 1 < -m || k != changes && k + 1 <= n && forward[zero + k - 1] < forward[zero + k + 1];
                int x = down ? forward[zero + k + 1] : forward[zero + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && old[a + x] == now[b + y]) {
                    x++;
                    y++;
                }
                forward[zero + k] = x;
                if (odd && Math.abs(k - delta) < changes && x >= backward[zero + k]) {
                    return new int[] {a + x, b + y};
                }
            }
            for (int k = delta - changes; k <= delta + changes; k += 2) {
                if (k < -m || k > n) {
                    continue;
                }
                boolean up = k == delta + changes || k + 1 > n || k != delta - changes && k - 1 >= -m && backward[zero + k - 1] < backward[zero + k + 1];
                int x = up ? backward[zero + k - 1] : backward[zero + k + 1] - 1;
                int y = x - k;
                while (x > 0 && y > 0 && old[a + x - 1] == now[b + y - 1]) {
                    x--;
                    y--;
                }
                backward[zero + k] = x;
                if (!odd && Math.abs(k) <= changes && x <= forward[zero + k]) {
                    return new int[] {a + x, b + y};
                }
            }
        }
    }
}

package astryon.compiler.agreement.programs;

import java.util.Objects;

/** Objects that have to survive collections wherever they are held, and much that need not. */
public final class Collected {
    private static final int NODES = 20_000;

    /** An object of the image that is made to refer to the heap. */
    private static final Object[] HELD = new Object[16];
    private static Node staticNode;

    private static final class Node {
        private final int number;
        private Node next;
        private Object cargo;

        Node(int number, Node next) {
            this.number = number;
            this.next = next;
        }
    }

    private Collected() {
    }

    public static void main(String[] arguments) {
        System.out.println("chain " + sum(chain(NODES)));
        oldToYoung();
        arrays();
        large();
        System.out.println("deep " + deep(500, new Node(1, null)));
        identities();
        image();
        thrown();
        copies();
        generations();
        System.out.println("words " + words(200).hashCode());
    }

    private static Node chain(int length) {
        Node first = null;
        for (int i = 0; i < length; i++) {
            first = new Node(i, first);
        }
        return first;
    }

    private static long sum(Node first) {
        long sum = 0;
        for (Node node = first; node != null; node = node.next) {
            sum = sum * 3 + node.number;
        }
        return sum;
    }

    /** Garbage, enough to fill eden more than once. */
    private static int waste(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            int[] waste = new int[1000 + i % 7];
            waste[i % 1000] = i;
            sum += waste[(i + 1) % 1000] + waste.length;
        }
        return sum;
    }

    /** What has survived twice is given young objects, again and again. */
    private static void oldToYoung() {
        Node old = chain(1000);
        staticNode = old;
        int wasted = waste(6000);
        for (int round = 0; round < 5; round++) {
            for (Node node = staticNode; node != null; node = node.next) {
                if (node.number % 7 == round) {
                    node.cargo = new int[] {node.number, round};
                } else if (node.number % 11 == round) {
                    node.cargo = new Node(node.number * round, (Node) null);
                }
            }
            wasted += waste(1500);
        }
        long sum = wasted;
        for (Node node = old; node != null; node = node.next) {
            if (node.cargo instanceof int[] numbers) {
                sum = sum * 5 + numbers[0] + numbers[1];
            } else if (node.cargo instanceof Node other) {
                sum = sum * 7 + other.number;
            }
        }
        System.out.println("old to young " + sum);
        staticNode = null;
    }

    private static void arrays() {
        Object[][] rows = new Object[50][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Object[i * 3];
            for (int k = 0; k < rows[i].length; k += 2) {
                rows[i][k] = new long[] {i, k};
            }
        }
        int[][][] cube = new int[5][6][7];
        waste(3000);
        long sum = 0;
        for (Object[] row : rows) {
            for (Object element : row) {
                sum = sum * 3 + (element == null ? 1 : ((long[]) element)[0] + ((long[]) element)[1]);
            }
        }
        for (int[][] plane : cube) {
            for (int[] line : plane) {
                sum += line.length;
            }
        }
        System.out.println("arrays " + sum);
    }

    /** Arrays too large to be copied, of numbers and of objects, short-lived and long-lived. */
    private static void large() {
        Object[] table = new Object[40_000];
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < table.length; i += 100) {
            table[i] = new Node(i, null);
        }
        bytes[200_000] = 17;
        waste(3000);
        for (int i = 0; i < 30; i++) {
            long[] short1 = new long[20_000 + i];
            short1[i] = i;
            table[i * 999 + 1] = short1;
        }
        waste(3000);
        long sum = bytes[200_000];
        for (Object element : table) {
            if (element instanceof Node node) {
                sum += node.number;
            } else if (element instanceof long[] numbers) {
                sum = sum * 3 + numbers.length + numbers[(int) (sum & 15)];
            }
        }
        System.out.println("large " + sum);
    }

    /** References in many stack frames. */
    private static long deep(int depth, Node held) {
        if (depth == 0) {
            return waste(2000);
        }
        Node mine = new Node(held.number + depth, held);
        String text = "level " + depth;
        long below = deep(depth - 1, mine);
        return below * 3 + mine.number + mine.next.number + text.length();
    }

    private static void identities() {
        Object[] objects = new Object[100];
        int[] codes = new int[100];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new Object();
            codes[i] = System.identityHashCode(objects[i]);
        }
        waste(6000);
        int changed = 0;
        for (int i = 0; i < objects.length; i++) {
            if (objects[i].hashCode() != codes[i]) {
                changed++;
            }
        }
        System.out.println("identities changed " + changed);
    }

    private static void image() {
        for (int i = 0; i < HELD.length; i++) {
            HELD[i] = "held " + i;
            waste(200);
        }
        StringBuilder all = new StringBuilder();
        for (Object held : HELD) {
            all.append(held).append(';');
        }
        System.out.println(all);
    }

    private static void thrown() {
        int caught = 0;
        for (int i = 0; i < 50; i++) {
            try {
                fail(i, new Node(i, null));
            } catch (IllegalStateException e) {
                waste(50);
                caught += e.getMessage().length() + e.getCause().getMessage().length();
            }
        }
        System.out.println("caught " + caught);
    }

    private static void fail(int number, Node node) {
        try {
            waste(10);
            Objects.requireNonNull(number % 2 == 0 ? null : node, "none " + number).next.next = node;
        } catch (NullPointerException e) {
            throw new IllegalStateException("failed " + number, new RuntimeException("cause " + e.getClass().getName()));
        }
    }

    private static void copies() {
        Object[] from = new Object[3000];
        Object[] to = new Object[3000];
        waste(6000);
        for (int i = 0; i < from.length; i++) {
            from[i] = new Node(i, null);
        }
        System.arraycopy(from, 0, to, 1000, 2000);
        System.arraycopy(from, 100, from, 0, 2000);
        Object[] cloned = from.clone();
        waste(3000);
        long sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum = sum * 3 + number(from[i]) + number(to[i]) + number(cloned[i]);
        }
        System.out.println("copies " + sum);
    }

    /** What has grown old dies in its turn. */
    private static void generations() {
        Node[] held = new Node[3];
        long sum = 0;
        for (int i = 0; i < 30; i++) {
            held[i % held.length] = chain(40_000 + i);
            sum = sum * 3 + sum(held[i * 7 % held.length]);
        }
        System.out.println("generations " + sum);
    }

    private static int number(Object node) {
        return node == null ? -1 : ((Node) node).number;
    }

    private static String words(int count) {
        String all = "";
        for (int i = 0; i < count; i++) {
            all = all + " word " + i;
        }
        return all;
    }
}

package astryon.compiler.agreement.programs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.StringJoiner;
import java.util.Vector;

/** Lists, queues, arrays as lists, and the small classes around them. */
final class Lists {
    private Lists() {
    }

    public static void main(String[] arguments) {
        arrayLists();
        views();
        queues();
        arrays();
        small();
        failures();
    }

    private static void arrayLists() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            list.add("item " + i * 7 % 40);
        }
        list.add(3, "third");
        list.remove("item 0");
        list.remove(5);
        list.removeIf(s -> s.endsWith("9"));
        list.replaceAll(String::toUpperCase);
        Show.line("list", list);
        list.sort(Comparator.reverseOrder());
        Show.line("sorted", list);
        Show.line("found", list.indexOf("THIRD") + " " + list.contains("nothing") + " " + list.hashCode() + " " + list.equals(new LinkedList<>(list)));
        Iterator<String> iterator = list.iterator();
        iterator.next();
        iterator.remove();
        ListIterator<String> both = list.listIterator(3);
        both.previous();
        both.set("set");
        both.add("added");
        Show.line("edited", list);
        String[] array = list.toArray(new String[0]);
        Object[] objects = list.toArray();
        Integer[] numbers = List.of(3, 1, 2).toArray(Integer[]::new);
        Show.line("arrays", array.length + " " + objects.length + " " + array.getClass().getSimpleName() + " " + objects.getClass().getName() + " "
                + Arrays.toString(numbers) + " " + numbers.getClass());
        Show.line("vector", new Vector<>(List.of(1, 2, 3)));
        List<Integer> linked = new LinkedList<>(List.of(1, 2, 3));
        linked.add(1, 9);
        linked.addAll(2, List.of(7, 8));
        Show.line("linked", linked);
    }

    private static void views() {
        List<Integer> numbers = new ArrayList<>(List.of(5, 3, 8, 1, 9));
        List<Integer> part = numbers.subList(1, 4);
        part.set(0, 30);
        part.remove(1);
        Show.line("part", part + " of " + numbers);
        Collections.sort(numbers);
        Collections.reverse(numbers);
        Collections.swap(numbers, 0, 1);
        Collections.rotate(numbers, 1);
        Collections.shuffle(numbers, new Random(4));
        Show.line("collections", numbers + " " + Collections.max(numbers) + " " + Collections.min(numbers) + " " + Collections.frequency(numbers, 30));
        Show.line("search", Collections.binarySearch(List.of(1, 3, 5, 7), 5) + " " + Collections.binarySearch(List.of(1, 3, 5, 7), 4));
        Show.line("fixed", Collections.unmodifiableList(numbers) + " " + Collections.nCopies(3, "z") + " " + Collections.emptyList() + " "
                + Collections.singletonList(4) + " " + Collections.disjoint(numbers, List.of(2)));
        Show.line("of", List.of() + " " + List.of(1) + " " + List.of(1, 2) + " " + List.of(1, 2, 3) + " " + List.copyOf(numbers));
        Show.line("as list", Arrays.asList("a", "b", null));
    }

    private static void queues() {
        ArrayDeque<Integer> deque = new ArrayDeque<>();
        for (int i = 0; i < 30; i++) {
            if (i % 3 == 0) {
                deque.push(i);
            } else {
                deque.add(i);
            }
            if (i % 5 == 0) {
                deque.poll();
            }
        }
        Show.line("deque", deque + " " + deque.peekFirst() + " " + deque.peekLast());
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        for (String s : "the quick brown fox jumps over a lazy dog".split(" ")) {
            queue.add(s);
        }
        StringJoiner joiner = new StringJoiner(",", "<", ">");
        while (!queue.isEmpty()) {
            joiner.add(queue.poll());
        }
        Show.line("queue", joiner);
    }

    private static void arrays() {
        int[] ints = new Random(7).ints(100, 0, 1000).toArray();
        Arrays.sort(ints);
        Show.line("ints", Arrays.toString(ints) + Arrays.binarySearch(ints, ints[50]) + " " + Arrays.hashCode(ints));
        double[] doubles = {3, -0.0, Double.NaN, 0.0, -1, Double.NEGATIVE_INFINITY, -0.0, 2};
        Arrays.sort(doubles);
        Show.line("doubles", Arrays.toString(doubles));
        long[] longs = new long[300];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = i * 7919L % 293;
        }
        Arrays.sort(longs, 10, 290);
        Show.line("longs", Arrays.hashCode(longs));
        String[] words = "pear Apple fig apple Fig".split(" ");
        Arrays.sort(words, String.CASE_INSENSITIVE_ORDER);
        Show.line("words", String.join(" ", words));
        char[] chars = "sorting characters".toCharArray();
        Arrays.sort(chars);
        byte[] bytes = {5, -3, 100, -128, 0};
        Arrays.sort(bytes);
        Show.line("small", new String(chars) + Arrays.toString(bytes));
        Integer[] copies = Arrays.copyOf(new Integer[] {1, 2}, 4);
        Arrays.fill(copies, 2, 4, 9);
        Show.line("copies", Arrays.toString(copies) + Arrays.toString(Arrays.copyOfRange(words, 1, 3)) + Arrays.equals(words, words.clone()));
        Show.line("deep", Arrays.deepToString(new int[][][] {{{1, 2}, {3}}, {}}) + Arrays.deepHashCode(new Object[] {1, new int[] {2}})
                + Arrays.deepEquals(new Object[] {words}, new Object[] {words.clone()}));
        Object[] made = (Object[]) java.lang.reflect.Array.newInstance(words.getClass().getComponentType(), 2);
        Show.line("made", made.getClass() + " " + java.lang.reflect.Array.getLength(ints) + " " + java.lang.reflect.Array.newInstance(long.class, 3).getClass());
        Show.line("mismatch", Arrays.mismatch(ints, new int[] {ints[0], -1}) + " " + Arrays.compare(new int[] {1, 2}, new int[] {1, 3}));
    }

    private static void small() {
        BitSet bits = new BitSet();
        bits.set(3);
        bits.set(60, 70);
        bits.flip(64);
        Show.line("bits", bits + " " + bits.cardinality() + " " + bits.nextClearBit(60) + " " + bits.length());
        Show.line("optional", Optional.of(5).map(i -> i + 1).filter(i -> i > 5) + " " + Optional.empty() + " " + OptionalInt.of(3) + " "
                + Optional.ofNullable((String) null).orElse("otherwise"));
        Show.line("objects", Objects.hash(1, "a", null) + " " + Objects.equals(null, null) + " " + Objects.toString(null, "none") + " "
                + Objects.requireNonNullElse(null, "d") + " " + Objects.checkIndex(2, 3));
    }

    private static void failures() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
        Show.attempt("get", () -> list.get(7));
        Show.attempt("add", () -> list.add(9, 1));
        Show.attempt("immutable", () -> List.of(1).add(2));
        Show.attempt("null in list", () -> List.of(1, null));
        Show.attempt("fixed", () -> Arrays.asList(1, 2).add(3));
        Show.attempt("missing", () -> new ArrayDeque<Integer>().pop());
        Show.attempt("empty", () -> Optional.empty().get());
        Show.attempt("sub list", () -> list.subList(2, 1));
        Show.attempt("array store", () -> new ArrayList<Object>(List.of("x")).toArray(new Integer[0]));
        Show.attempt("negative", () -> new ArrayList<>(-1));
        try {
            for (Integer i : list) {
                list.add(i);
            }
        } catch (ConcurrentModificationException e) {
            Show.failure("modified", e);
        }
    }
}

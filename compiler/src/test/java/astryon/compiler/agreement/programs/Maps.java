package astryon.compiler.agreement.programs;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Maps and sets, in the order of their hash codes, of insertion, of keys and of enums. */
final class Maps {
    private enum Colour {
        RED, GREEN {
            @Override
            public String toString() {
                return "green";
            }
        },
        BLUE, BLACK
    }

    /** Many keys of one hash code: bins become trees, which order keys that can be compared. */
    private record Collision(String name) implements Comparable<Collision> {
        @Override
        public int hashCode() {
            return name.length() % 3;
        }

        @Override
        public int compareTo(Collision other) {
            return other.name.compareTo(name);
        }
    }

    private Maps() {
    }

    public static void main(String[] arguments) {
        hashed();
        collisions();
        ordered();
        enums();
        fixed();
    }

    private static void hashed() {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            map.put("key " + i * 31 % 100, i);
        }
        for (int i = 0; i < 50; i++) {
            map.remove("key " + i * 2);
        }
        Show.line("map", map + " " + map.size() + " " + map.hashCode());
        Map<String, Integer> counts = new HashMap<>();
        for (String word : "a b a c b a".split(" ")) {
            counts.merge(word, 1, Integer::sum);
        }
        counts.computeIfAbsent("d", k -> 9);
        counts.computeIfPresent("a", (k, v) -> v * 10);
        counts.compute("c", (k, v) -> null);
        counts.putIfAbsent("b", 77);
        Show.line("counts", counts + " " + counts.getOrDefault("zz", -1) + counts.containsValue(9) + counts.keySet() + counts.values() + counts.entrySet());
        counts.entrySet().removeIf(e -> e.getValue() > 20);
        counts.replaceAll((k, v) -> v + 1);
        Show.line("left", counts);
        Set<Object> set = new HashSet<>(List.of(1, 2L, 3.5, 'c', "s", true));
        set.add(null);
        Show.line("set", set);
        Map<List<Integer>, Set<String>> nested = new HashMap<>();
        nested.computeIfAbsent(List.of(1, 2), k -> new HashSet<>()).add("x");
        Show.line("nested", nested + " " + nested.equals(Map.of(List.of(1, 2), Set.of("x"))));
        Map<String, Integer> inserted = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > 3;
            }
        };
        for (String s : "one two three one four five one".split(" ")) {
            inserted.put(s, s.length());
        }
        Show.line("least recently used", inserted + " " + new LinkedHashSet<>(List.of(3, 1, 2)));
    }

    private static void collisions() {
        Map<Collision, Integer> map = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            map.put(new Collision("name " + i * 37 % 200), i);
        }
        for (int i = 0; i < 100; i++) {
            map.remove(new Collision("name " + i));
        }
        Show.line("collisions", map);
        Map<Object, Integer> mixed = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            mixed.put(i % 2 == 0 ? (Object) new Collision("n" + i) : (Object) i, i);
        }
        Show.line("mixed", mixed.get(7) + " " + mixed.get(new Collision("n8")) + " " + mixed.size());
    }

    private static void ordered() {
        NavigableMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            map.put(i * 17 % 41, "v" + i);
        }
        map.keySet().removeIf(k -> k % 3 == 0);
        Show.line("tree", map);
        Show.line("around", map.floorKey(9) + " " + map.ceilingEntry(9) + " " + map.lowerKey(0) + " " + map.firstEntry() + " " + map.pollLastEntry());
        Show.line("ranges", map.headMap(10) + " " + map.tailMap(30, false) + " " + map.subMap(10, 20).size() + " " + map.descendingMap().firstKey());
        TreeSet<String> words = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        Collections.addAll(words, "pear", "fig", "apple", "kiwi", "date");
        Show.line("set", words + " " + words.ceiling("xxx") + " " + words.descendingSet() + " " + words.headSet("kiwi"));
        Show.attempt("null key", () -> new TreeMap<String, Integer>().put(null, 1));
        Show.attempt("no order", () -> new TreeMap<Object, Integer>().put(new Object() {
            @Override
            public String toString() {
                return "it";
            }
        }, 1));
    }

    private static void enums() {
        EnumMap<Colour, String> map = new EnumMap<>(Colour.class);
        map.put(Colour.BLUE, "b");
        map.put(Colour.RED, null);
        Show.line("enum map", map + " " + map.containsKey(Colour.GREEN) + " " + map.containsKey(Colour.RED));
        EnumSet<Colour> set = EnumSet.of(Colour.GREEN, Colour.BLACK);
        Show.line("enum set", set + " " + EnumSet.complementOf(set) + EnumSet.allOf(Colour.class) + EnumSet.range(Colour.GREEN, Colour.BLACK)
                + EnumSet.noneOf(Colour.class));
        Show.line("named", Colour.valueOf("RED").ordinal() + " " + Enum.valueOf(Colour.class, "BLUE") + " " + Colour.GREEN.getDeclaringClass().getSimpleName());
        Class<?> type = Colour.GREEN.getClass();
        Show.line("constants", type.isEnum() + " " + type.getSuperclass().isEnum() + " " + type.getSuperclass().getEnumConstants().length);
        Show.attempt("no such", () -> Colour.valueOf("PINK"));
    }

    /** The order of immutable maps and sets of several is random on HotSpot; of one it is not. */
    private static void fixed() {
        Map<String, Integer> map = Map.of("a", 1, "b", 2, "c", 3, "d", 4);
        Show.line("map", new TreeMap<>(map) + " " + map.get("c") + " " + map.containsKey("x") + " " + map.hashCode());
        Set<Integer> set = Set.of(5, 6, 7);
        Show.line("set", new TreeSet<>(set) + " " + set.contains(6) + " " + set.hashCode());
        Show.line("entries", new TreeMap<>(Map.ofEntries(Map.entry("k", 1), Map.entry("l", 2))) + " " + Map.of("one", 1) + Set.of("one"));
        Show.attempt("twice", () -> Set.of(1, 1));
        Show.attempt("changed", () -> map.put("z", 0));
    }
}

package astryon.compiler.agreement.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams of objects and numbers, collectors, and functions put together. */
final class Streams {
    private record Person(String name, String town, int age) {
    }

    private static final List<Person> PEOPLE = List.of(new Person("Ada", "London", 36), new Person("Alan", "London", 41), new Person("Grace", "New York", 85),
            new Person("Edsger", "Rotterdam", 72), new Person("Barbara", "New York", 78), new Person("Donald", "Milwaukee", 80));

    private Streams() {
    }

    public static void main(String[] arguments) {
        numbers();
        objects();
        collectors();
        lazy();
        functions();
    }

    private static void numbers() {
        Show.line("sum", IntStream.range(0, 100).filter(i -> i % 7 == 0).map(i -> i * i).sum());
        Show.line("statistics", IntStream.of(3, 1, 2).sorted().summaryStatistics());
        IntSummaryStatistics statistics = PEOPLE.stream().mapToInt(Person::age).summaryStatistics();
        Show.line("ages", statistics.getMax() + " " + statistics.getAverage());
        Show.line("doubles", DoubleStream.of(1.5, 2.5, 0.1).sum() + " " + DoubleStream.of(1, 2).average() + " " + DoubleStream.iterate(1, d -> d / 2).limit(5).boxed().toList());
        Show.line("longs", LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + LongStream.of(4, 5).max());
        Show.line("chars", "a1b22".chars().filter(Character::isDigit).mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("+")));
        Show.line("arrays", Arrays.toString(IntStream.iterate(1, i -> i < 100, i -> i * 3).toArray()) + Arrays.stream(new int[] {1, 2, 3}, 1, 3).sum());
        Show.line("distinct", IntStream.of(1, 2, 1, 3, 2).distinct().boxed().toList() + " " + IntStream.range(0, 10).skip(3).limit(4).boxed().toList());
    }

    private static void objects() {
        Show.line("names", PEOPLE.stream().map(Person::name).map(String::toUpperCase).toList());
        Show.line("sorted", PEOPLE.stream().sorted(Comparator.comparing(Person::town).thenComparing(Person::age, Comparator.reverseOrder())).map(Person::name).toList());
        Show.line("flat", Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).map(i -> i * 3).collect(Collectors.toList()));
        Show.line("multi", Stream.of(1, 2, 3).<String>mapMulti((i, sink) -> {
            for (int k = 0; k < i; k++) {
                sink.accept("x" + i);
            }
        }).toList());
        Show.line("matches", PEOPLE.stream().anyMatch(p -> p.age() > 80) + " " + PEOPLE.stream().allMatch(p -> p.age() > 40) + " "
                + PEOPLE.stream().noneMatch(p -> p.name().isEmpty()));
        Show.line("reduced", Stream.of("a", "b", "c").reduce("", String::concat) + " " + Stream.of(4, 9, 2).max(Comparator.naturalOrder()) + " "
                + Stream.of(1, 2, 3, 4).reduce(0, (sum, i) -> sum + i, Integer::sum));
        Show.line("found", PEOPLE.stream().filter(p -> p.town().startsWith("N")).findFirst().map(Person::name).orElse("nobody"));
        Show.line("while", Stream.iterate(1, i -> i + 1).takeWhile(i -> i < 6).toList() + " " + Stream.of(1, 5, 2, 6).dropWhile(i -> i < 5).toList());
        Show.line("concat", Stream.concat(Stream.of("x"), Stream.of("y")).toList() + " " + Stream.of("b", "a", "b").distinct().sorted().toList());
        String[] array = Stream.of("p", "q").toArray(String[]::new);
        Show.line("array", array.length + array[1] + Stream.of(1, 2).count());
        Show.line("hint", Stream.of("a", "b").parallel().map(s -> s + s).sequential().unordered().toList());
    }

    private static void collectors() {
        Map<String, List<String>> byTown = PEOPLE.stream().collect(Collectors.groupingBy(Person::town, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())));
        Show.line("by town", byTown);
        Show.line("counted", new TreeMap<>(PEOPLE.stream().collect(Collectors.groupingBy(Person::town, Collectors.counting()))));
        Show.line("average", new TreeMap<>(PEOPLE.stream().collect(Collectors.groupingBy(Person::town, Collectors.averagingInt(Person::age)))));
        Show.line("parts", PEOPLE.stream().collect(Collectors.partitioningBy(p -> p.age() > 75, Collectors.mapping(Person::name, Collectors.joining("/")))));
        Show.line("map", PEOPLE.stream().collect(Collectors.toMap(Person::name, Person::age)));
        Show.line("teed", Stream.of(1, 2, 3).collect(Collectors.teeing(Collectors.summingInt(i -> i), Collectors.counting(), (sum, count) -> sum + "/" + count)));
        Show.line("reducing", Stream.of(1, 2, 3).collect(Collectors.reducing(0, i -> i * i, Integer::sum)));
        Show.line("then", Stream.of("z", "y").collect(Collectors.collectingAndThen(Collectors.toList(), list -> {
            list.sort(null);
            return list;
        })));
        Show.line("filtering", Stream.of(1, 2, 3, 4).collect(Collectors.filtering(i -> i % 2 == 0, Collectors.toList())));
        Show.line("summary", PEOPLE.stream().collect(Collectors.summarizingDouble(Person::age)));
        Show.attempt("twice", () -> Stream.of("a", "a").collect(Collectors.toMap(s -> s, s -> 1)));
    }

    private static void lazy() {
        List<String> log = new ArrayList<>();
        int first = Stream.of(1, 2, 3, 4).peek(i -> log.add("saw " + i)).filter(i -> i % 2 == 0).map(i -> i * 10).findFirst().orElseThrow();
        Show.line("lazy", first + " " + log);
        Supplier<Stream<Integer>> numbers = () -> StreamSupport.stream(List.of(1, 2, 3).spliterator(), false);
        Show.line("supplied", numbers.get().mapToInt(Integer::intValue).sum());
        Spliterator<Integer> whole = List.of(1, 2, 3, 4, 5, 6).spliterator();
        Spliterator<Integer> half = whole.trySplit();
        StringBuilder text = new StringBuilder();
        half.forEachRemaining(text::append);
        text.append('|');
        whole.tryAdvance(text::append);
        Show.line("split", text.append(' ').append(whole.estimateSize()));
        Stream<String> used = Stream.of("once");
        used.count();
        Show.attempt("again", used::count);
        try (Stream<String> closed = Stream.of("c").onClose(() -> log.add("closed"))) {
            Show.line("open", closed.toList());
        }
        Show.line("log", log);
    }

    private static void functions() {
        Function<Integer, Integer> plus = i -> i + 1;
        Function<Integer, Integer> times = i -> i * 2;
        Show.line("composed", plus.andThen(times).apply(5) + " " + plus.compose(times).apply(5) + " " + Function.<String>identity().apply("same"));
        Predicate<String> empty = String::isEmpty;
        Show.line("predicates", empty.negate().and(s -> s.length() < 3).or(s -> s.equals("long enough")).test("ab") + " " + Predicate.not(empty).test(""));
        BinaryOperator<Integer> most = BinaryOperator.maxBy(Comparator.naturalOrder());
        UnaryOperator<String> twice = s -> s + s;
        Show.line("operators", most.apply(3, 4) + twice.apply("ab"));
        Comparator<String> order = Comparator.nullsFirst(Comparator.comparing(String::length));
        Show.line("nulls", Stream.of("ccc", "a", "bb").sorted(order.reversed()).toList() + " " + order.compare(null, "x"));
    }
}

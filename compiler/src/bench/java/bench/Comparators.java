package bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sorts records by lambdas: by a number and then a text, by a number downwards, by a text's length. */
final class Comparators implements Program {
    private record Person(String name, int age, long income) {
    }

    @Override
    public int run(int size) {
        Numbers numbers = new Numbers(31);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(new Person(name(numbers), numbers.below(100), numbers.next()));
        }
        int sum = 0;
        people.sort((a, b) -> a.age() != b.age() ? Integer.compare(a.age(), b.age()) : a.name().compareTo(b.name()));
        sum = sum * 31 + checksum(people);
        people.sort((a, b) -> Long.compare(b.income(), a.income()));
        sum = sum * 31 + checksum(people);
        people.sort(Comparator.comparingInt(person -> person.name().length()));
        return sum * 31 + checksum(people);
    }

    private static String name(Numbers numbers) {
        StringBuilder name = new StringBuilder();
        for (int i = 3 + numbers.below(8); i > 0; i--) {
            name.append((char) ('a' + numbers.below(26)));
        }
        return name.toString();
    }

    private static int checksum(List<Person> people) {
        int sum = 0;
        for (Person person : people) {
            sum = sum * 31 + person.age() + (int) person.income() + person.name().charAt(1);
        }
        return sum;
    }
}

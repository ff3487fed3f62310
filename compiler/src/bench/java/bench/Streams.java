package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pipelines of numbers and of objects. */
final class Streams implements Program {
    private record Sale(int shop, int amount, boolean paid) {
    }

    @Override
    public int run(int size) {
        Numbers numbers = new Numbers(37);
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sales.add(new Sale(numbers.below(50), numbers.below(1000), numbers.below(4) > 0));
        }
        long squares = IntStream.range(0, size * 4).filter(i -> i % 3 != 0).mapToLong(i -> (long) i * i).sum();
        int paid = sales.stream().filter(Sale::paid).mapToInt(Sale::amount).sum();
        int most = sales.stream().filter(sale -> !sale.paid()).map(Sale::amount).reduce(0, Math::max);
        List<Integer> large = sales.stream().filter(sale -> sale.amount() > 900).map(sale -> sale.shop() * 1000 + sale.amount()).collect(Collectors.toList());
        int sum = 0;
        for (int number : large) {
            sum = sum * 31 + number;
        }
        boolean any = sales.stream().anyMatch(sale -> sale.amount() > 1000);
        return (int) squares + paid * 7 + most * 3 + sum + (any ? 1 : 0);
    }
}

package bench;

import java.util.HashMap;
import java.util.Map;

/** Counts numbers in a hash map from boxed keys to boxed values, asks for some, removes some. */
final class BoxedMap implements Program {
    @Override
    public int run(int operations) {
        Map<Integer, Integer> counts = new HashMap<>();
        Numbers numbers = new Numbers(11);
        int keys = operations / 4;
        for (int i = 0; i < operations; i++) {
            counts.merge(numbers.below(keys), 1, Integer::sum);
        }
        int found = 0;
        for (int key = 0; key < keys; key += 3) {
            Integer count = counts.get(key);
            if (count != null) {
                found += count;
            }
        }
        for (int key = 0; key < keys; key += 2) {
            counts.remove(key);
        }
        int sum = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            sum += entry.getKey() * entry.getValue();
        }
        return sum * 31 + found + counts.size();
    }
}

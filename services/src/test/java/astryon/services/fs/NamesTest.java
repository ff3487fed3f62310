package astryon.services.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names(null);

    private static Node node(int number) {
        return new Link(number, 0, "", 0);
    }

    @Test
    void names_are_found_in_paths_and_listed_in_the_order_in_which_they_came_whatever_comes_and_goes() {
        Random random = new Random(5);
        Map<String, Node> model = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // Aa and BB have the same hash.
            String name = (random.nextBoolean() ? "Aa" : "BB") + (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(40);
            if (model.containsKey(name)) {
                assertThat(names.remove(name)).isSameAs(model.remove(name));
            } else {
                model.put(name, node(i));
                names.put(name, model.get(name));
            }
            assertThat(names.count()).isEqualTo(model.size());
            String sought = (random.nextBoolean() ? "AaBB" : "BBAa") + random.nextInt(40);
            assertThat(names.get(("/x/" + sought + "/y").toCharArray(), 3, 3 + sought.length(), sought.hashCode())).isSameAs(model.get(sought));
        }
        List<Names.Named> expected = new ArrayList<>();
        model.forEach((name, node) -> expected.add(new Names.Named(name, node)));
        assertThat(names.list()).isEqualTo(expected);
    }

    @Test
    void a_node_knows_its_names() {
        Node there = node(1);
        names.put("a", node(0));
        for (String name : List.of("b", "c", "d")) {
            names.put(name, there);
        }
        assertThat(namesOf(there)).containsExactly("d", "c", "b");
        names.remove("c");
        assertThat(namesOf(there)).containsExactly("d", "b");
        names.remove("d");
        assertThat(namesOf(there)).containsExactly("b");
        names.remove("b");
        assertThat(namesOf(there)).isEmpty();
    }

    private static List<String> namesOf(Node node) {
        List<String> all = new ArrayList<>();
        for (Names.Entry entry = node.named(); entry != null; entry = entry.nextOfNode()) {
            all.add(entry.name());
        }
        return all;
    }
}

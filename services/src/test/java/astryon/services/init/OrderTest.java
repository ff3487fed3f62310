package astryon.services.init;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.SystemPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static List<String> order(String... lines) {
        return Order.of(SystemPage.parse(String.join("\n", lines) + "\n")).stream().map(SystemPage.Program::name).toList();
    }

    @Test
    void who_provides_something_starts_before_who_needs_it_and_others_as_they_stand_on_the_page() {
        assertThat(order("program sh", "  files files", "  streams terminal", "program vfs", "  provides files", "  uses memory", "program terminal", "  provides terminal", "  uses line", "program last",
                "program memoryfiles", "  provides memory", "program serial", "  provides line")).containsExactly("memoryfiles", "vfs", "serial", "terminal", "sh", "last");
    }

    @Test
    void what_comes_after_another_program_starts_after_it() {
        assertThat(order("program b", "  after c", "program a", "program c")).containsExactly("c", "b", "a");
    }

    @Test
    void the_log_is_there_before_those_that_write_to_it_and_what_it_needs_itself_before_that() {
        assertThat(order("program a", "program log", "  provides log", "  uses memory", "program memoryfiles", "  provides memory", "program sh", "  streams terminal"))
                .containsExactly("memoryfiles", "log", "a", "sh");
    }
}

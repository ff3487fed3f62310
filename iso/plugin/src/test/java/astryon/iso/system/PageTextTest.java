package astryon.iso.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTextTest {
    @TempDir
    private Path folder;

    private PageText page(String name, String text) throws IOException {
        Map<String, byte[]> base = Map.of("old.system", "program c\n  colour red\n".getBytes(StandardCharsets.UTF_8));
        return PageText.read(Files.writeString(folder.resolve(name + ".system"), text), base);
    }

    @Test
    void what_a_page_includes_stands_in_its_place() throws IOException {
        page("lower", "program a\ninclude old\n");
        assertThat(page("upper", "# all of it\ninclude lower  # and more\nprogram b\n").text()).isEqualTo("# all of it\nprogram a\nprogram c\n  colour red\n\n\nprogram b\n");
    }

    @Test
    void findings_name_the_page_that_they_are_of() throws IOException {
        page("lower", "\nprogram a\n");
        List<String> findings = PageCheck.findings(page("upper", "include lower\ninclude old\nprogram a\n"), List.of("a", "c"));
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0)).isEqualTo(folder.resolve("upper.system") + ":3: there is a program a already, in " + folder.resolve("lower.system") + ":2");
        assertThat(findings.get(1)).startsWith("old.system:2: unknown property colour");
    }

    @Test
    void pages_that_are_not_there_or_include_each_other_are_told() throws IOException {
        page("a", "include b\n");
        page("b", "include a\n");
        String here = folder.toString();
        assertThat(PageCheck.findings(page("c", "include a\ninclude nowhere\ninclude\n"), List.of())).containsExactly(
                here + "/b.system:1: these include each other: c.system -> a.system -> b.system -> a.system",
                here + "/c.system:2: there is no page " + here + "/nowhere.system to include", here + "/c.system:3: expected 'include PAGE'");
    }
}

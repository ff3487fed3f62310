package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryPageTest {
    private static final Path PAGE = Path.of("../docs/library.md");

    @Test
    void the_page_about_the_class_library_promises_only_what_tests_run() throws Exception {
        String page = LibraryPage.page(ProgramsTest.classes().resolve("astryon/compiler/agreement/programs"));
        if (Boolean.getBoolean("golden.bless") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        String written = Files.readString(PAGE);
        // What programs call that are newer than the page may be missing; -Dgolden.bless=true adds it.
        assertThat(LibraryPage.entries(page)).containsAll(LibraryPage.entries(written));
        assertThat(LibraryPage.entries(written)).contains("java.util.Map.put", "java.time.LocalDate.parse");
        assertThat(written.substring(0, written.indexOf("\n## "))).isEqualTo(page.substring(0, page.indexOf("\n## ")));
    }
}

package astryon.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IrReferenceTest {
    private static final Path SOURCES = Path.of("src/main/java/astryon/compiler/ir");
    private static final Path PAGE = Path.of("../docs/ir.md");

    @Test
    void the_page_about_the_ir_is_current() throws IOException {
        String page = IrReference.page(Files.readString(SOURCES.resolve("Op.java")), Files.readString(SOURCES.resolve("Verifier.java")));
        if (Boolean.getBoolean("golden.bless") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}

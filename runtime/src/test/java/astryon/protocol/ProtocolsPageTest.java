package astryon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProtocolsPageTest {
    private static final Path PAGE = Path.of("../docs/protocols.md");

    /** A number that changes here breaks every client that was compiled before: add, and never renumber. */
    @Test
    void the_page_of_the_protocols_is_current() throws IOException, URISyntaxException {
        StringBuilder page = new StringBuilder("""
                # Protocols

                Generated from the interfaces in `astryon.protocol`; a test keeps it current. A message is an operation's number, up to four handles, eight words, and bytes:
                `Exchange` says in which order. Operation 0 of every protocol answers with the server's version. A reply's operation is 0, or POSIX's number of
                what went wrong (`Failure`), whose text may follow.

                """);
        Path folder = Path.of(ProtocolsPageTest.class.getResource("/META-INF/protocols").toURI());
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.sorted().toList()) {
                page.append(Files.readString(part));
            }
        }
        String text = page.toString().stripTrailing() + "\n";
        if (Boolean.getBoolean("astryon.bless")) {
            Files.writeString(PAGE, text);
        }
        assertThat(PAGE).content().isEqualTo(text);
    }
}

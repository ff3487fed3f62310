package org.example.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    /** Kinds of blocks that are played and not of a file. */
    private static final List<String> PLAYED = List.of("console", "sh");

    @Test
    void what_the_page_shows_is_what_is_compiled() throws IOException {
        assertThat(Page.blocks()).hasSizeGreaterThan(10);
        for (Page.Block block : Page.blocks()) {
            if (PLAYED.contains(block.kind())) {
                assertThat(block.source()).as("line " + block.line()).isEmpty();
            } else {
                assertThat("\n" + Files.readString(Page.ROOT.resolve(block.source()))).as("the block in line " + block.line()).contains("\n" + block.text());
            }
        }
    }
}

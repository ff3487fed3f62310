package astryon.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/dialect.md} has every diagnostic in the words users see. */
class DialectPageTest {
    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final List<String> SOURCES = List.of("world/StructLayout", "world/TraitsReader", "world/ClosureRules", "world/CallGraph");
    private static final Pattern SENTENCE = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    @Test
    void every_rule_is_there_with_its_way_out() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/dialect.md"));
        for (Rule rule : Rule.values()) {
            assertThat(page).contains("| " + rule.text()).contains(rule.wayOut());
        }
    }

    @Test
    void every_sentence_about_declarations_and_danger_is_there() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/dialect.md"));
        assertThat(sentences()).hasSizeGreaterThan(10).allMatch(page::contains);
    }

    /** String literals of four words or more, of the classes that check declarations and annotations. */
    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (String source : SOURCES) {
            String text = Files.readString(ROOT.resolve("compiler/src/main/java/astryon/compiler/" + source + ".java"));
            Matcher literal = SENTENCE.matcher(text.replaceAll("(?s)/\\*.*?\\*/", ""));
            while (literal.find()) {
                String sentence = literal.group(1).strip();
                if (sentence.split(" ").length >= 4) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }
}

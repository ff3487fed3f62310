package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class AssertionsTest {
    private static final Pattern SENTENCE = Pattern.compile("@(?:Test|TestFactory)\\s+(?:\\w+(?:<[^;{]*>)? )+?(\\w+)\\(");

    private static List<Source> tests() {
        return Repository.sources().stream().filter(Source::isTest).toList();
    }

    @Test
    void every_test_asserts_something() {
        assertThat(Assertions.missing(tests())).isEmpty();
    }

    @Test
    void a_test_without_an_assertion_is_found_and_one_that_calls_for_it_is_not() {
        Source source = Source.sample("kernel/src/test/java/XTest.java", "class XTest {",
                "    @Test void runs() { if (new Frames().free()) { count(); } }",
                "    @Test", "    void says() throws Exception { assertThat(1).isEqualTo(1); }",
                "    @ParameterizedTest @ValueSource(ints = 1)", "    void calls(int x) { list.forEach(this::deeper); }",
                "    private void deeper(int x) { check(x); }",
                "    private void check(int x) { if (x > 0) { throw new AssertionError(); } }",
                "    private void count() { }", "}");
        assertThat(Assertions.missing(List.of(source))).containsExactly("kernel/src/test/java/XTest.java: runs asserts nothing");
    }

    @Test
    void names_of_tests_are_sentences() {
        List<String> words = tests().stream().flatMap(source -> SENTENCE.matcher(source.code()).results()
                .map(test -> source.path() + ": " + test.group(1)).filter(name -> !name.substring(name.indexOf(": ")).matches(": [a-z0-9]+(_[a-zA-Z0-9]+)+")))
                .toList();
        assertThat(words).isEmpty();
    }
}

package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PackagesTest {
    private static final Pattern PACKAGE_PAGE = Pattern.compile("\\A/\\*\\*\\s+\\*?\\s*\\S.{40,}\\*/\\s*package [a-z0-9.]+;", Pattern.DOTALL);
    private static final Pattern PUBLIC_TYPE = Pattern.compile("^public (?:[a-z-]+ )*(?:class|interface|enum|record|@interface) ", Pattern.MULTILINE);
    private static final Pattern HEAD = Pattern.compile("^(?:package|import) .*;$", Pattern.MULTILINE);

    private static List<String> withoutPage(List<Source> sources) {
        Set<String> packages = sources.stream().map(Source::packageName).collect(Collectors.toCollection(TreeSet::new));
        sources.stream().filter(source -> source.name().equals("package-info")).map(Source::packageName).forEach(packages::remove);
        return List.copyOf(packages);
    }

    private static boolean saysNothing(Source source) {
        return source.name().equals("package-info") && !PACKAGE_PAGE.matcher(source.text()).find();
    }

    private static boolean undocumented(Source source) {
        String text = source.text();
        Matcher type = PUBLIC_TYPE.matcher(text);
        int headEnd = HEAD.matcher(text).results().mapToInt(line -> line.end()).max().orElse(0);
        return type.find() && !text.substring(Math.min(headEnd, type.start()), type.start()).contains("/**");
    }

    private static List<String> paths(Predicate<Source> rule) {
        return Repository.mainSources().stream().filter(rule).map(Source::path).toList();
    }

    @Test
    void every_package_has_a_page_about_it() {
        assertThat(withoutPage(Repository.mainSources())).isEmpty();
        assertThat(paths(PackagesTest::saysNothing)).isEmpty();
        assertThat(withoutPage(List.of(Source.sample("a/src/main/java/b/X.java"), Source.sample("a/src/main/java/b/c/package-info.java")))).containsExactly("b");
        assertThat(saysNothing(Source.sample("a/src/main/java/b/package-info.java", "package b;"))).isTrue();
        assertThat(saysNothing(Source.sample("a/src/main/java/b/package-info.java", "/** Things. */", "package b;"))).isTrue();
        assertThat(saysNothing(Source.sample("a/src/main/java/b/package-info.java", "/**", " * What frames of memory are, and who has which.", " */", "package b;")))
                .isFalse();
    }

    @Test
    void every_public_type_says_what_it_is() {
        assertThat(paths(PackagesTest::undocumented)).isEmpty();
        assertThat(undocumented(Source.sample("a/src/main/java/b/X.java", "package b;", "", "@Word", "public record X(long value) {", "}"))).isTrue();
        assertThat(undocumented(Source.sample("a/src/main/java/b/X.java", "package b;", "", "/** A number. */", "@Word", "public record X(long value) {", "}")))
                .isFalse();
    }
}

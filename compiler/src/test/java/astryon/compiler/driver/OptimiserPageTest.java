package astryon.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the optimiser is put together from the list of passes, what each says of itself, and the shortest of its golden files; {@code -Dgolden.bless=true} writes it anew. */
class OptimiserPageTest {
    private static final Path PAGE = Path.of("../docs/optimiser.md");
    private static final Path SOURCES = Path.of("src/main/java/astryon/compiler");
    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final Pattern PART = Pattern.compile("^ +(alone|likely|bottomUp|toTheEnd) = passes\\(");
    private static final Pattern PASS = Pattern.compile("^ +(?:likely = passes\\()?(\\w+ \\? |\\w+ && .* \\? |world\\.profile.* \\? )?(?:new (\\w+)\\(.*|(devirtualise|likelyTargets)\\b.*)$");
    private static final Pattern COMMENT = Pattern.compile("// (.*)$");
    private static final Pattern IDEA = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:public )?(?:final )?class ", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("String name\\(\\) \\{\\s*return \"([^\"]+)\";");
    private static final Map<String, String> PARTS = Map.of("alone", "Each method alone", "likely", "Each method, when all have been counted", "bottomUp", "Callees before callers",
            "toTheEnd", "Each method alone, to the end");

    /** A pass where it stands in the list. */
    private record Step(String part, String type, String condition, String reason) {
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        String part = null;
        for (String line : Files.readAllLines(SOURCES.resolve("driver/Pipeline.java"))) {
            Matcher start = PART.matcher(line);
            part = start.find() ? start.group(1) : part;
            Matcher pass = PASS.matcher(line);
            if (part != null && pass.find()) {
                String type = pass.group(2) != null ? pass.group(2) : pass.group(3).substring(0, 1).toUpperCase() + pass.group(3).substring(1);
                Matcher comment = COMMENT.matcher(line);
                steps.add(new Step(part, type, condition(pass.group(1)), comment.find() ? comment.group(1) : ""));
            }
            part = line.matches(" +private static List<Pass> passes.*") ? null : part;
        }
        return steps;
    }

    private static String condition(String source) {
        if (source == null) {
            return "";
        }
        if (source.startsWith("optimise ")) {
            return "`-O1`, `-O2`";
        }
        return source.startsWith("loops ?") ? "`-O2`" : source.startsWith("loops") ? "`-O2`, hosted" : source.startsWith("guardsStack") ? "where stacks are guarded" : "hosted";
    }

    private static String source(String type) throws IOException {
        return Files.readString(SOURCES.resolve("opt/" + type + ".java"));
    }

    private static String found(Pattern pattern, String type) throws IOException {
        Matcher matcher = pattern.matcher(source(type));
        assertThat(matcher.find()).as(type + " says what it is").isTrue();
        return matcher.group(1);
    }

    private static String idea(String type) throws IOException {
        String text = found(IDEA, type).replaceAll("\\n \\* ?", "\n").replaceAll("\\{@(?:code|link|linkplain) #?([^ }]+)(?: ([^}]+))?}", "`$1`").replaceAll("</?p>", "").replaceAll("<pre>|</pre>", "```");
        return text.strip().lines().map(String::strip).reduce("", (a, b) -> a.isEmpty() ? b : a + "\n" + b).replaceAll("\n{3,}", "\n\n");
    }

    /** The shortest golden file: its idea, before, after. */
    private static String example(String name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        if (!Files.isDirectory(folder)) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        String shortest = texts.stream().filter(text -> text.contains("\n=>\n")).min((a, b) -> Integer.compare(a.length(), b.length())).orElse("");
        return shortest.isEmpty() ? "" : "\n```\n" + shortest.strip() + "\n```\n";
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The optimiser

                Generated from `driver.Pipeline`, from what each pass of `opt` says of itself, and from the shortest of its golden files (`compiler/src/test/golden`), which has the function before and after it:
                `OptimiserPageTest`, with `-Dgolden.bless=true`. `--time` tells what each pass takes on a program of one's own, `--dump METHOD --html` what it does to a method, and `astryonc bisect` which one makes a
                program go wrong. docs/ir.md has the language.

                ## In order

                | # | pass | when | here because |
                |--:|---|---|---|
                """);
        List<Step> steps = steps();
        int number = 0;
        String part = "";
        for (Step step : steps) {
            if (!step.part.equals(part)) {
                part = step.part;
                page.append("| | **").append(PARTS.get(part)).append("** | | |\n");
            }
            String name = found(NAME, step.type);
            page.append("| ").append(++number).append(" | [").append(name).append("](#").append(name).append(") | ").append(step.condition).append(" | ").append(step.reason).append(" |\n");
        }
        Set<String> types = new LinkedHashSet<>();
        steps.forEach(step -> types.add(step.type));
        page.append("\n## What each does\n");
        for (String type : types) {
            String name = found(NAME, type);
            page.append("\n### ").append(name).append("\n\n").append(idea(type)).append('\n').append(example(name));
        }
        return page.toString();
    }

    @Test
    void the_page_about_the_optimiser_has_every_pass_in_its_order_and_what_it_does() throws Exception {
        String page = page();
        if (Boolean.getBoolean("golden.bless") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        List<String> passes;
        try (Stream<Path> files = Files.list(SOURCES.resolve("opt"))) {
            passes = files.filter(file -> file.toString().endsWith(".java")).map(OptimiserPageTest::text).filter(text -> text.contains("implements Pass")).flatMap(text -> NAME.matcher(text).results())
                    .map(result -> result.group(1)).toList();
        }
        assertThat(passes).isNotEmpty().allSatisfy(name -> assertThat(page).contains("\n### " + name + "\n"));
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

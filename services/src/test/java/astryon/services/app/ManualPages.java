package astryon.services.app;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.pager.Man;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code --help} and {@code man} print of the tools of a catalogue, taken apart and compared: they say the same, sentence by sentence. */
public final class ManualPages {
    /** What there is to say, with every space one space. */
    private record Said(String synopsis, String purpose, List<String> options, List<String> paragraphs) {
    }

    private ManualPages() {
    }

    private static String run(Program program, String name, String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Output both = new Output(output, "standard output");
        int status = Launcher.run(program, new Invocation(name, List.of(words), Map.of(), Path.of("/"), new ByteArrayInputStream(new byte[0]), both, both, Optional.empty()));
        assertThat(status).as(name + " " + List.of(words)).isZero();
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String one(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Said help(String text) {
        List<String> options = new ArrayList<>();
        List<String> paragraphs = new ArrayList<>();
        String[] parts = text.split("\n\n");
        for (int i = 2; i < parts.length; i++) {
            if (parts[i].startsWith("  ")) {
                parts[i].lines().forEach(line -> options.add(one(line)));
            } else {
                paragraphs.add(one(parts[i]));
            }
        }
        return new Said(one(parts[0].replaceFirst("usage:", "")), one(parts[1]), options, paragraphs);
    }

    private static Said page(String name, String text) {
        List<String> options = new ArrayList<>();
        List<String> paragraphs = new ArrayList<>();
        String purpose = "";
        String synopsis = "";
        for (String section : text.split("\n(?=[A-Z])")) {
            String body = section.substring(section.indexOf('\n') + 1);
            switch (section.substring(0, section.indexOf('\n'))) {
                case "NAME" -> purpose = one(body).substring(name.length() + 3);
                case "SYNOPSIS" -> synopsis = one(body);
                case "DESCRIPTION" -> List.of(body.strip().split("\n\n")).forEach(paragraph -> paragraphs.add(one(paragraph)));
                case "OPTIONS" -> List.of(body.split("\n(?= {7}\\S)")).forEach(option -> options.add(one(option)));
                default -> throw new AssertionError(section);
            }
        }
        return new Said(synopsis, Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".", options, paragraphs);
    }

    /** Fails if they do not, for any of the tools. */
    public static void check(Catalogue tools) {
        assertThat(tools.names()).isSorted().doesNotHaveDuplicates();
        for (String name : tools.names()) {
            Program program = tools.find(name).orElseThrow();
            assertThat(program.manual().name()).isEqualTo(name);
            Said help = help(run(program, name, "--help"));
            String page = run(new Man(tools), "man", name);
            assertThat(page(name, page)).as(name).isEqualTo(help);
            assertThat(page.lines()).as(name).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotEndWith(" "));
            assertThat(help.purpose).as(name).matches("[A-Z].*[^.]\\.");
            assertThat(help.options).as(name).hasSize(program.manual().options().size()).allMatch(option -> !option.endsWith("."));
            assertThat(help.paragraphs).as(name).isEqualTo(program.manual().description().stream().map(ManualPages::one).toList()).allMatch(paragraph -> paragraph.endsWith("."));
        }
    }
}

package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks a script what it does gets an answer at once: nothing is installed, built or started for it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ScriptsTest {
    private record Answer(int status, String text) {
    }

    /** With no program on the path but the shell's own: whoever wants to build fails. */
    private static Answer ask(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", Repository.path("scripts/" + script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", "/nowhere");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "run", "trace"})
    void help_is_the_usage_and_nothing_else(String script) throws Exception {
        Answer answer = ask(script, "--help");
        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("scripts/" + script + " [").doesNotContain("BUILD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "run"})
    void an_unknown_word_is_named(String script) throws Exception {
        Answer answer = ask(script, "nonsense");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).contains("nonsense").contains("scripts/" + script + " [");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench --json", "run --memory", "trace --cpus"})
    void an_option_without_its_value_is_named(String words) throws Exception {
        String[] word = words.split(" ");
        Answer answer = ask(word[0], word[1]);
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.text()).startsWith(word[0] + ": " + word[1] + " needs a value");
    }
}

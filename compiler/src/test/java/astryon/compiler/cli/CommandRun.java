package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** One run of the command: its exit status and what it said. */
record CommandRun(int status, String out, String err) {

    static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = Astryonc.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** Compiles Java source into class files beside it. */
    static void javac(Path... sources) {
        String[] arguments = new String[sources.length + 4];
        arguments[0] = "-g";
        arguments[1] = "-proc:none";
        arguments[2] = "-d";
        arguments[3] = sources[0].getParent().toString();
        for (int i = 0; i < sources.length; i++) {
            arguments[i + 4] = sources[i].toString();
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
    }

    /** Something was said to the user, in words, and it was no stack trace. */
    CommandRun saysNoMoreThanItShould() {
        assertThat(out).isEmpty();
        assertThat(err).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("fault of the compiler").doesNotContain("null");
        return this;
    }

    /** The program was refused with one message of this many lines at most, and the message names all of these. */
    CommandRun isRefused(int mostLines, String... named) {
        assertThat(status).as(err).isEqualTo(1);
        saysNoMoreThanItShould();
        assertThat(List.of(err.strip().split("\n"))).hasSizeLessThanOrEqualTo(mostLines);
        assertThat(err).contains(named);
        return this;
    }

    CommandRun isWrongUsage(String... named) {
        assertThat(status).as(err).isEqualTo(2);
        saysNoMoreThanItShould();
        assertThat(err).contains(named);
        return this;
    }
}

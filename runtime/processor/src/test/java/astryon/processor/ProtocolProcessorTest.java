package astryon.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolProcessorTest {
    @TempDir
    private Path folder;

    /** What the processor may see: of the real ones only what it looks at. */
    private static final List<String> SURROUNDINGS = List.of(
            "package astryon.abi; public record Handle(long value) { }",
            "package astryon.protocol; public class Loan { }",
            "package astryon.protocol; public class Exchange { }",
            "package astryon.protocol; public class Channel { }",
            "package astryon.protocol; public class Failure extends RuntimeException { }",
            "package astryon.protocol; public @interface Protocol { int version() default 1; }",
            "package astryon.protocol; public @interface Operation { int value(); int since() default 1; }",
            "package astryon.protocol; public @interface ServerReads { }",
            "package astryon.protocol; public @interface ServerWrites { }");

    private List<String> complaints(String... lines) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (String text : SURROUNDINGS) {
            sources.add(source(text));
        }
        sources.add(source("package p;\nimport astryon.abi.Handle;\nimport astryon.protocol.*;\n" + String.join("\n", lines)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(new StringWriter(), files, diagnostics,
                    List.of("-proc:only", "-d", folder.toString(), "-s", folder.toString()), null, sources);
            task.setProcessors(List.of(new ProtocolProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> (d.getLineNumber() - 3) + ": " + d.getMessage(null)).toList();
    }

    private static JavaFileObject source(String text) {
        String name = text.replaceAll("(?s).*?(class|record|@?interface) (\\w+).*", "$2");
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Test
    void all_mistakes_are_told_at_once_each_at_its_place() throws IOException {
        assertThat(complaints("@Protocol(version = 2)", "public interface X {",
                "@Operation(1) void a(Object what);",
                "@Operation(1) void b();",
                "void c();",
                "@Operation(0) int d();",
                "@Operation(value = 5, since = 3) int e();",
                "@Operation(6) Loan f();",
                "@Operation(7) int g(Loan plain, @ServerReads int number);",
                "@Operation(8) int h(Handle a, Handle b, Handle c, Handle d, Handle e);",
                "@Operation(9) <T> int i() throws Exception;",
                "@Operation(10) int j(@ServerReads Loan a, @ServerWrites Loan b);",
                "}")).containsExactly(
                "3: java.lang.Object cannot travel: int, long, boolean, String, byte[], Handle, Loan and records of those can",
                "4: operation 1 is a already: take a number that no other has had",
                "5: c has no @Operation: give it a number that no other has had",
                "6: operation 0: numbers start at 1",
                "7: e is there since version 3, and the protocol has version 2",
                "8: a loan goes to the server, it does not come back",
                "9: a loan is @ServerReads or @ServerWrites, for the server",
                "9: only a loan is @ServerReads or @ServerWrites",
                "10: h: 5 handles, and a message has at most 4",
                "11: i: an operation has no type parameters and throws nothing but Failure",
                "12: j: 2 loans, and a message has at most 1");
    }

    @Test
    void only_an_interface_is_a_protocol() throws IOException {
        assertThat(complaints("@Protocol public class X { }")).containsExactly("1: a protocol is an interface");
    }

    @Test
    void a_client_a_dispatcher_and_a_page_are_made() throws IOException {
        assertThat(complaints("/** Does {@link X things}. */", "@Protocol(version = 3)", "public interface X {", "record Pair(int first, String second) { }",
                "/** Turns them round. */", "@Operation(value = 4, since = 2) Pair turnRound(String text, Handle handle, Pair pair, @ServerWrites Loan room);", "}")).isEmpty();
        assertThat(Files.readString(folder.resolve("META-INF/protocols/X.md"))).isEqualTo("""
                ## X

                Version 3. Does `X things`.

                | number | operation | sends | answers | what it does |
                |---:|---|---|---|---|
                | 4 | turnRound (since version 2) | memory to write room, handle handle, text text, word pair.first, text pair.second | word first, text second | Turns them round. |

                """);
        assertThat(Files.readString(folder.resolve("p/XClient.java"))).contains("public static final int TURN_ROUND = 4;",
                "if (version() < 2) {", "X.turnRound needs version 2 of the server, which is older",
                "exchange_.lendWritable(room);\n        exchange_.putHandle(handle);\n        exchange_.putText(text);\n        exchange_.put(pair.first());\n        exchange_.putText(pair.second());",
                "return new p.X.Pair(result__first, result__second);");
        assertThat(Files.readString(folder.resolve("p/XDispatcher.java"))).contains("case 4:\n                turnRound(service_, exchange_);",
                "p.X.Pair result_ = service_.turnRound(text, handle, new p.X.Pair(pair_first, pair_second), room);");
    }
}

package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.frontend.LeftOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no program can have of the class library is refused where it is called, all of it in one run. */
class LeftOutTest {
    /** A statement for each row of {@link LeftOut}, or several, on the lines from {@link #FIRST} on, and what is said to be missing. */
    private static final List<List<String>> STATEMENTS = List.of(
            List.of("NETWORK", "java.net.Socket", "new java.net.Socket(\"host\", 80).getInputStream().read();"),
            List.of("NETWORK", "java.net.ServerSocket", "try (java.net.ServerSocket s = new java.net.ServerSocket(0)) { s.accept(); }"),
            List.of("NETWORK", "java.nio.channels.SocketChannel", "java.nio.channels.SocketChannel.open();"),
            List.of("NETWORK", "java.net.HttpURLConnection.getResponseCode", "((java.net.HttpURLConnection) new java.net.URL(\"http://host/\").openConnection()).getResponseCode();"),
            List.of("CLASSES", "java.net.URLClassLoader", "new java.net.URLClassLoader(new java.net.URL[0]).loadClass(\"a.B\");"),
            List.of("CLASSES", "java.lang.ClassLoader.defineClass", "class Own extends ClassLoader { Class<?> make(byte[] b) { return defineClass(\"X\", b, 0, 3); } } new Own().make(null);"),
            List.of("CLASSES", "java.lang.invoke.MethodHandles$Lookup.defineClass", "java.lang.invoke.MethodHandles.lookup().defineClass(null);"),
            List.of("METHOD_HANDLES", "java.lang.invoke.MethodHandles$Lookup.findStatic",
                    "java.lang.invoke.MethodHandles.lookup().findStatic(Main.class, \"main\", java.lang.invoke.MethodType.methodType(void.class));"),
            List.of("METHOD_HANDLES", "java.lang.invoke.MethodHandles$Lookup.unreflect", "java.lang.invoke.MethodHandles.lookup().unreflect(null);"),
            List.of("SERIALISATION", "java.io.ObjectOutputStream", "new java.io.ObjectOutputStream(System.out).writeObject(\"text\");"),
            List.of("SERIALISATION", "java.io.ObjectInputStream", "new java.io.ObjectInputStream(System.in).readObject();"),
            List.of("SECURITY", "java.security.KeyPairGenerator", "java.security.KeyPairGenerator.getInstance(\"RSA\").generateKeyPair();"),
            List.of("SECURITY", "javax.crypto.Cipher", "javax.crypto.Cipher.getInstance(\"AES\").doFinal();"),
            List.of("LOGGING", "java.util.logging.Logger", "java.util.logging.Logger.getLogger(\"x\").info(\"text\");"),
            List.of("MANAGEMENT", "java.lang.management.ManagementFactory", "java.lang.management.ManagementFactory.getRuntimeMXBean().getName();"),
            List.of("STACKS", "java.lang.StackWalker$StackFrame.getByteCodeIndex", "StackWalker.getInstance().walk(s -> s.findFirst().get()).getByteCodeIndex();"),
            List.of("FILE_SYSTEMS", "java.nio.file.FileSystems.newFileSystem",
                    "java.nio.file.FileSystems.newFileSystem(java.net.URI.create(\"jar:file:x.zip\"), java.util.Map.of()).close();"),
            List.of("FILES", "java.nio.channels.FileChannel.map",
                    "java.nio.channels.FileChannel.open(java.nio.file.Path.of(\"x\")).map(java.nio.channels.FileChannel.MapMode.READ_ONLY, 0, 1);"),
            List.of("FILES", "java.nio.file.Files.getOwner", "java.nio.file.Files.getOwner(java.nio.file.Path.of(\"x\"));"),
            List.of("GENERATORS", "java.util.random.RandomGenerator.of", "java.util.random.RandomGenerator.of(\"Random\").nextInt();"),
            List.of("TEXTS", "java.util.Locale.getAvailableLocales", "java.util.Locale.getAvailableLocales();"),
            List.of("TEXTS", "java.time.chrono.JapaneseDate", "java.time.chrono.JapaneseDate.now();"),
            List.of("EQUIVALENCE", "java.util.regex.Pattern.CANON_EQ", "java.util.regex.Pattern.compile(\"x\", java.util.regex.Pattern.CANON_EQ).matcher(\"x\").find();"),
            List.of("PROCESSES", "java.lang.ProcessHandle.allProcesses", "ProcessHandle.allProcesses().count();"));
    private static final int FIRST = 3;

    @TempDir
    private Path folder;

    @Test
    void every_call_of_what_is_left_out_is_refused_in_one_run_at_its_line_with_why_and_way_out() throws IOException {
        String body = STATEMENTS.stream().map(statement -> statement.get(2)).collect(Collectors.joining("\n"));
        CommandRun.javac(Files.writeString(folder.resolve("Main.java"), "class Main {\npublic static void main(String[] a) throws Throwable {\n" + body + "\n}\n}\n"));
        CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", folder.resolve("out"), folder);
        assertThat(run.status()).isEqualTo(1);
        List<String> headlines = run.err().lines().filter(line -> line.contains("is not in the class library")).toList();
        assertThat(headlines).isEqualTo(run.err().lines().filter(line -> line.startsWith("Main.java:")).toList());
        for (int i = 0; i < STATEMENTS.size(); i++) {
            LeftOut row = LeftOut.valueOf(STATEMENTS.get(i).get(0));
            String headline = "Main.java:" + (FIRST + i) + ": this is not in the class library: " + STATEMENTS.get(i).get(1) + ": " + row.why();
            assertThat(headlines).contains(headline);
            assertThat(run.err().substring(run.err().indexOf(headline))).contains("\n  " + row.wayOut() + "\n");
        }
        assertThat(headlines.stream().map(line -> line.split(":")[1]).distinct()).hasSameSizeAs(STATEMENTS);
        assertThat(STATEMENTS.stream().map(statement -> statement.get(0)).distinct()).containsExactlyInAnyOrderElementsOf(
                List.of(LeftOut.values()).stream().map(LeftOut::name).toList());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_follows_in_the_same_method_is_looked_at_too() throws IOException {
        CommandRun.javac(Files.writeString(folder.resolve("Main.java"), """
                class Main {
                    public static void main(String[] a) throws Throwable {
                        java.lang.invoke.MethodHandle handle = java.lang.invoke.MethodHandles.lookup().findVirtual(null, "x", null);
                        int length = ((String) handle.invokeExact("text")).length();
                        if (length > 3) {
                            Absent.go();
                            ProcessHandle.allProcesses();
                        }
                    }
                }
                """), Files.writeString(folder.resolve("Absent.java"), "class Absent { static void go() { } }"));
        Files.delete(folder.resolve("Absent.class"));
        CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", folder.resolve("out"), folder);
        assertThat(run.err()).contains("Main.java:3: this is not in the class library", "Main.java:4: method handles", "Main.java:6: this cannot be compiled: there is no class Absent",
                "Main.java:7: this is not in the class library");
        assertThat(run.err().lines().filter(line -> line.startsWith("Main.java"))).hasSize(4);
    }
}

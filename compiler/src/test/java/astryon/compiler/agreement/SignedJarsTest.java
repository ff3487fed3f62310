package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that the JDK's own tool has signed, whole and changed in all places: what of them is read, and what is refused, is the same as on HotSpot. */
class SignedJarsTest {
    private static final String PROGRAM = "astryon.compiler.agreement.programs.Jars";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String CHANGED = "com/acme/a.txt";

    @TempDir
    private Path folder;

    private void tool(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name + ".jar");
        try (ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(file))) {
            // The manifest comes first, where streams look for it.
            for (String entry : entries.keySet().stream().sorted((a, b) -> Boolean.compare(!a.startsWith("META-INF"), !b.startsWith("META-INF"))).toList()) {
                output.putNextEntry(new ZipEntry(entry));
                output.write(entries.get(entry));
                output.closeEntry();
            }
        }
        return file;
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path signed() throws IOException, InterruptedException {
        Path jar = jar("signed", Map.of(MANIFEST, "Manifest-Version: 1.0\r\nX: y\r\n\r\n".getBytes(StandardCharsets.UTF_8), CHANGED, "as it was".getBytes(StandardCharsets.UTF_8),
                "com/acme/" + "long".repeat(20) + ".txt", new byte[3000]));
        tool("keytool", "-genkeypair", "-alias", "key", "-keyalg", "EC", "-keystore", "keys", "-storepass", "changeit", "-dname", "CN=Acme");
        tool("jarsigner", "-keystore", "keys", "-storepass", "changeit", jar.toString(), "key");
        return jar;
    }

    private static byte[] replaced(byte[] text, String from, String to) {
        String before = new String(text, StandardCharsets.UTF_8);
        assertThat(before).contains(from);
        return before.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_jar_is_read_as_far_as_it_is_what_was_signed() throws Exception {
        Path whole = signed();
        Map<String, byte[]> entries = entries(whole);
        byte[] other = "as it is ".getBytes(StandardCharsets.UTF_8);
        List<Path> jars = new ArrayList<>(List.of(whole));
        Map<String, byte[]> changed = new TreeMap<>(entries);
        changed.put(CHANGED, other);
        jars.add(jar("entry", changed));
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(entries.get(CHANGED)));
        changed.put(MANIFEST, replaced(entries.get(MANIFEST), digest, Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(other))));
        jars.add(jar("section", changed));
        changed = new TreeMap<>(entries);
        changed.put(MANIFEST, replaced(entries.get(MANIFEST), "X: y", "X: z"));
        jars.add(jar("main", changed));
        changed.put(MANIFEST, (new String(entries.get(MANIFEST), StandardCharsets.UTF_8) + "Name: com/acme/new.txt\r\nX: y\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        changed.put("com/acme/new.txt", other);
        jars.add(jar("more", changed));
        changed = new TreeMap<>(entries);
        changed.remove("META-INF/KEY.SF");
        jars.add(jar("unsigned", changed));

        String[] files = jars.stream().map(Path::toString).toArray(String[]::new);
        Path executable = Executables.compile(ProgramsTest.classes(), PROGRAM, 2, folder.resolve("jars"));
        Outcome theirs = Executables.runOnHotSpot(ProgramsTest.classes(), PROGRAM, files);
        assertThat(theirs.output()).contains("SHA-256 digest error for", "Invalid signature file digest for Manifest main attributes", "invalid SHA-256 signature file digest");
        assertThat(Executables.run(executable, files)).isEqualTo(theirs);
    }
}

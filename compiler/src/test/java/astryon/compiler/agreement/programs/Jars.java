package astryon.compiler.agreement.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Jars: manifests with attributes of their own and of entries, jars for several releases, streams of jars; with an argument, a jar that somebody has signed. */
final class Jars {
    private static final int[] RELEASES = {8, 9, 11, 17};

    private Jars() {
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            for (String file : arguments) {
                Show.line("signed", signed(new File(file)));
            }
            return;
        }
        byte[] bytes = jar();
        streamed(bytes);
        File file = File.createTempFile("astryon", ".jar");
        try {
            try (FileOutputStream output = new FileOutputStream(file)) {
                output.write(bytes);
            }
            manifest(file);
            releases(file);
        } finally {
            file.delete();
        }
    }

    private static byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.Main");
        manifest.getMainAttributes().put(new Attributes.Name("Multi-Release"), "true");
        manifest.getMainAttributes().putValue("X-Long", "word ".repeat(40).strip());
        Attributes own = new Attributes();
        own.putValue("Content-Type", "text/plain");
        own.putValue("Sealed", "true");
        manifest.getEntries().put("com/acme/text.txt", own);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream output = new JarOutputStream(bytes, manifest)) {
            entry(output, "com/acme/", "");
            entry(output, "com/acme/text.txt", "for all");
            entry(output, "com/acme/plain.txt", "plain");
            entry(output, "META-INF/versions/9/com/acme/text.txt", "for 9");
            entry(output, "META-INF/versions/11/com/acme/text.txt", "for 11");
            entry(output, "META-INF/versions/11/com/acme/late.txt", "since 11");
        }
        return bytes.toByteArray();
    }

    private static void entry(JarOutputStream output, String name, String text) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(1_000_000_000_000L);
        entry.setComment(name.length() % 2 == 0 ? "even" : null);
        output.putNextEntry(entry);
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.closeEntry();
    }

    private static void manifest(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            Attributes main = jar.getManifest().getMainAttributes();
            Show.line("main", main.getValue("Main-Class") + " " + main.getValue(Attributes.Name.MANIFEST_VERSION) + " " + main.getValue("x-long").length() + " " + main.size());
            Show.line("entries", new TreeMap<>(jar.getManifest().getEntries()).keySet());
            JarEntry entry = jar.getJarEntry("com/acme/text.txt");
            Show.line("entry", entry.getAttributes().getValue("Content-Type") + " " + entry.getCertificates() + " " + entry.getCodeSigners() + " " + entry.getComment());
            Show.line("plain", jar.getJarEntry("com/acme/plain.txt").getAttributes());
            Show.line("none", jar.getJarEntry("com/acme/none.txt"));
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            jar.getManifest().write(again);
            Show.line("again", new Manifest(new ByteArrayInputStream(again.toByteArray())).equals(jar.getManifest()));
            Show.line("folder", jar.getEntry("com/acme").isDirectory());
        }
        try (JarFile jar = new JarFile(file, false)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                Show.line("listed", entry.getName() + " " + entry.getSize() + " " + entry.isDirectory() + " " + entry.getRealName());
            }
        }
    }

    private static void releases(File file) throws IOException {
        for (int release : RELEASES) {
            try (JarFile jar = new JarFile(file, true, ZipFile.OPEN_READ, Runtime.Version.parse(Integer.toString(release)))) {
                Show.line("release " + release, jar.isMultiRelease() + " " + jar.getVersion().feature());
                for (String name : new String[] {"com/acme/text.txt", "com/acme/plain.txt", "com/acme/late.txt"}) {
                    JarEntry entry = jar.getJarEntry(name);
                    Show.line(name, entry == null ? "none" : entry.getRealName() + ": " + new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
                Show.line("versioned", jar.versionedStream().map(ZipEntry::getName).sorted().toList());
            }
        }
        Show.line("base", JarFile.baseVersion() + " " + (JarFile.runtimeVersion().feature() == Runtime.version().feature()));
    }

    private static void streamed(byte[] bytes) throws IOException {
        try (JarInputStream input = new JarInputStream(new ByteArrayInputStream(bytes))) {
            Show.line("stream", input.getManifest().getMainAttributes().getValue("Main-Class"));
            for (JarEntry entry = input.getNextJarEntry(); entry != null; entry = input.getNextJarEntry()) {
                Attributes attributes = entry.getAttributes();
                Show.line(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8) + " " + (attributes == null ? 0 : attributes.size()));
            }
        }
    }

    /** What becomes of each entry that is read. */
    private static Map<String, String> signed(File file) {
        Map<String, String> outcomes = new TreeMap<>();
        try (JarFile jar = new JarFile(file)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                try {
                    outcomes.put(entry.getName(), jar.getInputStream(entry).readAllBytes().length + " bytes");
                } catch (SecurityException e) {
                    outcomes.put(entry.getName(), e.toString());
                }
            }
        } catch (IOException | SecurityException e) {
            outcomes.put("", e.toString());
        }
        try (JarInputStream input = new JarInputStream(new java.io.FileInputStream(file))) {
            for (JarEntry entry = input.getNextJarEntry(); entry != null; entry = input.getNextJarEntry()) {
                input.readAllBytes();
            }
            outcomes.put("stream", "read");
        } catch (IOException | SecurityException e) {
            outcomes.put("stream", e.toString());
        }
        return outcomes;
    }
}

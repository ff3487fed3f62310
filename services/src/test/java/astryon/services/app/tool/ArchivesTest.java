package astryon.services.app.tool;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.services.app.archive.HostileTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our tools pack busybox takes out the same, and the other way round. */
final class ArchivesTest {
    @TempDir
    Path folder;

    private static CaseFile.Run run(String... words) {
        return new CaseFile.Run(0, "run", new Tree(List.of()), Map.of("TZ", "UTC"), String.join(" ", words), List.of(words), new byte[0], null, List.of());
    }

    private Outcome ours(String... words) throws IOException {
        return Outcome.ofOurs(run(words), folder.toRealPath());
    }

    private Outcome theirs(String... words) throws IOException, InterruptedException {
        return Outcome.ofProgram("busybox", run(words), folder.toRealPath());
    }

    private void clean(Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    /** Files of all kinds, sizes and names below {@code in}. */
    private Path plant() throws IOException {
        Path in = folder.resolve("in");
        Random random = new Random(9);
        List<String> names = new ArrayList<>(List.of("empty", "one", "block", "large", "ä name", "x".repeat(99), "y".repeat(100), "z".repeat(120),
                "deep/".repeat(25) + "file", "deep/".repeat(60) + "file"));
        int[] sizes = {0, 1, 512, 300_000, 5, 6, 7, 513, 9, 10};
        for (int i = 0; i < names.size(); i++) {
            byte[] bytes = new byte[sizes[i]];
            random.nextBytes(bytes);
            Path file = in.resolve(names.get(i));
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(i % 2 == 0 ? "rw-r-----" : "rwxr-xr-x"));
        }
        Files.createSymbolicLink(in.resolve("link"), Path.of("one"));
        Files.createSymbolicLink(in.resolve("long link"), Path.of("t/".repeat(90)));
        Files.createLink(in.resolve("same"), in.resolve("one"));
        Files.createDirectory(in.resolve("folder"));
        try (var all = Files.walk(in)) {
            for (Path each : all.filter(path -> !Files.isSymbolicLink(path)).sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.parse("2021-02-03T04:05:06Z")));
            }
        }
        return in;
    }

    private void same(Path in, String out) throws IOException {
        assertThat(Tree.look(folder.resolve(out).resolve("in"))).isEqualTo(Tree.look(in));
    }

    /** The same but for times of folders, which busybox does not restore. */
    private void sameByTheirs(Path in, String out) throws IOException {
        String times = "(?m)^(folder \\S+) \\S+";
        assertThat(Tree.look(folder.resolve(out).resolve("in")).replaceAll(times, "$1")).isEqualTo(Tree.look(in).replaceAll(times, "$1"));
    }

    @Test
    void tar_and_busybox_read_each_others_archives() throws IOException, InterruptedException {
        Path in = plant();
        for (String out : List.of("ours by theirs", "theirs by ours", "ours by ours")) {
            Files.createDirectory(folder.resolve(out));
        }
        clean(ours("tar", "cf", "ours.tar", "in"));
        clean(theirs("tar", "cf", "theirs.tar", "in"));
        clean(theirs("tar", "xpf", "ours.tar", "-C", "ours by theirs"));
        clean(ours("tar", "xpf", "theirs.tar", "-C", "theirs by ours"));
        clean(ours("tar", "-xp", "-f", "ours.tar", "-C", "ours by ours"));
        sameByTheirs(in, "ours by theirs");
        same(in, "theirs by ours");
        same(in, "ours by ours");
        assertThat(ours("tar", "tf", "ours.tar").output()).isEqualTo(theirs("tar", "tf", "ours.tar").output());
        assertThat(ours("tar", "tvf", "theirs.tar").output().lines().count()).isEqualTo(theirs("tar", "tvf", "theirs.tar").output().lines().count());
        assertThat(ours("tar", "tf", "ours.tar", "in/one", "in/folder").output()).isEqualTo("in/folder/\nin/one\n");
        assertThat(ours("tar", "xOf", "ours.tar", "in/large").output()).isEqualTo(ours("cat", "in/large").output());
        Outcome missing = ours("tar", "tf", "ours.tar", "nothing");
        assertThat(missing.errors()).isEqualTo("tar: nothing: is not in the archive\n");
        assertThat(missing.status()).isEqualTo(1);
    }

    @Test
    void gzip_and_busybox_read_each_other() throws IOException, InterruptedException {
        Path in = plant();
        for (String name : List.of("empty", "one", "block", "large")) {
            byte[] bytes = Files.readAllBytes(in.resolve(name));
            clean(ours("gzip", "-9", "in/" + name));
            clean(theirs("gunzip", "in/" + name + ".gz"));
            assertThat(Files.readAllBytes(in.resolve(name))).isEqualTo(bytes);
            clean(theirs("gzip", "in/" + name));
            clean(ours("gunzip", "in/" + name + ".gz"));
            assertThat(Files.readAllBytes(in.resolve(name))).isEqualTo(bytes);
        }
        clean(ours("tar", "czf", "ours.tgz", "in"));
        Files.createDirectory(folder.resolve("out"));
        clean(theirs("tar", "xzpf", "ours.tgz", "-C", "out"));
        sameByTheirs(in, "out");
        Outcome members = ours("zcat", "ours.tgz");
        assertThat(members.status()).isZero();
    }

    @Test
    void nothing_is_taken_out_to_another_place() throws IOException, InterruptedException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.write(folder.resolve("evil.tar"), HostileTar.bytes());
        Outcome outcome = ours("tar", "xf", "evil.tar", "-C", "out");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.errors()).isEqualTo("""
                tar: way/file: a link leads out of the folder, and it is left out
                tar: ../outside/file: leads out of the folder, and is left out
                tar: a/../../outside/file: leads out of the folder, and is left out
                tar: ../outside/secret: leads out of the folder, and is left out
                """);
        assertThat(outside.resolve("file")).doesNotExist();
        assertThat(out.resolve("absolute")).hasContent("evil\n");
        assertThat(out.resolve("hard")).doesNotExist();
    }

    @Test
    void damaged_archives_are_complaints() throws IOException {
        plant();
        clean(ours("tar", "cf", "a.tar", "in"));
        byte[] whole = Files.readAllBytes(folder.resolve("a.tar"));
        Random random = new Random(4);
        Files.createDirectory(folder.resolve("out"));
        for (int i = 0; i < 300; i++) {
            byte[] damaged = random.nextBoolean() ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = random.nextInt(20); k > 0 && damaged.length > 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(folder.resolve("b.tar"), damaged);
            Outcome outcome = ours("tar", "tf", "b.tar");
            assertThat(outcome.status()).isIn(0, 1);
            assertThat(outcome.errors().isEmpty()).isEqualTo(outcome.status() == 0);
        }
    }

    private void zip(String archive, String... names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(archive)))) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(java.time.LocalDateTime.of(2021, 2, 3, 4, 6));
                zip.putNextEntry(entry);
                if (!entry.isDirectory()) {
                    zip.write((name + "\n").getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
    }

    @Test
    void unzip_takes_out_what_a_zip_file_has() throws IOException, InterruptedException {
        zip("plain.zip", "a.txt", "d/", "d/b.txt");
        zip("a.zip", "a.txt", "d/", "d/b.txt", "../evil");
        assertThat(ours("unzip", "-l", "plain.zip").output()).isEqualTo(theirs("unzip", "-l", "plain.zip").output());
        assertThat(ours("unzip", "-p", "a.zip", "*.txt").output()).isEqualTo("a.txt\nd/b.txt\n");
        Outcome outcome = ours("unzip", "-d", "out", "a.zip");
        assertThat(outcome.output()).isEqualTo("Archive:  a.zip\n  inflating: a.txt\n   creating: d/\n  inflating: d/b.txt\n");
        assertThat(outcome.errors()).isEqualTo("unzip: ../evil: leads out of the folder, and is left out\n");
        assertThat(folder.resolve("out/d/b.txt")).hasContent("d/b.txt\n");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(Files.getLastModifiedTime(folder.resolve("out/a.txt")).toInstant()).isEqualTo(Instant.parse("2021-02-03T04:06:00Z"));
        clean(ours("unzip", "-nq", "-d", "out", "a.zip", "a.txt"));
        assertThat(ours("unzip", "-tq", "a.zip").status()).isZero();
        byte[] damaged = Files.readAllBytes(folder.resolve("a.zip"));
        damaged[40] ^= 0x55;
        Files.write(folder.resolve("b.zip"), damaged);
        assertThat(ours("unzip", "-tq", "b.zip").errors()).isEqualTo("unzip: a.txt: is damaged\n");
    }
}

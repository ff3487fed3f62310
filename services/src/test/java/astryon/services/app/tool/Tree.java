package astryon.services.app.tool;

import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files for a run to find, and what it left, as text. */
record Tree(List<Entry> entries) {
    static final Instant USUAL_TIME = Instant.parse("2020-01-02T03:04:05Z");

    record Entry(String kind, String name, String value) {
    }

    Tree with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Tree(List.copyOf(more));
    }

    static byte[] bytes(String text) {
        return Text.encode(text);
    }

    void plant(Path root) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        Map<Path, Instant> times = new HashMap<>();
        for (Entry entry : entries) {
            Path path = root.resolve(entry.name());
            switch (entry.kind()) {
                case "folder" -> Files.createDirectories(path);
                case "link" -> {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.value()));
                }
                case "time" -> times.put(path, Instant.parse(entry.value()));
                case "mode" -> { }
                default -> {
                    Files.createDirectories(path.getParent());
                    Files.write(path, bytes(entry.value()));
                }
            }
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(each -> !Files.isSymbolicLink(each)).sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.setLastModifiedTime(path, FileTime.from(times.getOrDefault(path, USUAL_TIME)));
            }
        }
        for (Entry entry : entries) {
            if (entry.kind().equals("mode")) {
                Files.setPosixFilePermissions(root.resolve(entry.name()), PosixFilePermissions.fromString(symbols(Integer.parseInt(entry.value(), 8))));
            }
        }
    }

    private static String symbols(int mode) {
        StringBuilder text = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return text.toString();
    }

    /** What there is below {@code root}, an entry a line: kind, permissions, time ({@code now} if it is a new one), name, contents. */
    static String look(Path root) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted().toList()) {
                String name = root.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    text.append("link ").append(name).append(" -> ").append(Files.readSymbolicLink(path)).append('\n');
                    continue;
                }
                Instant time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
                text.append(Files.isDirectory(path) ? "folder " : "file ").append(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .append(time.isAfter(Instant.now().minusSeconds(3600)) ? " now " : " " + time + " ").append(name);
                if (Files.isRegularFile(path)) {
                    text.append(": ").append(Text.decode(Files.readAllBytes(path)));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}

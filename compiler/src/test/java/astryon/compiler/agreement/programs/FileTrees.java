package astryon.compiler.agreement.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code java.nio.file}: paths, files and folders. */
final class FileTrees {
    private interface Action {
        void run() throws IOException;
    }

    private FileTrees() {
    }

    public static void main(String[] arguments) throws IOException {
        paths();
        Path folder = Files.createTempDirectory("trees");
        contents(folder);
        attributes(folder);
        trees(folder);
        failures(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
        Show.line("gone", Files.exists(folder) + " " + Files.notExists(folder));
    }

    private static void paths() {
        for (String text : new String[] {"/a/b/../c/./d.txt", "x//y/", "", "/", "..", "a/../../b", "/a"}) {
            Path path = Path.of(text);
            StringBuilder names = new StringBuilder();
            for (Path name : path) {
                names.append(name).append(',');
            }
            Show.line("path", path + " " + path.normalize() + " " + path.getNameCount() + " " + path.getFileName() + " " + path.getParent() + " " + path.getRoot() + " "
                    + path.isAbsolute() + " " + names + " " + path.hashCode() + " " + path.resolve("z") + " " + path.resolveSibling("s") + " " + path.startsWith("/a")
                    + path.endsWith("d.txt"));
        }
        Show.line("relative", Path.of("/a/b").relativize(Path.of("/a/c/d")) + " " + Path.of("a").relativize(Path.of("a/b")) + " " + Path.of("a/b/c").subpath(1, 3) + " "
                + new File("q/r").toPath().toFile() + " " + Path.of("a/b").compareTo(Path.of("a/c")) + " " + Path.of("a", "b", "", "c"));
        for (String glob : new String[] {"*.txt", "**.txt", "**/*.{java,txt}", "a/?.txt", "a/[a-c].*", "a/[!a-c].*"}) {
            Show.line(glob, FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of("a/b.txt")));
        }
        Show.attempt("nul", () -> Path.of("a\0b"));
    }

    private static void contents(Path folder) throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "one\ntwo\nthr\u00e9e\n");
        Show.line("read", Files.readString(file) + Files.readAllLines(file) + Files.size(file));
        Files.write(file, List.of("four", "five"), StandardOpenOption.APPEND);
        try (Stream<String> lines = Files.lines(file)) {
            Show.line("lines", lines.filter(line -> line.length() > 3).toList());
        }
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve("b.txt"))) {
            writer.write("buffered");
            writer.newLine();
        }
        try (BufferedReader reader = Files.newBufferedReader(folder.resolve("b.txt"))) {
            Show.line("buffered", reader.readLine());
        }
        try (OutputStream output = Files.newOutputStream(folder.resolve("bytes"))) {
            output.write(new byte[100_000]);
            output.write(5);
        }
        try (InputStream input = Files.newInputStream(folder.resolve("bytes"))) {
            Show.line("bytes", input.skip(99_999) + " " + input.available() + " " + input.read() + input.read() + input.read());
        }
        try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve("bytes"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(10).write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            ByteBuffer buffer = ByteBuffer.allocate(6);
            Show.line("channel", channel.position(9).read(buffer) + " " + Arrays.toString(buffer.array()) + " " + channel.size() + " " + channel.truncate(12).size() + " "
                    + channel.position());
        }
        Show.line("all bytes", Arrays.toString(Files.readAllBytes(folder.resolve("bytes"))) + " " + Files.mismatch(file, folder.resolve("b.txt")));
        Path temporary = Files.createTempFile(folder, "pre", ".suf");
        Show.line("temporary", Files.size(temporary) + " " + temporary.getFileName().toString().startsWith("pre") + " " + Files.deleteIfExists(temporary)
                + Files.deleteIfExists(temporary));
    }

    private static void attributes(Path folder) throws IOException {
        Path file = folder.resolve("a.txt");
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Show.line("attributes", attributes.size() + " " + attributes.isRegularFile() + attributes.isDirectory() + attributes.isSymbolicLink() + attributes.isOther());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_123L));
        Show.line("time", Files.getLastModifiedTime(file).toMillis() + " " + Files.getLastModifiedTime(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Show.line("permissions", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + Files.isReadable(file) + Files.isExecutable(folder));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));
        Show.line("link", Files.readSymbolicLink(folder.resolve("link")) + " " + Files.isSymbolicLink(folder.resolve("link")) + " "
                + Files.isSameFile(file, folder.resolve("link")) + " " + folder.resolve("link").toRealPath().getFileName() + " " + Files.isHidden(folder.resolve(".hidden")));
        Show.line("by name", Files.getAttribute(file, "size") + " " + Files.readAttributes(file, "isDirectory,isRegularFile"));
    }

    private static void trees(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("x/y"));
        Files.copy(folder.resolve("a.txt"), folder.resolve("x/y/c.txt"));
        Files.move(folder.resolve("b.txt"), folder.resolve("x/moved"));
        Files.copy(folder.resolve("x/moved"), folder.resolve("a.txt"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(folder.resolve("link"));
        try (Stream<Path> all = Files.walk(folder)) {
            Show.line("tree", all.sorted().map(path -> folder.relativize(path).toString()).toList());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Show.line("list", entries.map(Path::getFileName).sorted().toList());
        }
        try (Stream<Path> found = Files.find(folder, 5, (path, attributes) -> attributes.isDirectory())) {
            Show.line("found", found.count());
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path entry : entries) {
                Show.line("entry", entry.getFileName());
            }
        }
    }

    private static void failures(Path folder) {
        fails(folder, () -> Files.readString(folder.resolve("nothing")));
        fails(folder, () -> Files.createDirectory(folder));
        fails(folder, () -> Files.delete(folder));
        fails(folder, () -> Files.copy(folder.resolve("a.txt"), folder.resolve("x/moved")));
        fails(folder, () -> Files.newDirectoryStream(folder.resolve("a.txt")).close());
        fails(folder, () -> Files.readAllBytes(folder));
        fails(folder, () -> Files.createFile(folder.resolve("a.txt")));
        fails(folder, () -> Files.createDirectory(folder.resolve("no/such")));
        fails(folder, () -> Files.readSymbolicLink(folder.resolve("a.txt")));
    }

    private static void fails(Path folder, Action action) {
        try {
            action.run();
            Show.line("failure", "none");
        } catch (FileSystemException e) {
            Show.line("failure", e.getClass().getName() + " " + folder.relativize(Path.of(e.getFile())) + " " + e.getReason());
        } catch (IOException e) {
            Show.line("failure", e.toString());
        }
    }
}

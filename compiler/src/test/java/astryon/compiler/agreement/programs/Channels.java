package astryon.compiler.agreement.programs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files through {@code java.nio.channels.FileChannel}. */
final class Channels {
    private Channels() {
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }

    private static void readAndWrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Show.line("written", channel.write(bytes("hello, world")));
            Show.line("gathered", channel.write(new ByteBuffer[] {bytes("!"), bytes(""), bytes(" and more")}));
            Show.line("position", channel.position() + " of " + channel.size());
            ByteBuffer some = ByteBuffer.allocate(5);
            Show.line("read", channel.read(some, 7) + " " + text(some) + " " + channel.position());
            channel.position(1);
            ByteBuffer direct = ByteBuffer.allocateDirect(4);
            Show.line("direct", channel.read(direct) + " " + text(direct));
            ByteBuffer[] parts = {ByteBuffer.allocate(2), ByteBuffer.allocate(100)};
            Show.line("scattered", channel.read(parts) + " " + text(parts[0]) + "|" + text(parts[1]));
            Show.line("at the end", channel.read(ByteBuffer.allocate(1)) + " " + channel.read(parts) + " " + channel.read(ByteBuffer.allocate(1), 100));
            Show.line("in place", channel.write(bytes("J"), 0) + " " + channel.position());
            Show.line("shorter", channel.truncate(5).size() + " " + channel.position());
            channel.position(8).write(bytes("x"));
            channel.force(true);
            Show.line("hole", channel.size());
        }
        Show.line("holds", Files.readString(file).replace((char) 0, '_'));
    }

    private static void transfers(Path file, Path other) throws IOException {
        try (FileChannel from = FileChannel.open(file); FileChannel to = FileChannel.open(other, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Show.line("to", from.transferTo(1, 3, to) + " " + from.transferTo(100, 3, to) + " " + from.position() + " " + to.position());
            Show.line("from", to.transferFrom(from, 1, 100) + " " + from.position() + " " + to.position() + " " + to.size());
            Show.line("beyond", to.transferFrom(from, 50, 1));
        }
        Show.line("holds", Files.readString(other).replace((char) 0, '_'));
        try (FileChannel channel = FileChannel.open(other)) {
            Show.line("stream", new String(java.nio.channels.Channels.newInputStream(channel).readNBytes(3), StandardCharsets.UTF_8));
        }
    }

    private static void failures(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            channel.write(bytes("x"));
        } catch (NonWritableChannelException e) {
            Show.failure("write", e);
        }
        for (long position : new long[] {-1, 3}) {
            try {
                Show.line("position", channel.position(position).position());
            } catch (IllegalArgumentException e) {
                Show.line("position", e.getClass().getName());
            }
        }
        channel.close();
        Show.line("open", channel.isOpen());
        try {
            channel.read(ByteBuffer.allocate(1));
        } catch (ClosedChannelException e) {
            Show.failure("closed", e);
        }
        try (FileChannel writes = FileChannel.open(file, StandardOpenOption.APPEND)) {
            writes.write(bytes("end"));
            writes.read(ByteBuffer.allocate(1));
        } catch (NonReadableChannelException e) {
            Show.failure("read", e);
        }
        Show.line("appended", Files.size(file));
        try {
            FileChannel.open(file.resolveSibling("absent"));
        } catch (NoSuchFileException e) {
            Show.line("absent", e.getClass().getName());
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("channels");
        Path file = folder.resolve("one");
        Path other = folder.resolve("two");
        readAndWrite(file);
        transfers(file, other);
        failures(file);
        Files.delete(file);
        Files.delete(other);
        Files.delete(folder);
    }
}

package astryon.iso.image;

import astryon.services.kit.screen.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/** QEMU's monitor: presses keys, and reads what stands on the screen, by the pictures of the characters. */
final class Monitor {
    private static final String PROMPT = "(qemu) ";
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final String OTHERS = "\u2554\u2550\u2557";

    private final SocketChannel channel;
    private final Path folder;
    private int pictures;

    Monitor(Path socket, Path folder) throws IOException {
        this.folder = folder;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        await();
    }

    private void await() throws IOException {
        StringBuilder came = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (came.indexOf(PROMPT) < 0) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                return;
            }
            came.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1));
        }
    }

    /** Has the monitor do something, and waits until it has. */
    void command(String command) throws IOException {
        channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        await();
    }

    /** Presses keys, named as QEMU does, one after the other. */
    void pressKeys(String... keys) throws IOException {
        for (String key : keys) {
            command("sendkey " + key);
        }
    }

    /** Types letters and then Enter, each held for a millisecond only. */
    void typeQuickly(String letters) throws IOException {
        for (char letter : letters.toCharArray()) {
            command("sendkey " + letter + " 1");
        }
        command("sendkey ret 1");
    }

    private Picture picture() throws IOException {
        Path picture = folder.resolve("screen" + pictures++ + ".ppm");
        command("screendump " + picture);
        return Picture.read(Files.readAllBytes(picture));
    }

    /** The rows that have text, without blanks at their ends. */
    List<String> screen() throws IOException {
        return picture().rows();
    }

    /** Writes what is on the upper part of the screen to a PNG file. */
    void photograph(int rows, Path file) throws IOException {
        Picture picture = picture();
        int height = Math.min(rows * Font.ROWS, picture.height);
        BufferedImage image = new BufferedImage(picture.width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < picture.width; x++) {
                image.setRGB(x, y, picture.pixel(x, y));
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    /** Types what can be typed without shift, and then Enter. */
    void type(String line) throws IOException {
        press(line);
        pressKeys("ret");
    }

    /** Types what can be typed without shift. */
    void press(String text) throws IOException {
        for (char c : text.toCharArray()) {
            pressKeys(switch (c) {
                case ' ' -> "spc";
                case '-' -> "minus";
                case '/' -> "slash";
                case '.' -> "dot";
                case ';' -> "semicolon";
                default -> String.valueOf(c);
            });
        }
    }

    /** The colours that are on it, as 0xrrggbb. */
    Set<Integer> colours() throws IOException {
        Picture picture = picture();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                colours.add(picture.pixel(x, y));
            }
        }
        return colours;
    }

    /**
     * Keeps a picture of the upper part of the screen in {@code target/screens}, and says by how much it differs from that in {@code src/test/screens}: the part of its pixels, from 0 to 1, of which a colour
     * is another by more than an eighth. With {@code -Dgolden.bless=true} it is the picture there from now on.
     */
    double difference(int rows, String name) throws IOException {
        Path kept = Path.of("target/screens", name + ".png");
        photograph(rows, kept);
        Path recorded = Path.of("src/test/screens", name + ".png");
        if (Boolean.getBoolean("golden.bless")) {
            photograph(rows, recorded);
        }
        BufferedImage now = ImageIO.read(kept.toFile());
        BufferedImage before = ImageIO.read(recorded.toFile());
        if (now.getWidth() != before.getWidth() || now.getHeight() != before.getHeight()) {
            return 1;
        }
        int others = 0;
        for (int y = 0; y < now.getHeight(); y++) {
            for (int x = 0; x < now.getWidth(); x++) {
                others += isOther(now.getRGB(x, y), before.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) others / now.getWidth() / now.getHeight();
    }

    private static boolean isOther(int one, int two) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (two >> shift & 0xff)) > 0x20) {
                return true;
            }
        }
        return false;
    }

    /** The rows, as soon as they are these, or what they are when that has been waited for long enough. */
    List<String> screenOnceItIs(String... rows) throws IOException {
        return screenOnce(seen -> seen.equals(List.of(rows)));
    }

    List<String> screenOnceItHas(String row) throws IOException {
        return screenOnce(rows -> rows.contains(row));
    }

    /** The rows, as soon as they are as wanted, or what they are when that has been waited for long enough. */
    List<String> screenOnce(Predicate<List<String>> wanted) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        List<String> rows = screen();
        while (!wanted.test(rows) && System.nanoTime() < end) {
            rows = screen();
        }
        return rows;
    }

    /** A portable pixmap (P6): 24 bits a pixel. */
    private record Picture(int width, int height, int start, byte[] bytes) {
        private static Picture read(byte[] bytes) {
            int[] numbers = new int[3];
            int at = 2;
            for (int i = 0; i < 3; i++) {
                while (bytes[at] < '0') {
                    at++;
                }
                for (; bytes[at] >= '0'; at++) {
                    numbers[i] = numbers[i] * 10 + bytes[at] - '0';
                }
            }
            return new Picture(numbers[0], numbers[1], at + 1, bytes);
        }

        private int pixel(int x, int y) {
            int at = start + 3 * (y * width + x);
            return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        }

        /** A cell's pixels that are not its background, which is what most have. */
        private String shape(int column, int row) {
            int background = pixel(column * Font.COLUMNS + Font.COLUMNS - 1, row * Font.ROWS + Font.ROWS - 1);
            StringBuilder shape = new StringBuilder();
            for (int y = 0; y < Font.ROWS; y++) {
                for (int x = 0; x < Font.COLUMNS; x++) {
                    shape.append(pixel(column * Font.COLUMNS + x, row * Font.ROWS + y) == background ? '.' : '#');
                }
            }
            return shape.toString();
        }

        private static Map<String, Character> characters() {
            Map<String, Character> characters = new HashMap<>();
            StringBuilder all = new StringBuilder(OTHERS);
            for (char c = 0x20; c < 0x100; c++) {
                all.append(c);
            }
            for (int i = 0; i < all.length(); i++) {
                for (int bold = 0; bold < 2; bold++) {
                    StringBuilder shape = new StringBuilder();
                    for (int y = 0; y < Font.ROWS; y++) {
                        int bits = Font.row(all.charAt(i), y);
                        bits |= bold == 1 ? bits >> 1 : 0;
                        for (int x = 0; x < Font.COLUMNS; x++) {
                            shape.append((bits & 0x80 >> x) != 0 ? '#' : '.');
                        }
                    }
                    characters.putIfAbsent(shape.toString(), all.charAt(i));
                }
            }
            return characters;
        }

        private List<String> rows() {
            Map<String, Character> characters = characters();
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < height / Font.ROWS; row++) {
                StringBuilder text = new StringBuilder();
                for (int column = 0; column < width / Font.COLUMNS; column++) {
                    text.append(characters.getOrDefault(shape(column, row), '\ufffd'));
                }
                if (!text.toString().isBlank()) {
                    rows.add(text.toString().stripTrailing());
                }
            }
            return rows;
        }
    }
}

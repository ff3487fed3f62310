package astryon.services.app.archive;

import astryon.services.app.Complaint;
import astryon.services.app.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads archives: the form of Unix's seventh edition, POSIX's ustar and pax (XCU pax), and GNU's long names. */
final class TarInput {
    private final InputStream stream;
    private final String archive;
    private long left;
    private int padding;

    TarInput(InputStream stream, String archive) {
        this.stream = stream;
        this.archive = archive;
    }

    private Complaint damaged(String what) {
        return new Complaint(1, archive + ": " + what);
    }

    /** The next file; empty at the end. What was not read of the one before is skipped. */
    Optional<TarEntry> next() throws IOException {
        String name = "";
        String link = "";
        Map<String, String> pax = new HashMap<>();
        while (true) {
            contents().transferTo(OutputStream.nullOutputStream());
            if (stream.readNBytes(padding).length < padding) {
                throw damaged("ends too early");
            }
            padding = 0;
            byte[] header = stream.readNBytes(TarEntry.BLOCK);
            if (header.length == 0 || isZero(header)) {
                return Optional.empty();
            } else if (header.length < TarEntry.BLOCK) {
                throw damaged("ends too early");
            }
            check(header);
            char type = header[156] == 0 ? '0' : (char) header[156];
            left = number(header, 124, 12);
            if (left < 0) {
                throw damaged("is damaged: a size is below zero");
            }
            padding = TarEntry.padding(left);
            if (type == 'L') {
                name = text(contents().readAllBytes());
            } else if (type == 'K') {
                link = text(contents().readAllBytes());
            } else if (type == 'x') {
                readPax(contents().readAllBytes(), pax);
            } else if (type != 'g') {
                return Optional.of(entry(header, type, name, link, pax));
            }
        }
    }

    private TarEntry entry(byte[] header, char type, String longName, String longLink, Map<String, String> pax) {
        String name = field(header, 0, 100);
        boolean ustar = header[257] == 'u' && header[258] == 's' && header[259] == 't' && header[260] == 'a' && header[261] == 'r' && header[262] == 0;
        String prefix = ustar ? field(header, 345, 155) : "";
        name = prefix.isEmpty() ? name : prefix + "/" + name;
        name = pax.getOrDefault("path", longName.isEmpty() ? name : longName);
        String link = pax.getOrDefault("linkpath", longLink.isEmpty() ? field(header, 157, 100) : longLink);
        if (pax.containsKey("size")) {
            left = paxNumber(pax.get("size"));
            padding = TarEntry.padding(left);
        }
        if (type != '0' && type != '7') {
            // Only files have contents, whatever is said.
            left = type == '1' || type == '2' || type == '5' ? 0 : left;
            padding = TarEntry.padding(left);
        }
        long seconds = pax.containsKey("mtime") ? paxNumber(pax.get("mtime").replaceFirst("\\..*", "")) : number(header, 136, 12);
        String owner = field(header, 265, 32);
        String group = field(header, 297, 32);
        return new TarEntry(name, type, (int) number(header, 100, 8) & 07777, left, seconds, link, owner.isEmpty() ? Long.toString(number(header, 108, 8)) : owner,
                group.isEmpty() ? Long.toString(number(header, 116, 8)) : group);
    }

    /** What is in the file that {@link #next} gave. */
    InputStream contents() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = stream.read(bytes, from, (int) Math.min(length, left));
                if (count < 0) {
                    throw damaged("ends too early");
                }
                left -= count;
                return count;
            }
        };
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private void check(byte[] header) {
        long sum = 0;
        for (int i = 0; i < TarEntry.BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (number(header, 148, 8) != sum) {
            throw damaged("is no tar archive, or is damaged");
        }
    }

    private static String text(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Text.decode(bytes, 0, end);
    }

    private static String field(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return Text.decode(header, from, end);
    }

    /** Octal digits, or where the first bit is set a binary number, as GNU writes large ones. */
    private long number(byte[] header, int from, int length) {
        long value = 0;
        if (header[from] < 0) {
            value = header[from] & 0x3f;
            for (int i = from + 1; i < from + length; i++) {
                value = value << 8 | header[i] & 0xff;
            }
            return value;
        }
        for (int i = from; i < from + length; i++) {
            if (header[i] >= '0' && header[i] <= '7') {
                value = value << 3 | header[i] - '0';
            } else if (header[i] != ' ' && header[i] != 0) {
                throw damaged("is no tar archive, or is damaged");
            }
        }
        return value;
    }

    private long paxNumber(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw damaged("is damaged: " + text + " is no number");
        }
        return Long.parseLong(text);
    }

    /** Records of {@code LENGTH NAME=VALUE} and a line end, the length in bytes and of all of it. */
    private void readPax(byte[] bytes, Map<String, String> pax) {
        int at = 0;
        while (at < bytes.length) {
            int blank = at;
            while (blank < bytes.length && bytes[blank] != ' ') {
                blank++;
            }
            long length = paxNumber(Text.decode(bytes, at, blank));
            int equals = blank + 1;
            while (equals < bytes.length && bytes[equals] != '=') {
                equals++;
            }
            if (length < equals + 2 - at || at + length > bytes.length) {
                throw damaged("is damaged: an extended header is wrong");
            }
            int end = (int) (at + length - 1);
            pax.put(Text.decode(bytes, blank + 1, equals), Text.decode(bytes, equals + 1, end));
            at = end + 1;
        }
    }
}

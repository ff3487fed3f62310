package astryon.services.app.archive;

import astryon.services.app.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes archives in POSIX's ustar form; what does not fit into that stands in an extended header (pax) before it. */
final class TarOutput {
    private static final int RECORD = 20 * TarEntry.BLOCK;
    private final OutputStream stream;
    private long written;

    TarOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** The header. Contents of {@code entry.size()} bytes follow through {@link #write}, then {@link #pad}. */
    void begin(TarEntry entry) throws IOException {
        Map<String, String> pax = new LinkedHashMap<>();
        byte[] name = Text.encode(entry.name());
        int slash = prefixEnd(name);
        if (slash < 0) {
            pax.put("path", entry.name());
        }
        if (Text.encode(entry.link()).length > 100) {
            pax.put("linkpath", entry.link());
        }
        if (entry.size() >= 1L << 33) {
            pax.put("size", Long.toString(entry.size()));
        }
        if (!pax.isEmpty()) {
            byte[] records = records(pax);
            header(new TarEntry("PaxHeader", 'x', 0644, records.length, entry.seconds(), "", entry.owner(), entry.group()), Text.encode("PaxHeader"), 0);
            write(records, records.length);
            pad(records.length);
        }
        header(entry, name, slash);
    }

    /** Where a name too long for its field is cut, at a slash; 0 if it is not too long, negative if it cannot be. */
    private static int prefixEnd(byte[] name) {
        if (name.length <= 100) {
            return 0;
        }
        for (int i = Math.min(155, name.length - 2); i > 0; i--) {
            if (name[i] == '/' && name.length - i - 1 <= 100) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] records(Map<String, String> pax) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pax.forEach((key, value) -> {
            byte[] rest = Text.encode(" " + key + "=" + value + "\n");
            int length = rest.length;
            while (Integer.toString(length).length() + rest.length != length) {
                length = Integer.toString(length).length() + rest.length;
            }
            all.writeBytes(Text.encode(Integer.toString(length)));
            all.writeBytes(rest);
        });
        return all.toByteArray();
    }

    private void header(TarEntry entry, byte[] name, int slash) throws IOException {
        byte[] header = new byte[TarEntry.BLOCK];
        int start = slash > 0 ? slash + 1 : 0;
        System.arraycopy(name, start, header, 0, Math.min(100, name.length - start));
        if (slash > 0) {
            System.arraycopy(name, 0, header, 345, slash);
        }
        octal(header, 100, 7, entry.mode());
        octal(header, 108, 7, 0);
        octal(header, 116, 7, 0);
        octal(header, 124, 11, entry.size() >= 1L << 33 ? 0 : entry.size());
        octal(header, 136, 11, Math.max(0, entry.seconds()));
        header[156] = (byte) entry.type();
        text(header, 157, 100, entry.link());
        text(header, 257, 6, "ustar");
        header[263] = '0';
        header[264] = '0';
        text(header, 265, 31, entry.owner());
        text(header, 297, 31, entry.group());
        long sum = 8 * ' ';
        for (byte each : header) {
            sum += each & 0xff;
        }
        octal(header, 148, 6, sum);
        header[155] = ' ';
        write(header, header.length);
    }

    private static void text(byte[] header, int at, int most, String text) {
        byte[] bytes = Text.encode(text);
        System.arraycopy(bytes, 0, header, at, Math.min(most, bytes.length));
    }

    private static void octal(byte[] header, int at, int digits, long value) {
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            header[at + i] = (byte) ('0' + (rest & 7));
            rest >>= 3;
        }
    }

    void write(byte[] bytes, int count) throws IOException {
        stream.write(bytes, 0, count);
        written += count;
    }

    /** Behind contents of {@code size} bytes. */
    void pad(long size) throws IOException {
        write(new byte[TarEntry.BLOCK], TarEntry.padding(size));
    }

    /** Ends the archive with two empty blocks, and a whole record. */
    void finish() throws IOException {
        write(new byte[2 * TarEntry.BLOCK], 2 * TarEntry.BLOCK);
        int rest = (int) (written % RECORD);
        if (rest > 0) {
            write(new byte[RECORD], RECORD - rest);
        }
    }
}

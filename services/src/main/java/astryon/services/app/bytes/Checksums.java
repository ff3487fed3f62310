package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** sha256sum and its like. */
public final class Checksums implements Program {
    private final String name;
    private final String algorithm;

    private Checksums(String name, String algorithm) {
        this.name = name;
        this.algorithm = algorithm;
    }

    public static Checksums md5() {
        return new Checksums("md5sum", "MD5");
    }

    public static Checksums sha1() {
        return new Checksums("sha1sum", "SHA-1");
    }

    public static Checksums sha256() {
        return new Checksums("sha256sum", "SHA-256");
    }

    public static Checksums sha512() {
        return new Checksums("sha512sum", "SHA-512");
    }

    @Override
    public Manual manual() {
        return Manual.of(name, "print or check " + algorithm + " sums of files", "[FILE...]").option('c', "check", "check the sums that are listed in FILE").option('s', "status", "print nothing: the status tells")
                .option('w', "warn", "tell of lines that are none").option('b', "binary", "accepted: bytes are bytes");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> names = Operands.orInput(arguments.operands());
        if (!arguments.has('c')) {
            return Operands.each(invocation, names, file -> invocation.output().println(sum(invocation, file) + "  " + file));
        }
        boolean quiet = arguments.has('s');
        long[] counts = new long[3];
        int status = Operands.each(invocation, names, list -> {
            try (InputStream input = invocation.open(list)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    String line = lines.text();
                    int blank = line.indexOf(' ');
                    if (blank < 0 || blank + 2 >= line.length() || !line.substring(0, blank).matches("[0-9a-fA-F]+")) {
                        counts[2]++;
                        if (arguments.has('w')) {
                            Launcher.complain(invocation, list + ":" + lines.number() + ": no sum and name");
                        }
                        continue;
                    }
                    check(invocation, line.substring(0, blank), line.substring(blank + 2), counts, quiet);
                }
            }
        });
        if (counts[1] > 0 && !quiet) {
            Launcher.complain(invocation, counts[1] + " of " + counts[0] + " sums are not those of the files");
        }
        if (counts[0] == 0 && status == 0) {
            Launcher.complain(invocation, "no sums to check in " + String.join(" ", names));
        }
        return status != 0 || counts[1] > 0 || counts[0] == 0 ? 1 : 0;
    }

    private void check(Invocation invocation, String expected, String file, long[] counts, boolean quiet) throws IOException {
        counts[0]++;
        boolean[] same = {false};
        Operands.attempt(invocation, file, each -> same[0] = sum(invocation, each).equalsIgnoreCase(expected));
        counts[1] += same[0] ? 0 : 1;
        if (!quiet) {
            invocation.output().println(file + ": " + (same[0] ? "OK" : "FAILED"));
        }
    }

    private String sum(Invocation invocation, String file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new Complaint(1, algorithm + " is not there");
        }
        try (InputStream input = invocation.openWatched(file)) {
            byte[] block = new byte[1 << 16];
            for (int read = input.read(block); read >= 0; read = input.read(block)) {
                digest.update(block, 0, read);
            }
        }
        StringBuilder text = new StringBuilder();
        for (byte each : digest.digest()) {
            text.append(Hexdump.hexadecimal(each & 0xff, 2));
        }
        return text.toString();
    }
}

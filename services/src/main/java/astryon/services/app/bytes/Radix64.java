package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** The tool {@code base64}: write bytes as letters and digits, or back. */
public final class Radix64 implements Program {
    private static final int BLOCK = 3 << 14;

    @Override
    public Manual manual() {
        return Manual.of("base64", "write bytes as letters and digits, or back", "[FILE]").option('d', "decode", "back").option('w', "wrap", "N", "lines of N characters, 76 if it is not said; 0 is all in one")
                .option('i', "ignore-garbage", "leave out what is none of the 64 characters");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 1);
        String name = arguments.operands().isEmpty() ? "-" : arguments.operands().get(0);
        try (InputStream input = invocation.open(name)) {
            if (arguments.has('d')) {
                decode(name.equals("-") ? "standard input" : name, input, invocation.output(), arguments.has('i'));
            } else {
                encode(input, invocation.output(), arguments.count('w', 76));
            }
        }
        return 0;
    }

    private static void encode(InputStream input, Output output, long width) throws IOException {
        long column = 0;
        for (byte[] block = input.readNBytes(BLOCK); block.length > 0; block = input.readNBytes(BLOCK)) {
            byte[] letters = Base64.getEncoder().encode(block);
            int at = 0;
            while (at < letters.length) {
                int count = width == 0 ? letters.length - at : (int) Math.min(letters.length - at, width - column);
                output.write(letters, at, count);
                at += count;
                column += count;
                if (width > 0 && column == width) {
                    output.write('\n');
                    column = 0;
                }
            }
        }
        if (width > 0 && column > 0) {
            output.write('\n');
        }
    }

    private static void decode(String name, InputStream input, Output output, boolean lenient) throws IOException {
        byte[] block = new byte[1 << 16];
        byte[] kept = new byte[block.length + 4];
        int count = 0;
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            for (int i = 0; i < read; i++) {
                int c = block[i];
                boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
                if (letter) {
                    kept[count++] = block[i];
                } else if (c != '\n' && c != '\r' && c != ' ' && c != '\t' && !lenient) {
                    throw new Complaint(1, name + ": is not base64; -i leaves out what is not");
                }
            }
            int whole = count & -4;
            write(name, output, kept, whole);
            System.arraycopy(kept, whole, kept, 0, count - whole);
            count -= whole;
        }
        write(name, output, kept, count);
    }

    private static void write(String name, Output output, byte[] letters, int count) throws IOException {
        try {
            output.write(Base64.getDecoder().decode(Arrays.copyOf(letters, count)));
        } catch (IllegalArgumentException cutOff) {
            throw new Complaint(1, name + ": is not base64, or not all of it");
        }
    }
}

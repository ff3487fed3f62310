package astryon.services.app.text;

import astryon.services.app.Lines;
import astryon.services.app.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Passes on all but the last bytes or lines: as many as are held back. */
final class Delay {
    private final Output output;
    private final long count;
    private final boolean lines;

    Delay(Output output, long count, boolean lines) {
        this.output = output;
        this.count = count;
        this.lines = lines;
    }

    void run(InputStream input) throws IOException {
        Deque<byte[]> held = new ArrayDeque<>();
        if (lines) {
            Lines source = new Lines(input);
            while (source.next()) {
                held.add(Arrays.copyOfRange(source.block(), source.from(), source.to() + (source.terminated() ? 1 : 0)));
                if (held.size() > count) {
                    output.write(held.remove());
                }
            }
            return;
        }
        long bytes = 0;
        for (byte[] block = input.readNBytes(1 << 13); block.length > 0; block = input.readNBytes(1 << 13)) {
            held.add(block);
            bytes += block.length;
            while (bytes - held.peek().length >= count) {
                bytes -= held.peek().length;
                output.write(held.remove());
            }
        }
        for (byte[] block : held) {
            int pass = (int) Math.max(0, Math.min(block.length, bytes - count));
            output.write(block, 0, pass);
            bytes -= block.length;
        }
    }
}

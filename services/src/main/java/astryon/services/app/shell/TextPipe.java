package astryon.services.app.shell;

import astryon.services.app.Processes;
import astryon.services.app.Stream;
import java.io.IOException;

/** A stream from which a given text is read, by whoever: the end of a pipe. */
final class TextPipe {
    private TextPipe() {
    }

    static Stream of(Processes processes, byte[] text) throws IOException {
        Processes.Pipe pipe = processes.pipe();
        if (text.length <= Processes.PIPE_BYTES) {
            write(pipe.writer(), text);
        } else {
            Thread writer = new Thread(() -> write(pipe.writer(), text), "here-document");
            writer.setDaemon(true);
            writer.start();
        }
        return pipe.reader();
    }

    private static void write(Stream writer, byte[] text) {
        try {
            writer.output().write(text);
        } catch (IOException nobodyReads) {
            // Who was to read it has ended, or has read enough.
        } finally {
            writer.close();
        }
    }
}

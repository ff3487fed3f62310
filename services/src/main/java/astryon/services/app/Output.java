package astryon.services.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Optional;

/** Bytes and texts on their way out, in blocks. A failure says where they could not go, or is {@link NobodyReads}. */
public final class Output extends OutputStream {
    private static final int BLOCK = 1 << 13;
    private static final int SMALL_BLOCK = 1 << 7;

    private final OutputStream stream;
    private final String name;
    /** Grows when it has to: many programs write a few words. */
    private byte[] block = {};
    private int count;
    /** What is erased before anything else is shown, or null. */
    private StatusLine status;

    /** @param name for messages: the file's, or {@code "standard output"} */
    public Output(OutputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    /** The same, where what is written is shown on the terminal that has this line. */
    public Output beside(StatusLine line) {
        status = line;
        return this;
    }

    Optional<StatusLine> status() {
        return Optional.ofNullable(status);
    }

    @Override
    public void write(int value) throws IOException {
        makeRoom(1);
        block[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        makeRoom(length);
        if (length > block.length) {
            pass(bytes, from, length);
            return;
        }
        System.arraycopy(bytes, from, block, count, length);
        count += length;
    }

    public void print(String text) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                write(Text.encode(text.substring(i)));
                return;
            }
            write(c);
        }
    }

    public void println(String text) throws IOException {
        print(text);
        write('\n');
    }

    /** What does not fit even into an empty block is not to be kept in it. */
    private void makeRoom(int length) throws IOException {
        if (length > block.length - count && block.length < BLOCK) {
            block = Arrays.copyOf(block, count + length <= SMALL_BLOCK ? SMALL_BLOCK : BLOCK);
        }
        if (length > block.length - count) {
            drain();
        }
    }

    private void drain() throws IOException {
        int length = count;
        // What cannot be written is gone, so that the next flush does not fail with it again.
        count = 0;
        if (length > 0) {
            pass(block, 0, length);
        }
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        try {
            if (status != null) {
                status.erase();
            }
            stream.write(bytes, from, length);
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    private IOException explained(IOException failure) {
        if (failure instanceof NobodyReads) {
            return failure;
        }
        return "Broken pipe".equals(failure.getMessage()) ? new NobodyReads() : new FileSystemException(name, null, failure.getMessage());
    }

    @Override
    public void flush() throws IOException {
        drain();
        try {
            stream.flush();
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            flush();
        }
    }
}

package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.FileCalls;
import astryon.sys.FileError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.SyncFailedException;
import java.util.Objects;

@Substitute(value = "java.io.FileDescriptor", whole = true, why = "an open file is a number of the platform's; the JDK registers it with a cleaner")
final class IoFileDescriptor {
    public static final IoFileDescriptor in = new IoFileDescriptor(0);
    public static final IoFileDescriptor out = new IoFileDescriptor(1);
    public static final IoFileDescriptor err = new IoFileDescriptor(2);

    private static final int CLOSED = -1;
    private int number;

    public IoFileDescriptor() {
        this(CLOSED);
    }

    private IoFileDescriptor(int number) {
        this.number = number;
    }

    /** Opens {@code path}; the message of what it throws is the JDK's. */
    static IoFileDescriptor open(String path, int how) throws FileNotFoundException {
        if (path.indexOf(0) >= 0) {
            throw new FileNotFoundException("Invalid file path");
        }
        int number = FileCalls.open(path, how, 0666);
        if (number < 0) {
            throw new FileNotFoundException(path.concat(" (").concat(FileError.text(number)).concat(")"));
        }
        IoFileDescriptor opened = new IoFileDescriptor(number);
        long[] facts = new long[FileCalls.FACTS];
        if (FileCalls.factsOf(number, facts) == 0 && facts[FileCalls.KIND] == FileCalls.FOLDER) {
            FileCalls.close(number);
            throw new FileNotFoundException(path.concat(" (").concat(FileError.text(-FileError.IS_A_FOLDER)).concat(")"));
        }
        return opened;
    }

    public boolean valid() {
        return number != CLOSED;
    }

    public void sync() throws SyncFailedException {
        if (FileCalls.sync(number) < 0) {
            throw new SyncFailedException("sync failed");
        }
    }

    int number() throws IOException {
        if (number == CLOSED) {
            throw new IOException("Stream Closed");
        }
        return number;
    }

    void close() throws IOException {
        if (number != CLOSED) {
            int closed = number;
            number = CLOSED;
            if (closed > 2) {
                checked(FileCalls.close(closed));
            }
        }
    }

    int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        int open = number();
        if (count == 0) {
            return 0;
        }
        int read = (int) checked(FileCalls.read(open, bytes, offset, count));
        return read == 0 ? -1 : read;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        int open = number();
        for (int done = 0; done < count; ) {
            done += (int) checked(FileCalls.write(open, bytes, offset + done, count - done));
        }
    }

    long seek(long offset, int from) throws IOException {
        return checked(FileCalls.seek(number(), offset, from));
    }

    long size() throws IOException {
        long[] facts = new long[FileCalls.FACTS];
        checked(FileCalls.factsOf(number(), facts));
        return facts[FileCalls.SIZE];
    }

    static long checked(long result) throws IOException {
        if (result < 0) {
            throw new IOException(FileError.text(result));
        }
        return result;
    }
}

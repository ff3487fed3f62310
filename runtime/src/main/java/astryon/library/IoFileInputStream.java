package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.FileCalls;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

@Substitute(value = "java.io.FileInputStream", whole = true, why = "files belong to the platform; the JDK's has a channel, a cleaner and hooks for a flight recorder")
class IoFileInputStream extends InputStream {
    private final IoFileDescriptor file;

    public IoFileInputStream(String name) throws FileNotFoundException {
        this(name == null ? null : new File(name));
    }

    public IoFileInputStream(File name) throws FileNotFoundException {
        file = IoFileDescriptor.open(name.getPath(), FileCalls.READ);
    }

    public IoFileInputStream(IoFileDescriptor file) {
        this.file = Objects.requireNonNull(file);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return file.read(bytes, 0, bytes.length);
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        return file.read(bytes, offset, count);
    }

    @Override
    public long skip(long count) throws IOException {
        long from = file.seek(0, 1);
        return file.seek(count, 1) - from;
    }

    @Override
    public int available() throws IOException {
        return (int) IoFileDescriptor.checked(FileCalls.available(file.number()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    public final IoFileDescriptor getFD() {
        return file;
    }
}

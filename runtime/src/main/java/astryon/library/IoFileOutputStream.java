package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.FileCalls;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

@Substitute(value = "java.io.FileOutputStream", whole = true, why = "files belong to the platform; the JDK's has a channel, a cleaner and hooks for a flight recorder")
class IoFileOutputStream extends OutputStream {
    private final IoFileDescriptor file;

    public IoFileOutputStream(String name) throws FileNotFoundException {
        this(name == null ? null : new File(name), false);
    }

    public IoFileOutputStream(String name, boolean append) throws FileNotFoundException {
        this(name == null ? null : new File(name), append);
    }

    public IoFileOutputStream(File name) throws FileNotFoundException {
        this(name, false);
    }

    public IoFileOutputStream(File name, boolean append) throws FileNotFoundException {
        file = IoFileDescriptor.open(name.getPath(), FileCalls.WRITE | FileCalls.CREATE | (append ? FileCalls.APPEND : FileCalls.TRUNCATE));
    }

    public IoFileOutputStream(IoFileDescriptor file) {
        this.file = Objects.requireNonNull(file);
    }

    @Override
    public void write(int b) throws IOException {
        file.write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        file.write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        file.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    public final IoFileDescriptor getFD() {
        return file;
    }
}

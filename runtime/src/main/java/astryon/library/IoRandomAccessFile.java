package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.FileCalls;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;

@Substitute(value = "java.io.RandomAccessFile", why = "files belong to the platform; the JDK's has a channel, a cleaner and hooks for a flight recorder")
abstract class IoRandomAccessFile {
    private IoFileDescriptor descriptor;
    /** Where later JDKs put numbers together. */
    private final byte[] buffer = new byte[Long.BYTES];

    public IoRandomAccessFile(String name, String mode) throws FileNotFoundException {
        this(name == null ? null : new File(name), mode);
    }

    public IoRandomAccessFile(File name, String mode) throws FileNotFoundException {
        int how = switch (mode) {
            case "r" -> FileCalls.READ;
            case "rw" -> FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE;
            case "rws", "rwd" -> FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE | FileCalls.SYNC;
            default -> throw new IllegalArgumentException("Illegal mode \"".concat(mode).concat("\" must be one of \"r\", \"rw\", \"rws\", or \"rwd\""));
        };
        descriptor = IoFileDescriptor.open(name.getPath(), how);
    }

    /** The name goes at once; the file lives as long as it is open. */
    private IoRandomAccessFile(File name, String mode, boolean openAndDelete) throws FileNotFoundException {
        this(name, mode);
        if (openAndDelete) {
            name.delete();
        }
    }

    public final IoFileDescriptor getFD() {
        return descriptor;
    }

    public int read() throws IOException {
        byte[] one = new byte[1];
        return descriptor.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    private int read0() throws IOException {
        return read();
    }

    private int readBytes(byte[] bytes, int offset, int count) throws IOException {
        return descriptor.read(bytes, offset, count);
    }

    public int read(byte[] bytes, int offset, int count) throws IOException {
        return descriptor.read(bytes, offset, count);
    }

    public int read(byte[] bytes) throws IOException {
        return descriptor.read(bytes, 0, bytes.length);
    }

    public void write(int b) throws IOException {
        descriptor.write(new byte[] {(byte) b}, 0, 1);
    }

    public void write(byte[] bytes) throws IOException {
        descriptor.write(bytes, 0, bytes.length);
    }

    public void write(byte[] bytes, int offset, int count) throws IOException {
        descriptor.write(bytes, offset, count);
    }

    private void writeBytes(byte[] bytes, int offset, int count) throws IOException {
        descriptor.write(bytes, offset, count);
    }

    public long getFilePointer() throws IOException {
        return descriptor.seek(0, 1);
    }

    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IOException("Negative seek offset");
        }
        descriptor.seek(position, 0);
    }

    public long length() throws IOException {
        return descriptor.size();
    }

    public void setLength(long length) throws IOException {
        long at = getFilePointer();
        IoFileDescriptor.checked(FileCalls.setSize(descriptor.number(), length));
        if (at > length) {
            seek(length);
        }
    }

    public void close() throws IOException {
        descriptor.close();
    }
}

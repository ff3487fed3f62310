package astryon.library;

import astryon.magic.Substitute;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Formatter;
import java.util.Locale;
import java.util.Objects;

/**
 * Text goes out in one piece a call: encoded, written and, as the stream was made to, flushed. Standard output and error are a subclass
 * that has a buffer and no stream below.
 */
@Substitute(value = "java.io.PrintStream", whole = true, why = "the JDK's chain of writer, encoder and buffers is larger than most programs that print")
class IoPrintStream extends FilterOutputStream implements Appendable, Closeable {
    private final boolean flushes;
    private final Charset charset;
    private boolean trouble;
    private boolean closing;
    private Formatter formatter;

    /** For a stream that overrides all that writes. */
    IoPrintStream() {
        super(null);
        flushes = true;
        charset = null;
    }

    public IoPrintStream(OutputStream out) {
        this(out, false);
    }

    public IoPrintStream(OutputStream out, boolean flushes) {
        this(out, flushes, StandardCharsets.UTF_8);
    }

    public IoPrintStream(OutputStream out, boolean flushes, String charset) throws UnsupportedEncodingException {
        this(out, flushes, Encodings.named(charset));
    }

    public IoPrintStream(OutputStream out, boolean flushes, Charset charset) {
        super(Objects.requireNonNull(out, "Null output stream"));
        this.flushes = flushes;
        this.charset = Objects.requireNonNull(charset);
    }

    public IoPrintStream(String file) throws FileNotFoundException {
        this(new FileOutputStream(file), false);
    }

    public IoPrintStream(String file, String charset) throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(file), false, charset);
    }

    public IoPrintStream(String file, Charset charset) throws IOException {
        this(new FileOutputStream(file), false, charset);
    }

    public IoPrintStream(File file) throws FileNotFoundException {
        this(new FileOutputStream(file), false);
    }

    public IoPrintStream(File file, String charset) throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(file), false, charset);
    }

    public IoPrintStream(File file, Charset charset) throws IOException {
        this(new FileOutputStream(file), false, charset);
    }

    public Charset charset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    // What writes

    @Override
    public synchronized void write(int b) {
        try {
            open().write(b);
            if (b == '\n' && flushes) {
                out.flush();
            }
        } catch (IOException e) {
            setError();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        try {
            open().write(bytes, offset, count);
            if (flushes) {
                out.flush();
            }
        } catch (IOException e) {
            setError();
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Writes the text, and behind it the end of a line if there is to be one. Protected, for the subclass is in another package than the JDK's class. */
    protected void put(String text, boolean line) {
        byte[] bytes = (line ? text.concat("\n") : text).getBytes(charset);
        write(bytes, 0, bytes.length);
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            throw new IOException("Stream closed");
        }
        return out;
    }

    @Override
    public synchronized void flush() {
        try {
            open().flush();
        } catch (IOException e) {
            setError();
        }
    }

    @Override
    public synchronized void close() {
        if (!closing) {
            closing = true;
            try {
                open().close();
            } catch (IOException e) {
                setError();
            }
            out = null;
        }
    }

    public boolean checkError() {
        if (out != null) {
            flush();
        }
        return trouble;
    }

    protected void setError() {
        trouble = true;
    }

    protected void clearError() {
        trouble = false;
    }

    // What makes text of values

    public void print(String value) {
        put(value == null ? "null" : value, false);
    }

    public void println(String value) {
        put(value == null ? "null" : value, true);
    }

    public void println() {
        put("", true);
    }

    public void print(boolean value) {
        print(value ? "true" : "false");
    }

    public void println(boolean value) {
        println(value ? "true" : "false");
    }

    public void print(char value) {
        print(String.valueOf(value));
    }

    public void println(char value) {
        println(String.valueOf(value));
    }

    public void print(int value) {
        print(String.valueOf(value));
    }

    public void println(int value) {
        println(String.valueOf(value));
    }

    public void print(long value) {
        print(String.valueOf(value));
    }

    public void println(long value) {
        println(String.valueOf(value));
    }

    public void print(float value) {
        print(String.valueOf(value));
    }

    public void println(float value) {
        println(String.valueOf(value));
    }

    public void print(double value) {
        print(String.valueOf(value));
    }

    public void println(double value) {
        println(String.valueOf(value));
    }

    public void print(char[] value) {
        print(new String(value));
    }

    public void println(char[] value) {
        println(new String(value));
    }

    public void print(Object value) {
        print(String.valueOf(value));
    }

    public void println(Object value) {
        println(String.valueOf(value));
    }

    public IoPrintStream printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    public IoPrintStream printf(Locale locale, String format, Object... arguments) {
        return format(locale, format, arguments);
    }

    public IoPrintStream format(String format, Object... arguments) {
        return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
    }

    public synchronized IoPrintStream format(Locale locale, String format, Object... arguments) {
        if (formatter == null || formatter.locale() != locale) {
            formatter = new Formatter((Appendable) this, locale);
        }
        formatter.format(locale, format, arguments);
        return this;
    }

    @Override
    public IoPrintStream append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public IoPrintStream append(CharSequence text, int start, int end) {
        return append(String.valueOf(text).subSequence(start, end));
    }

    @Override
    public IoPrintStream append(char c) {
        print(c);
        return this;
    }
}

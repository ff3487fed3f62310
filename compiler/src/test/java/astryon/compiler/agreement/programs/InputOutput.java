package astryon.compiler.agreement.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.PushbackReader;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Scanner;
import java.util.TreeMap;

/** {@code java.io}: files, streams, readers and writers; properties and the environment. */
final class InputOutput {
    private InputOutput() {
    }

    public static void main(String[] arguments) throws IOException {
        File folder = File.createTempFile("input", "output");
        Show.line("made", folder.exists() + " " + folder.getName().startsWith("input") + " " + folder.getName().endsWith("output") + " " + folder.delete());
        Show.line("folder", folder.mkdirs() + " " + folder.mkdir() + " " + folder.isDirectory());
        files(folder);
        Show.line("gone", folder.delete() + " " + folder.exists());
        streams();
        standard();
        properties();
        names();
    }

    private static void files(File folder) throws IOException {
        File file = new File(folder, "a.txt");
        try (PrintWriter writer = new PrintWriter(new FileWriter(file))) {
            writer.println("hello");
            writer.printf("%d lines%n", 2);
        }
        try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Show.line("line", line);
            }
        }
        try (FileOutputStream output = new FileOutputStream(file, true)) {
            output.write("\u00e4\u20ac\ud83d\ude00\n".getBytes(StandardCharsets.UTF_8));
        }
        try (InputStreamReader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
            char[] chars = new char[100];
            int count = reader.read(chars);
            Show.line("decoded", count + new String(chars, 0, count));
        }
        try (RandomAccessFile access = new RandomAccessFile(file, "rw")) {
            access.seek(3);
            access.writeByte('X');
            access.seek(0);
            Show.line("read", access.readLine() + access.length() + " " + access.getFilePointer());
            access.setLength(5);
            access.seek(access.length());
            access.writeInt(77);
            access.seek(5);
            Show.line("random", access.readInt() + " " + access.length() + " " + access.read());
        }
        try (FileInputStream input = new FileInputStream(file)) {
            Show.line("bytes", input.available() + " " + input.skip(2) + " " + input.read() + " " + Arrays.toString(input.readAllBytes()) + " " + input.read());
        }
        Show.line("asked", file.length() + " " + file.exists() + " " + file.isFile() + " " + file.getName() + " " + file.canRead() + " " + file.isHidden());
        Show.line("time", file.setLastModified(1_700_000_000_000L) + " " + file.lastModified());
        Show.line("list", Arrays.toString(folder.list()) + " " + folder.listFiles().length);
        File other = new File(folder, "b.txt");
        Show.line("renamed", file.renameTo(other) + " " + file.exists() + " " + other.exists() + " " + other.delete() + " " + other.delete());
        for (String path : new String[] {"/none/such", "/tmp"}) {
            try {
                new FileInputStream(path).close();
            } catch (FileNotFoundException e) {
                Show.line("refused", e.getMessage());
            }
        }
    }

    private static void streams() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        output.writeUTF("h\u00e9");
        output.writeLong(5);
        output.writeDouble(1.5);
        DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        Show.line("data", input.readUTF() + input.readLong() + " " + input.readDouble() + " " + input.read());
        PushbackReader reader = new PushbackReader(new StringReader("abc"));
        int first = reader.read();
        reader.unread('z');
        Show.line("pushed back", (char) first + " " + (char) reader.read() + (char) reader.read());
        StringWriter text = new StringWriter();
        new IllegalStateException("printed").printStackTrace(new PrintWriter(text, true));
        Show.line("trace", text.toString().split("\n")[0]);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII}) {
            byte[] encoded = "a\u00e4\u4f60".getBytes(charset);
            Show.line("charset", charset + " " + Arrays.toString(encoded) + " " + new String(encoded, charset));
        }
        Show.line("bad", new String(new byte[] {'a', (byte) 0xc3, 'b', (byte) 0xff}, StandardCharsets.UTF_8) + " " + Charset.forName("latin1") + " " + Charset.isSupported("none"));
        Show.attempt("no charset", () -> Charset.forName("none-such"));
    }

    private static void standard() throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        writer.write("buffered");
        writer.newLine();
        writer.flush();
        System.out.printf("%5d|%s%n", 3, "x").append("appended").append('c').println();
        System.out.format("%5.1f|%n", 3.14159);
        System.err.println("to standard error");
        System.out.write('w');
        System.out.write("ritten\n".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.ISO_8859_1);
        stream.println("\u00e4" + 1);
        stream.print(2.5);
        Show.line("stream", Arrays.toString(bytes.toByteArray()) + stream.checkError());
        PrintStream before = System.out;
        System.setOut(stream);
        System.out.print("captured");
        System.setOut(before);
        Show.line("captured", bytes.size());
        Show.line("scanned", new Scanner("12 abc 3.5\nline two").nextInt() + " " + new Scanner(System.in).hasNextLine());
    }

    private static void properties() throws IOException {
        Show.line("properties", System.getProperty("file.separator") + System.getProperty("line.separator").length() + System.getProperty("java.io.tmpdir")
                + System.getProperty("none", "otherwise") + System.getProperty("java.specification.version") + System.getProperty("os.name").matches("Linux|Astryon")
                + System.getProperty("none"));
        System.setProperty("ours", "set");
        Show.line("set", System.getProperty("ours") + System.getProperties().containsKey("user.dir") + System.clearProperty("ours") + System.getProperty("ours"));
        Show.line("environment", System.getenv("PATH").equals(System.getenv().get("PATH")) + " " + System.getenv("NONE_SUCH_VARIABLE"));
        Properties properties = new Properties();
        properties.load(new StringReader("a=1\nb : two\n# comment\nlong = one \\\n two\n"));
        Show.line("loaded", new TreeMap<>(properties));
        Show.attempt("no key", () -> System.getProperty(""));
    }

    private static void names() throws IOException {
        File file = new File("/tmp/../tmp/./x//y/");
        Show.line("names", file.getPath() + " " + file.getParent() + " " + file.getName() + " " + file.isAbsolute() + " " + file.getCanonicalPath() + " "
                + new File("rel").isAbsolute() + " " + new File("/a/b").equals(new File("/a//b/")) + " " + new File("a").compareTo(new File("b")) + " "
                + new File("p", "q") + " " + new File("/").getParent());
    }
}

package astryon.services.app.hello;

import astryon.protocol.Broker;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.sys.FileCalls;
import astryon.sys.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says how often it has been run, which it keeps in its own folder. With the word {@code files} it asks to see all files and prints what is at their root; with {@code again} behind
 * that once more for each line that it reads.
 */
public final class Hello {
    private static final Path COUNT = Path.of("/count");

    private Hello() {
    }

    public static void main(String[] words) throws IOException {
        int count = 1 + (Files.exists(COUNT) ? Integer.parseInt(Files.readString(COUNT).strip()) : 0);
        Files.writeString(COUNT, count + "\n");
        System.out.println("Hello for the " + count + ". time.");
        if (words.length > 0 && words[0].equals("files")) {
            System.exit(printFiles(words.length > 1 && words[1].equals("again")));
        }
    }

    /** The exit status. */
    private static int printFiles(boolean again) throws IOException {
        Broker broker = new BrokerClient(new EndpointChannel(Startup.block().broker()));
        try {
            FileTree files = new FileTreeClient(new EndpointChannel(broker.connect("files")));
            OpenFile root = new OpenFileClient(new EndpointChannel(files.open("/", FileCalls.READ, 0)));
            print(root);
            while (again && System.in.read() >= 0) {
                root.seek(0, 0);
                print(root);
            }
            return 0;
        } catch (Failure refused) {
            System.out.println(refused.getMessage());
            return 1;
        }
    }

    private static void print(OpenFile root) {
        for (byte[] some = root.entries(); some.length > 0; some = root.entries()) {
            print(some);
        }
    }

    /** For each entry a byte, its name, and a zero. */
    private static void print(byte[] entries) {
        int start = 1;
        for (int i = 1; i < entries.length; i++) {
            if (entries[i] == 0) {
                System.out.println(new String(entries, start, i - start, StandardCharsets.UTF_8));
                start = i + 2;
                i++;
            }
        }
    }
}

package astryon.compiler.agreement.programs;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Folders that are watched. */
public final class Watches {
    private Watches() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("watches");
        Path other = Files.createDirectory(folder.resolve("other"));
        WatchService service = FileSystems.getDefault().newWatchService();
        System.out.println(service.poll());
        WatchKey all = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY);
        WatchKey made = other.register(service, StandardWatchEventKinds.ENTRY_CREATE);
        System.out.println(all == folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY));
        Path file = folder.resolve("file");
        Files.writeString(file, "some");
        print(service, all, "ENTRY_MODIFY file");
        Files.writeString(other.resolve("x"), "text");
        Files.delete(other.resolve("x"));
        print(service, made, "ENTRY_CREATE x");
        Files.move(file, other.resolve("moved"));
        print(service, all, "ENTRY_DELETE file");
        print(service, made, "ENTRY_CREATE moved");
        Files.delete(other.resolve("moved"));
        System.out.println(service.poll(50, TimeUnit.MILLISECONDS));
        Files.delete(other);
        print(service, made, "");
        System.out.println(made.isValid() + " " + made.reset() + " " + all.isValid());
        print(service, all, "ENTRY_DELETE other");
        all.cancel();
        System.out.println(all.isValid() + " " + all.watchable().equals(folder));
        refused(() -> file.register(service, StandardWatchEventKinds.ENTRY_CREATE));
        Files.writeString(file, "");
        refused(() -> file.register(service, StandardWatchEventKinds.ENTRY_CREATE));
        refused(() -> folder.register(service));
        Thread waiting = new Thread(() -> refused(service::take));
        waiting.start();
        Thread.sleep(20);
        service.close();
        waiting.join();
        refused(service::poll);
        Files.delete(file);
        Files.delete(folder);
    }

    private interface Action {
        Object perform() throws IOException, InterruptedException;
    }

    private static void refused(Action action) {
        try {
            System.out.println(action.perform());
        } catch (IllegalArgumentException | ClosedWatchServiceException | NotDirectoryException refused) {
            System.out.println(refused.getClass());
        } catch (IOException | InterruptedException refused) {
            System.out.println(refused.getClass() + " thrown");
        }
    }

    /** Every event of a key until one has come: how they are cut into pieces is not said anywhere. */
    private static void print(WatchService service, WatchKey expected, String last) throws InterruptedException {
        Set<String> events = new TreeSet<>();
        while (true) {
            WatchKey key = service.take();
            if (key == expected) {
                for (WatchEvent<?> event : key.pollEvents()) {
                    events.add(event.kind().name() + " " + event.context());
                }
                if (last.isEmpty()) {
                    break;
                }
            }
            key.reset();
            if (events.contains(last)) {
                break;
            }
        }
        System.out.println(events);
    }
}

package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.Stage;
import astryon.sys.FileCalls;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A file system on a stage, and what outlives its program. */
final class RestartedFiles {
    static final int READ_WRITE = FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE;

    final Stage stage = new Stage();
    private final SimulatedRoom room = new SimulatedRoom();
    private final Map<Long, Content> contents = new HashMap<>();
    private final SimulatedContent.Budget budget = new SimulatedContent.Budget(1 << 24);
    private final SimulatedPages pages = new SimulatedPages();
    private final SimulatedOpenings openings = new SimulatedOpenings();
    private long time = 1000;
    private MemoryJournal journal;
    private FileTree tree;

    RestartedFiles() {
        start();
    }

    /** The program starts, or starts again: nothing of an earlier one is left but the memory. */
    void start() {
        stage.forgetSessions();
        pages.expire();
        journal = new MemoryJournal(room);
        FileSystem files = new FileSystem(stage, new Store(), pages, journal, new Openings(openings), () -> time++, 5);
        journal.open(files);
        tree = new FileTreeClient(stage.channel(stage.connect(files.joined(false))));
    }

    private final class Store implements Content.Store {
        @Override
        public Content create(long number) {
            return contents.computeIfAbsent(number, key -> new SimulatedContent(budget));
        }

        @Override
        public long available() {
            return budget.left();
        }
    }

    MemoryJournal journal() {
        return journal;
    }

    SimulatedRoom room() {
        return room;
    }

    FileTree tree() {
        return tree;
    }

    long spaceLeft() {
        return budget.left();
    }

    OpenFile client(Handle handle) {
        return new OpenFileClient(stage.channel(handle));
    }

    OpenFile open(String path, int how) {
        return client(tree.open(path, how, 0600));
    }

    static Loan loan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Address from = SimulatedMemory.allocate(Math.max(bytes.length, 1));
        SimulatedMemory.write(from, bytes);
        return new Loan(from, bytes.length);
    }
}

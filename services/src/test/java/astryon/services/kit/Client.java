package astryon.services.kit;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A program with something open, on a stage: what it writes and reads are texts. */
public final class Client {
    private static final int MOST = 1 << 16;

    private final Stage stage;
    private final OpenFile file;

    public Client(Stage stage, Handle handle) {
        this.stage = stage;
        this.file = new OpenFileClient(stage.channel(handle));
    }

    public OpenFile file() {
        return file;
    }

    /** All of it, however often that takes. */
    public void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Address from = SimulatedMemory.allocate(Math.max(bytes.length, 1));
        SimulatedMemory.write(from, bytes);
        for (long done = 0; done < bytes.length;) {
            long count = file.write(new Loan(from.plus(done), bytes.length - done));
            if (count < 0) {
                throw new IllegalStateException("written: " + count);
            }
            done += count;
        }
        SimulatedMemory.free(from);
    }

    public String read() {
        return read(MOST);
    }

    /** What one read yields; {@code "(-5)"} for a failure. */
    public String read(int most) {
        Address to = SimulatedMemory.allocate(most);
        int count = (int) file.read(new Loan(to, most));
        byte[] bytes = new byte[Math.max(count, 0)];
        for (int i = 0; i < count; i++) {
            bytes[i] = to.plus(i).loadByte();
        }
        SimulatedMemory.free(to);
        return count < 0 ? "(" + count + ")" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads in a thread of its own, and returns once that waits. */
    public CompletableFuture<String> readLater() {
        return later(this::read);
    }

    /** Does something in a thread of its own that is going to wait, and returns once it does. */
    public <T> CompletableFuture<T> later(java.util.function.Supplier<T> action) {
        int before = stage.waiting();
        CompletableFuture<T> result = CompletableFuture.supplyAsync(action, task -> new Thread(task).start());
        while (stage.waiting() == before && !result.isDone()) {
            Thread.onSpinWait();
        }
        return result;
    }
}

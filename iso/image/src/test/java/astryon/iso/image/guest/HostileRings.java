package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.PipeMemory;
import astryon.protocol.Pipes;
import astryon.protocol.PipesClient;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.Startup;

/** Memory that a service shares with this program has rubbish in it, while the service is asked for what it looks there for. */
final class HostileRings {
    private static final int ROUNDS = 400;
    private static final int PAGE = 4096;
    private static final int WORDS = PAGE / Long.BYTES;
    private static final long PATIENCE_NANOS = 1_000_000;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;

    private int scribbled;
    private long random = 88172645463325252L;

    private long draw() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }

    private static OpenFile file(Handle handle) {
        return new OpenFileClient(new EndpointChannel(handle, PATIENCE_NANOS));
    }

    private static Loan loan() {
        return new Loan(EndpointChannel.area().plus(Exchange.LOAN), 512);
    }

    /** A handle's whole memory, to be written; zero if that is not allowed. */
    private static Address map(Handle memory) {
        Address start = Calls.memoryMap(Startup.block().process(), memory, new Address(0), 0, new Size(Calls.memorySize(memory)), READ_WRITE);
        return start.value() < 0 ? new Address(0) : start;
    }

    private void scribble(Address start, long words) {
        if (!start.isZero()) {
            start.plus(Long.remainderUnsigned(draw(), words) * Long.BYTES).storeLong((draw() & 3) == 0 ? draw() : draw() >> 48);
        }
    }

    /** How many of a file's shared pieces could be written that are not to be. */
    int file() {
        FileTree files = new FileTreeClient(new EndpointChannel(Startup.block().files()));
        Handle handle = files.open("/ring", FileCalls.READ | FileCalls.WRITE | FileCalls.CREATE, 0644);
        OpenFile file = file(handle);
        file.write(loan());
        var shared = file.cache();
        int wrong = (map(shared.bytes()).isZero() ? 0 : 1) + (map(shared.page()).isZero() ? 0 : 1);
        Address position = map(shared.position());
        for (int i = 0; i < ROUNDS; i++) {
            scribble(position, WORDS);
            use(file, i);
        }
        Calls.handleClose(handle);
        return wrong;
    }

    private void use(OpenFile file, int round) {
        try {
            switch (round % 4) {
                case 0 -> file.read(loan());
                case 1 -> file.write(loan());
                case 2 -> file.seek(draw() >> 40, round & 3);
                default -> file.available();
            }
        } catch (Failure refused) {
            // As it may be.
        }
    }

    /** The same of its own input and output, which are pipes. */
    int pipes(Handle input, Handle output) {
        int wrong = 0;
        for (int round = 0; round < ROUNDS / 8; round++) {
            try {
                PipeMemory reader = file(input).ring();
                PipeMemory writer = file(output).ring();
                wrong += (map(reader.writers()).isZero() ? 0 : 1) + (map(writer.readers()).isZero() ? 0 : 1);
                Address readers = map(reader.readers());
                Address writers = map(writer.writers());
                wrong += readers.isZero() || writers.isZero() ? 1 : 0;
                for (int i = 0; i < 8; i++) {
                    scribble(readers, Calls.memorySize(reader.readers()) / Long.BYTES);
                    scribble(writers, 8);
                    Calls.notificationSignal(reader.others(), -1);
                    use(file(input), 0);
                    use(file(output), 1);
                }
                scribbled++;
            } catch (Failure refused) {
                // It takes its ring back, or gives none.
            }
        }
        return wrong;
    }

    /** How often it had pipes' memory. */
    int scribbled() {
        return scribbled;
    }

    /** How many pieces of memory it can map that it has by what may be revoked; negative if a pipe does not work. */
    int revocable(Handle service) {
        Pipes pipes = new PipesClient(new EndpointChannel(service));
        Pipes.Ends ends = pipes.create();
        PipeMemory memory = file(ends.reader()).ring();
        int mapped = (map(memory.readers()).isZero() ? 0 : 1) + (map(memory.writers()).isZero() ? 0 : 1);
        boolean works = new OpenFileClient(new EndpointChannel(ends.writer())).write(loan()) == 512 && new OpenFileClient(new EndpointChannel(ends.reader())).read(loan()) == 512;
        return works ? mapped : -1;
    }
}

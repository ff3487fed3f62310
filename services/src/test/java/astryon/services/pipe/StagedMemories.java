package astryon.services.pipe;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.PipeMemory;
import astryon.protocol.PipeRing;
import astryon.services.kit.Stage;
import java.util.ArrayList;
import java.util.List;

/** Rings in simulated memory, of which a client's handle is the address. */
final class StagedMemories implements PipeMemories {
    private final Stage stage;
    private final List<Object> inUse = new ArrayList<>();

    StagedMemories(Stage stage) {
        this.stage = stage;
    }

    int inUse() {
        return inUse.size();
    }

    private static Address zeroes(int bytes) {
        Address memory = SimulatedMemory.allocate(bytes);
        SimulatedMemory.write(memory, new byte[bytes]);
        return memory;
    }

    @Override
    public PrivateRing own() {
        PrivateRing ring = new PrivateRing(zeroes(PipeRing.READERS), zeroes(PipeRing.WRITERS));
        inUse.add(ring);
        return ring;
    }

    @Override
    public void free(PrivateRing ring) {
        if (!inUse.remove(ring)) {
            throw new IllegalStateException("freed twice");
        }
        SimulatedMemory.free(ring.readers());
        SimulatedMemory.free(ring.writers());
    }

    @Override
    public Shared shared() {
        Shared shared = new StagedShared(zeroes(PipeRing.READERS), zeroes(PipeRing.WRITERS), stage.number(), stage.number());
        inUse.add(shared);
        return shared;
    }

    private final class StagedShared implements Shared {
        private final Address readers;
        private final Address writers;
        private final Handle readerWakes;
        private final Handle writerWakes;

        private StagedShared(Address readers, Address writers, Handle readerWakes, Handle writerWakes) {
            this.readers = readers;
            this.writers = writers;
            this.readerWakes = readerWakes;
            this.writerWakes = writerWakes;
        }

        @Override
        public PipeRing ring() {
            return new PipeRing(readers, writers);
        }

        @Override
        public PipeMemory forReader() {
            return new PipeMemory(true, new Handle(readers.value()), new Handle(writers.value()), readerWakes, writerWakes);
        }

        @Override
        public PipeMemory forWriter() {
            return new PipeMemory(false, new Handle(readers.value()), new Handle(writers.value()), writerWakes, readerWakes);
        }

        @Override
        public Handle readerWakes() {
            return readerWakes;
        }

        @Override
        public Handle writerWakes() {
            return writerWakes;
        }

        /** Clients still see it. */
        @Override
        public void free() {
            if (!inUse.remove(this)) {
                throw new IllegalStateException("freed twice");
            }
        }
    }
}

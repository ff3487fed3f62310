package astryon.services.pipe;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.OpenFile;
import astryon.protocol.PipeMemory;
import astryon.protocol.PipeRing;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** Memory objects. The rings of pipes that nobody has any more are the next ones'. */
final class KernelMemories implements PipeMemories {
    private static final int INDEX_BYTES = 16;

    private final List<PrivateRing> spare = new ArrayList<>();

    @Override
    public PrivateRing own() {
        if (!spare.isEmpty()) {
            PrivateRing ring = spare.remove(spare.size() - 1);
            for (Address part : new Address[] {ring.readers(), ring.writers()}) {
                part.storeLong(0);
                part.plus(Long.BYTES).storeLong(0);
            }
            return ring;
        }
        try {
            Address start = SharedMemory.create(PipeRing.READERS + PipeRing.WRITERS).start();
            // The reader's part has nothing beside its index: it is before the writer's on the same page.
            return new PrivateRing(start.plus(PipeRing.READERS - INDEX_BYTES), start.plus(PipeRing.READERS));
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    @Override
    public void free(PrivateRing ring) {
        spare.add(ring);
    }

    @Override
    public Shared shared() {
        KernelShared made = new KernelShared();
        try {
            made.readers = SharedMemory.create(PipeRing.READERS);
            made.writers = SharedMemory.create(PipeRing.WRITERS);
            made.readerWakes = notification();
            made.writerWakes = notification();
            return made;
        } catch (SystemError none) {
            made.free();
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    /** It tells of the end of this service, too. */
    private static Handle notification() {
        Handle notification = new Handle(SystemError.check(Calls.notificationCreate().value()));
        SystemError.check(Calls.watch(Startup.block().process(), notification, OpenFile.RING_GONE));
        return notification;
    }

    private static final class KernelShared implements Shared {
        private SharedMemory readers;
        private SharedMemory writers;
        private Handle readerWakes = new Handle(0);
        private Handle writerWakes = new Handle(0);

        @Override
        public PipeRing ring() {
            return new PipeRing(readers.start(), writers.start());
        }

        @Override
        public PipeMemory forReader() {
            return memory(true, Rights.Bit.READ | Rights.Bit.WRITE, Rights.Bit.READ, readerWakes, writerWakes);
        }

        @Override
        public PipeMemory forWriter() {
            return memory(false, Rights.Bit.READ, Rights.Bit.READ | Rights.Bit.WRITE, writerWakes, readerWakes);
        }

        private PipeMemory memory(boolean reads, int readersRights, int writersRights, Handle own, Handle others) {
            long[] copies = new long[4];
            try {
                copies[0] = readers.copy(readersRights).value();
                copies[1] = writers.copy(writersRights).value();
                copies[2] = copy(own, Rights.Bit.WAIT);
                copies[3] = copy(others, Rights.Bit.SIGNAL);
                return new PipeMemory(reads, new Handle(copies[0]), new Handle(copies[1]), new Handle(copies[2]), new Handle(copies[3]));
            } catch (SystemError none) {
                for (long copy : copies) {
                    Calls.handleClose(new Handle(copy));
                }
                throw new Failure(Failure.NO_MEMORY);
            }
        }

        private static long copy(Handle notification, int rights) {
            return SystemError.check(Calls.handleDuplicate(notification, rights | Rights.Bit.TRANSFER).value());
        }

        @Override
        public Handle readerWakes() {
            return readerWakes;
        }

        @Override
        public Handle writerWakes() {
            return writerWakes;
        }

        @Override
        public void free() {
            if (readers != null) {
                readers.close();
            }
            if (writers != null) {
                writers.close();
            }
            Calls.handleClose(readerWakes);
            Calls.handleClose(writerWakes);
        }
    }
}

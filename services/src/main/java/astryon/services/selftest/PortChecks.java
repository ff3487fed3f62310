package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Privileged;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** I/O ports by instructions. The sixth handle is the serial line's port range, whose last register is for scratch. */
final class PortChecks {
    private static final Handle PORTS = Startup.block().handle(5);
    private static final Handle SELF = Startup.block().process();
    private static final int SCRATCH = 7;
    private static final int BEYOND = 8;
    private static final int FIRST = 0x3f8;
    private static final int GENERAL_PROTECTION = 512 + 13;
    private static final int TURNS = 8;
    private static final int MOST = 16;

    private PortChecks() {
    }

    static void run() {
        Check.equal(Calls.portAllow(SELF, Calls.handleDuplicate(PORTS, Rights.Bit.READ)), -ErrorCode.Number.MISSING_RIGHT, "reading is not enough");
        int first = (int) Calls.portAllow(SELF, PORTS);
        Check.equal(first, FIRST, "the first port");
        for (int i = 0; i < 256; i += 5) {
            Privileged.out8(first + SCRATCH, i);
            Check.equal(Privileged.in8(first + SCRATCH), i, "what was written");
            Check.equal(Calls.portRead(PORTS, SCRATCH, 1, new Address(0)), i, "the same by a call");
        }
        readTo(first);
        writeAndCount(first);
        othersMayNot(first);
        for (int i = 1; i < MOST; i++) {
            Check.equal(Calls.portAllow(SELF, PORTS), FIRST, "more of them");
        }
        Check.equal(Calls.portAllow(SELF, PORTS), -ErrorCode.Number.TOO_DEEP, "not without end");
    }

    /** A byte that is read and written at once; one that has no place is not read. */
    private static void readTo(int first) {
        try (SharedMemory memory = SharedMemory.create(4096)) {
            Privileged.out8(first + SCRATCH, 7);
            Address place = memory.start().plus(8);
            Check.equal(Calls.portRead(PORTS, SCRATCH, 1, place), 7, "what was read");
            Check.equal(place.loadLong(), 7, "and written");
            Check.equal(place.plus(8).loadLong(), 0, "no more than that");
            Check.equal(Calls.portRead(PORTS, SCRATCH + 1, 1, place), -ErrorCode.Number.BAD_ARGUMENT, "there is no such port");
            Check.equal(place.loadLong(), -1, "nothing was read");
            Check.equal(Calls.portRead(PORTS, SCRATCH, 1, new Address(1)), -ErrorCode.Number.BAD_ADDRESS, "no memory of its own");
        }
    }

    /** A byte that is written and counted at once; one that cannot be counted is not written. */
    private static void writeAndCount(int first) {
        try (SharedMemory memory = SharedMemory.create(4096)) {
            Address counter = memory.start().plus(8);
            counter.storeLong(-1L >>> 32);
            Check.equal(Calls.portWrite(PORTS, SCRATCH, 1, 9, counter), 0, "written");
            Check.equal(Privileged.in8(first + SCRATCH), 9, "there it is");
            Check.equal(counter.loadLong(), 1L << 32, "it is counted");
            Check.equal(memory.start().loadLong() | counter.plus(8).loadLong(), 0, "nothing else is");
            Check.equal(Calls.portWrite(PORTS, SCRATCH + 1, 1, 9, counter), -ErrorCode.Number.BAD_ARGUMENT, "there is no such port");
            Check.equal(counter.loadLong(), 1L << 32, "nothing was counted");
            Check.equal(Calls.portWrite(PORTS, SCRATCH, 1, 10, new Address(1)), -ErrorCode.Number.BAD_ADDRESS, "no memory of its own");
            Check.equal(Privileged.in8(first + SCRATCH), 9, "nothing was written");
        }
    }

    /** Clones have none, whenever it is their turn. */
    private static void othersMayNot(int first) {
        Handle ended = Calls.notificationCreate();
        try (SharedMemory stack = SharedMemory.create(4096)) {
            for (int i = 0; i < TURNS; i++) {
                Handle clone = Calls.processClone(SELF, new Handle(0));
                Calls.watch(clone, ended, 1);
                Calls.processStart(clone, Machine.symbol("astryon.selftest.scratch"), stack.start().plus(4088), 0, 0, ObjectChecks.PRIORITY);
                Privileged.out8(first + SCRATCH, i);
                Calls.notificationWait(ended, 1, 0);
                Check.equal(Calls.processStatus(clone), GENERAL_PROTECTION, "another process has none");
                Check.equal(Privileged.in8(first + SCRATCH), i, "nobody wrote");
                Calls.handleClose(clone);
            }
        }
        Calls.handleClose(ended);
    }

    @Export("astryon.selftest.scratch")
    static void write() {
        Privileged.out8(FIRST + SCRATCH, 0xff);
        Calls.processExit(0);
    }

    /** The port behind the range. */
    static void beyond() {
        Calls.portAllow(SELF, PORTS);
        Privileged.out8(FIRST + SCRATCH, 1);
        Calls.processExit(Privileged.in8(FIRST + BEYOND) & 1);
    }
}

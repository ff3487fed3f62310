package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** Suspension, registers, faults as messages, and system calls of foreign code. */
final class ThreadChecks {
    private static final Handle NONE = new Handle(0);
    private static final long MILLISECOND = 1_000_000;
    private static final int PRIORITY = ObjectChecks.PRIORITY;
    // Of the saved registers
    private static final int R15 = 0;
    private static final int RDI = 64;
    private static final int RAX = 112;
    private static final int RIP = 136;
    private static final int FLAGS = 152;
    private static final int RSP = 160;
    private static final long TRAP = 0x100;
    private static final int FOREIGN_NUMBER = 7;
    private static final int ADDED = 1000;
    private static final int THREAD_EXIT = 18;
    private static final long NOWHERE = 0x1234_5678_9000L;

    private ThreadChecks() {
    }

    static void run() {
        try (SharedMemory memory = SharedMemory.create(8192)) {
            suspension(memory.start());
            lastHandle(memory.start().plus(8192 - 8));
            faults(memory);
            verdicts(memory);
            steps(memory.start());
            foreignCode(memory);
        }
    }

    private static void suspension(Address registers) {
        try (Companion spinner = new Companion(Companion.SPIN, NONE, NONE, PRIORITY - 1)) {
            Address count = spinner.block().plus(Companion.WORD);
            Check.equal(Calls.threadRead(spinner.thread(), registers), -ErrorCode.Number.WRONG_STATE, "a thread that runs has no registers to show");
            Companion.awaitChange(count);
            Calls.threadSuspend(spinner.thread());
            int before = count.loadOrderedInt();
            pause();
            Check.equal(count.loadOrderedInt(), before, "suspended");
            Check.equal(Calls.threadRead(spinner.thread(), registers), 0, "its registers");
            Check.equal(registers.plus(R15).loadLong(), Machine.currentThread().value(), "are its own");
            registers.plus(RIP).storeLong(0xffff_ffff_8020_0000L);
            Check.equal(Calls.threadWrite(spinner.thread(), registers), -ErrorCode.Number.BAD_ADDRESS, "no way into the kernel");
            Calls.threadResume(spinner.thread());
            Companion.awaitChange(count);
            spinner.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
    }

    /** Who is suspended and can be resumed by nobody any more goes on. */
    private static void lastHandle(Address stack) {
        Handle ended = Calls.notificationCreate();
        Handle thread = Calls.threadCreate(Startup.block().process(), Machine.symbol("astryon.selftest.nothing"), stack, 0, PRIORITY - 1);
        Calls.threadSuspend(thread);
        Calls.watch(thread, ended, 1);
        Check.equal(Calls.notificationWait(ended, 1, SystemClock.nanos() + 2 * MILLISECOND), -ErrorCode.Number.TIMED_OUT, "it does not run");
        Calls.handleClose(Calls.handleDuplicate(thread, Rights.Bit.ALL));
        Check.equal(Calls.notificationWait(ended, 1, SystemClock.nanos() + 2 * MILLISECOND), -ErrorCode.Number.TIMED_OUT, "while there is a handle");
        Calls.handleClose(thread);
        Check.equal(Calls.notificationWait(ended, 1, 0), 1, "it went on to its end");
        Calls.handleClose(ended);
    }

    private static void pause() {
        Calls.threadSleep(SystemClock.nanos() + 2 * MILLISECOND);
    }

    private static void faults(SharedMemory memory) {
        Message message = new Message(memory.start().value());
        Handle endpoint = Calls.endpointCreate();
        Handle minted = Calls.endpointMint(endpoint, 55, Rights.Bit.CALL);
        Handle self = Startup.block().process();
        Check.equal(Calls.processSupervise(self, minted), 0, "a supervisor");
        try (Companion toucher = new Companion(Companion.TOUCH, NONE, new Handle(NOWHERE), PRIORITY)) {
            message.setTag(MessageTag.NO_REPLY);
            Calls.replyReceive(endpoint, message);
            Check.equal(MessageTag.operation(message.tag()), MessageTag.FAULT, "a fault is a call");
            Check.equal(message.badge(), 55, "with the badge");
            Check.equal(message.word(1), 14, "of the vector");
            Check.equal(message.word(3), NOWHERE, "about the address");
            Calls.handleClose(new Handle(message.word(0)));
            lent(memory.start());
            Calls.memoryMap(self, memory.handle(), new Address(NOWHERE), 4096, new Size(4096), Protection.READ | Protection.WRITE);
            new Address(NOWHERE).storeByte((byte) 77);
            answer(endpoint, message);
            toucher.join();
            Check.equal(toucher.result(), 77, "it goes on where it was");
            Calls.memoryUnmap(self, new Address(NOWHERE));
        }
        Calls.processSupervise(self, NONE);
        Calls.handleClose(minted);
        Calls.handleClose(endpoint);
    }

    /** The supervisor reads the memory of who faulted, and cannot write it. */
    private static void lent(Address memory) {
        memory.storeLong(0x1234);
        Check.equal(Calls.leaseRead(NONE, memory.value(), memory.plus(8), new Size(8)), 0, "memory of who faulted can be read");
        Check.equal(memory.plus(8).loadLong(), 0x1234, "it is what is there");
        Check.equal(Calls.leaseRead(NONE, NOWHERE, memory.plus(8), new Size(8)), -ErrorCode.Number.BAD_ADDRESS, "where there is some");
        Check.equal(Calls.leaseRead(NONE, 0xffff_ffff_8020_0000L, memory.plus(8), new Size(8)), -ErrorCode.Number.BAD_ADDRESS, "not the kernel's");
        Check.equal(Calls.leaseWrite(NONE, memory.value(), memory.plus(8), new Size(8)), -ErrorCode.Number.NO_CALLER, "it cannot be written");
    }

    /** A verdict that the fault stands ends the process of it; any other lets it have no supervisor. */
    private static void verdicts(SharedMemory memory) {
        Message message = new Message(memory.start().value());
        Handle endpoint = Calls.endpointCreate();
        for (int verdict : new int[] {MessageTag.FAULT, 5}) {
            Handle clone = Calls.processClone(Startup.block().process(), NONE);
            Calls.processSupervise(clone, endpoint);
            Calls.processStart(clone, Machine.symbol("astryon.selftest.touch"), memory.start().plus(memory.size() - 8), NOWHERE, 0, PRIORITY);
            message.setTag(MessageTag.NO_REPLY);
            Calls.replyReceive(endpoint, message);
            Calls.handleClose(new Handle(message.word(0)));
            message.setTag(MessageTag.of(verdict, 0) | MessageTag.DEADLINE);
            message.setDeadline(MessageTag.NO_WAIT);
            Calls.replyReceive(endpoint, message);
            Handle ended = Calls.notificationCreate();
            Calls.processWatch(clone, ended, 1);
            Calls.notificationWait(ended, 1, 0);
            Check.equal(Calls.processStatus(clone), 512 + 14, "it has ended of the fault");
            Calls.handleClose(ended);
            Calls.handleClose(clone);
        }
        Calls.handleClose(endpoint);
    }

    private static void answer(Handle endpoint, Message message) {
        message.setTag(MessageTag.of(0, 0) | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        Calls.replyReceive(endpoint, message);
    }

    /** One instruction at a time. */
    private static void steps(Address memory) {
        Message message = new Message(memory.value());
        Address registers = memory.plus(4096);
        Handle endpoint = Calls.endpointCreate();
        Calls.processSupervise(Startup.block().process(), endpoint);
        try (Companion spinner = new Companion(Companion.SPIN, NONE, NONE, PRIORITY - 1)) {
            pause();
            Calls.threadSuspend(spinner.thread());
            Calls.threadRead(spinner.thread(), registers);
            registers.plus(FLAGS).storeLong(registers.plus(FLAGS).loadLong() | TRAP);
            Calls.threadWrite(spinner.thread(), registers);
            Calls.threadResume(spinner.thread());
            long last = registers.plus(RIP).loadLong();
            for (int i = 0; i < 10; i++) {
                message.setTag(MessageTag.NO_REPLY);
                Calls.replyReceive(endpoint, message);
                Check.equal(message.word(1), 1, "a debug exception");
                Check.that(message.word(4) != last, "after one instruction");
                last = message.word(4);
                Handle thread = new Handle(message.word(0));
                if (i == 9) {
                    Check.equal(Calls.threadRead(thread, registers), 0, "registers of a thread that faulted");
                    registers.plus(FLAGS).storeLong(registers.plus(FLAGS).loadLong() & ~TRAP);
                    Calls.threadWrite(thread, registers);
                }
                Calls.handleClose(thread);
                answer(endpoint, message);
            }
            spinner.block().plus(Companion.RESULT).storeOrderedInt(1);
        }
        Calls.processSupervise(Startup.block().process(), NONE);
        Calls.handleClose(endpoint);
    }

    /** {@code mov eax, 7; syscall; mov [rdi + 32], eax; mov eax, THREAD_EXIT; syscall} in memory of its own. */
    private static void foreignCode(SharedMemory memory) {
        Address code = memory.start().plus(4096);
        code.storeLong(0x8948_050f_0000_07b8L);
        code.plus(3).storeShort((short) 0);
        code.plus(5).storeInt(0x4789_050f);
        code.plus(9).storeInt(0x0012_b820);
        code.plus(13).storeInt(0x050f_0000);
        Address mapped = Calls.memoryMap(Startup.block().process(), memory.handle(), new Address(0), 4096, new Size(4096), Protection.READ | Protection.EXECUTE);
        try (Companion foreigner = new Companion(Companion.GO_FOREIGN, NONE, new Handle(mapped.value()), PRIORITY)) {
            foreigner.join();
            Check.equal(foreigner.result(), FOREIGN_NUMBER + ADDED, "a foreign call comes to the entry and goes back");
        }
        Calls.memoryUnmap(Startup.block().process(), mapped);
    }

    /** In the companion: never returns. */
    static long goForeign(Address block, Address code) {
        Address area = block.plus(0x1000);
        Check.equal(Calls.redirectSet(new Address(0xffff_ffff_8020_0000L), area, new Address(65536), new Address(65536)), -ErrorCode.Number.BAD_ADDRESS,
                "no entry in the kernel");
        Calls.redirectSet(Machine.symbol("astryon.selftest.redirected"), area, Machine.symbol("astryon.text"), Machine.symbol("astryon.text.end"));
        Address registers = block.plus(0x1100);
        registers.plus(R15).storeLong(Machine.currentThread().value());
        registers.plus(RDI).storeLong(block.value());
        registers.plus(RIP).storeLong(code.value());
        registers.plus(RSP).storeLong(block.plus(0x2ff8).value());
        return Calls.redirectResume(registers);
    }

    @Export("astryon.selftest.redirected")
    static void redirected(Address area, long reason, long address) {
        int number = (int) area.plus(RAX).loadLong();
        if (reason != -1 || number == THREAD_EXIT) {
            Calls.threadExit();
        }
        area.plus(RAX).storeLong(number + ADDED);
        Calls.redirectResume(area);
    }
}

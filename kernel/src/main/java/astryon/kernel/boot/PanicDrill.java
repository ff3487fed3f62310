package astryon.kernel.boot;

import astryon.kernel.arch.LockOrder;
import astryon.kernel.arch.Mailbox;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.log.Log;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelWindow;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.platform.Panic;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/** Defects on request, by a word of the command line, so that tests can see what a defect would look like. */
final class PanicDrill {
    private static final int[] VALUES = {1, 2, 3};
    private static final int COMMAND_LINE_LIMIT = 1 << 20;

    /** 3 GiB: where a PC has devices, below more memory or not. */
    private static final long HOLE = 0xc000_0000L;

    private PanicDrill() {
    }

    /** Does what the word after {@code panic=} asks for, if it is there. */
    static void perform(byte[] commandLine, int size) {
        if (contains(commandLine, size, "panic=bounds")) {
            Log.line("kernel: ").decimal(element(size)).end();
        } else if (contains(commandLine, size, "panic=null")) {
            Log.line("kernel: ").decimal(length(size > COMMAND_LINE_LIMIT ? VALUES : null)).end();
        } else if (contains(commandLine, size, "panic=division")) {
            Log.line("kernel: ").decimal(quotient(0)).end();
        } else if (contains(commandLine, size, "panic=cast")) {
            Log.line("kernel: ").decimal(asNumbers(size > COMMAND_LINE_LIMIT ? VALUES : KernelError.of(1)).length).end();
        } else if (contains(commandLine, size, "panic=size")) {
            Log.line("kernel: ").decimal(numbers(-size).length).end();
        } else if (contains(commandLine, size, "panic=exception")) {
            refuse(size);
        } else if (contains(commandLine, size, "panic=state")) {
            complain(size);
        } else if (contains(commandLine, size, "panic=continue")) {
            Panic.cannotContinue("a drill asks for it");
        } else if (contains(commandLine, size, "panic=opcode")) {
            Machine.invalidOpcode();
        } else if (contains(commandLine, size, "panic=memory")) {
            wildStore(KernelWindow.START.plus((KernelWindow.PAGES - 1) * (long) FrameAllocator.FRAME));
        } else if (contains(commandLine, size, "panic=hole")) {
            Log.line("kernel: ").hex(PhysicalMap.at(new PhysicalAddress(HOLE)).loadLong()).end();
        } else if (contains(commandLine, size, "panic=stack")) {
            Log.line("kernel: ").decimal(deeper(size)).end();
        } else if (contains(commandLine, size, "panic=lock-taken")) {
            LockOrder.beforeTake();
        } else if (contains(commandLine, size, "panic=lock-released")) {
            LockOrder.release();
            LockOrder.release();
        } else if (contains(commandLine, size, "panic=asked")) {
            LockOrder.release();
            Mailbox.askToLeave(PerCpu.current());
        } else if (contains(commandLine, size, "panic=text")) {
            Machine.symbol("astryon.text").storeLong(1);
        }
    }

    @NoInline
    private static int element(int index) {
        return VALUES[index + VALUES.length];
    }

    @NoInline
    private static int quotient(int divisor) {
        return VALUES.length / divisor;
    }

    @NoInline
    private static int[] asNumbers(Object object) {
        return (int[]) object;
    }

    @NoInline
    private static int[] numbers(int count) {
        return new int[count];
    }

    @NoInline
    private static void refuse(int number) {
        if (number > 0) {
            throw KernelError.of(7);
        }
    }

    @NoInline
    private static void complain(int number) {
        if (number > 0) {
            throw new IllegalStateException("a drill asks for it");
        }
    }

    @NoInline
    private static int length(int[] values) {
        return values.length;
    }

    /** Three lines that make rows of the side table, and between them one that faults. */
    @NoInline
    private static void wildStore(Address wild) {
        Log.say("kernel: before");
        long sum = COMMAND_LINE_LIMIT + wild.value();
        wild.storeLong(sum);
        Log.say("kernel: after");
    }

    @NoInline
    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + depth;
    }

    /** Whether this is its first word. */
    static boolean begins(byte[] text, int size, String word) {
        return contains(text, Math.min(size, word.length()), word) && (size == word.length() || text[word.length()] == ' ');
    }

    static boolean contains(byte[] text, int size, String word) {
        for (int start = 0; start + word.length() <= size; start++) {
            int matched = 0;
            while (matched < word.length() && text[start + matched] == word.charAt(matched)) {
                matched++;
            }
            if (matched == word.length()) {
                return true;
            }
        }
        return false;
    }
}

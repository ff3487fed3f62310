package astryon.kernel.boot;

import astryon.kernel.log.Log;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.KernelWindow;
import astryon.magic.Machine;
import astryon.magic.NoInline;

/** Defects on request, by a word of the command line, so that tests can see what a defect would look like. */
final class PanicDrill {
    private static final int[] VALUES = {1, 2, 3};
    private static final int COMMAND_LINE_LIMIT = 1 << 20;

    private PanicDrill() {
    }

    /** Does what the word after {@code panic=} asks for, if it is there. */
    static void perform(byte[] commandLine, int size) {
        if (contains(commandLine, size, "panic=bounds")) {
            Log.line("kernel: ").decimal(element(size)).end();
        } else if (contains(commandLine, size, "panic=null")) {
            Log.line("kernel: ").decimal(length(size > COMMAND_LINE_LIMIT ? VALUES : null)).end();
        } else if (contains(commandLine, size, "panic=opcode")) {
            Machine.invalidOpcode();
        } else if (contains(commandLine, size, "panic=memory")) {
            KernelWindow.START.plus((KernelWindow.PAGES - 1) * (long) FrameAllocator.FRAME).storeLong(1);
        } else if (contains(commandLine, size, "panic=stack")) {
            Log.line("kernel: ").decimal(deeper(size)).end();
        } else if (contains(commandLine, size, "panic=text")) {
            Machine.symbol("astryon.text").storeLong(1);
        }
    }

    @NoInline
    private static int element(int index) {
        return VALUES[index + VALUES.length];
    }

    @NoInline
    private static int length(int[] values) {
        return values.length;
    }

    @NoInline
    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + depth;
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

package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.Word;

/**
 * What a process is born with; its address is the argument of the first thread (rdi at the program's entry). Who starts the
 * process writes it, usually at the upper end of the stack. 192 bytes:
 *
 * <pre>
 *   0  u64 magic "START" 01
 *   8  handle of the process itself
 *  16  handle of the log, or 0
 *  24  u64 address, u64 size of the command line
 *  40  u64 how many processors there are
 *  48  16 bytes of zeroes
 *  64  16 handles whose meaning is agreed between the program and who starts it; 0 where there is none
 * </pre>
 */
@Word
public record StartBlock(long value) {
    public static final long MAGIC = 0x0000_0154_5241_5453L;
    public static final int SIZE = 192;
    public static final int HANDLES = 16;

    private static final int PROCESS = 8;
    private static final int LOG = 16;
    private static final int COMMAND_LINE = 24;
    private static final int COMMAND_LINE_SIZE = 32;
    private static final int PROCESSORS = 40;
    private static final int FIRST_HANDLE = 64;

    /** Makes the 192 bytes at this address a start block without any handle or command line. */
    public void initialise() {
        for (int i = 0; i < SIZE; i += 8) {
            start().plus(i).storeLong(0);
        }
        start().storeLong(MAGIC);
    }

    public boolean isSound() {
        return start().loadLong() == MAGIC;
    }

    public Handle process() {
        return new Handle(start().plus(PROCESS).loadLong());
    }

    public void setProcess(Handle process) {
        start().plus(PROCESS).storeLong(process.value());
    }

    public Handle log() {
        return new Handle(start().plus(LOG).loadLong());
    }

    public void setLog(Handle log) {
        start().plus(LOG).storeLong(log.value());
    }

    public Handle handle(int index) {
        return new Handle(start().plus(FIRST_HANDLE + 8L * index).loadLong());
    }

    public void setHandle(int index, Handle handle) {
        start().plus(FIRST_HANDLE + 8L * index).storeLong(handle.value());
    }

    public Address commandLine() {
        return new Address(start().plus(COMMAND_LINE).loadLong());
    }

    public Size commandLineSize() {
        return new Size(start().plus(COMMAND_LINE_SIZE).loadLong());
    }

    public void setCommandLine(Address text, Size size) {
        start().plus(COMMAND_LINE).storeLong(text.value());
        start().plus(COMMAND_LINE_SIZE).storeLong(size.value());
    }

    public int processors() {
        return (int) start().plus(PROCESSORS).loadLong();
    }

    public void setProcessors(long count) {
        start().plus(PROCESSORS).storeLong(count);
    }

    private Address start() {
        return new Address(value);
    }
}

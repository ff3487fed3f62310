package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.Word;

/**
 * What a process is born with; its address is the argument of the first thread (rdi at the program's entry). Who starts the
 * process writes it, usually at the upper end of the stack. 256 bytes:
 *
 * <pre>
 *   0  u64 magic "START" 02
 *   8  handle of the process itself
 *  16  handle of the log, or 0
 *  24  u64 address, u64 size of the arguments, each with a zero behind it; the first is the program's name
 *  40  u64 how many processors there are
 *  48  u64 address, u64 size of the environment: NAME=value, each with a zero behind it
 *  64  u64 address, u64 size of the path of the folder that paths start from
 *  80  handles of standard input, output and error output (each serves {@code OpenFile}), of the files (serves {@code FileTree}) and of the broker of
 *      connections (serves {@code Broker}); 0 where there is none
 * 128  16 handles whose meaning is agreed between the program and who starts it; 0 where there is none. Of a program of a system's page the last two are, where the page wants that,
 *      a notification by which it tells that it is ready (bit 0) and still at work (bit 1), and one whose bit 0 asks for the latter
 * </pre>
 *
 * Texts are in UTF-8.
 */
@Word
public record StartBlock(long value) {
    public static final long MAGIC = 0x0000_0254_5241_5453L;
    public static final int SIZE = 256;
    public static final int HANDLES = 16;
    public static final int TELLING = 14;
    public static final int ASKED = 15;

    private static final int PROCESS = 8;
    private static final int LOG = 16;
    private static final int ARGUMENTS = 24;
    private static final int PROCESSORS = 40;
    private static final int ENVIRONMENT = 48;
    private static final int FOLDER = 64;
    private static final int STREAMS = 80;
    private static final int FILES = 104;
    private static final int BROKER = 112;
    private static final int FIRST_HANDLE = 128;

    /** Makes the 256 bytes at this address a start block without any handle or text. */
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
        return handleAt(PROCESS);
    }

    /** Where the address of the arguments is: for who reads another process's block. */
    public Address argumentsAt() {
        return start().plus(ARGUMENTS);
    }

    public void setProcess(Handle process) {
        setHandleAt(PROCESS, process);
    }

    public Handle log() {
        return handleAt(LOG);
    }

    public void setLog(Handle log) {
        setHandleAt(LOG, log);
    }

    /** 0 standard input, 1 output, 2 error output. */
    public Handle stream(int number) {
        return handleAt(STREAMS + 8 * number);
    }

    public void setStream(int number, Handle stream) {
        setHandleAt(STREAMS + 8 * number, stream);
    }

    public Handle files() {
        return handleAt(FILES);
    }

    public void setFiles(Handle files) {
        setHandleAt(FILES, files);
    }

    public Handle broker() {
        return handleAt(BROKER);
    }

    public void setBroker(Handle broker) {
        setHandleAt(BROKER, broker);
    }

    public Handle handle(int index) {
        return handleAt(FIRST_HANDLE + 8 * index);
    }

    public void setHandle(int index, Handle handle) {
        setHandleAt(FIRST_HANDLE + 8 * index, handle);
    }

    public Address arguments() {
        return new Address(start().plus(ARGUMENTS).loadLong());
    }

    public Size argumentsSize() {
        return new Size(start().plus(ARGUMENTS + 8).loadLong());
    }

    public void setArguments(Address texts, Size size) {
        setTextAt(ARGUMENTS, texts, size);
    }

    public Address environment() {
        return new Address(start().plus(ENVIRONMENT).loadLong());
    }

    public Size environmentSize() {
        return new Size(start().plus(ENVIRONMENT + 8).loadLong());
    }

    public void setEnvironment(Address texts, Size size) {
        setTextAt(ENVIRONMENT, texts, size);
    }

    public Address folder() {
        return new Address(start().plus(FOLDER).loadLong());
    }

    public Size folderSize() {
        return new Size(start().plus(FOLDER + 8).loadLong());
    }

    public void setFolder(Address path, Size size) {
        setTextAt(FOLDER, path, size);
    }

    public int processors() {
        return (int) start().plus(PROCESSORS).loadLong();
    }

    public void setProcessors(long count) {
        start().plus(PROCESSORS).storeLong(count);
    }

    private Handle handleAt(int offset) {
        return new Handle(start().plus(offset).loadLong());
    }

    private void setHandleAt(int offset, Handle handle) {
        start().plus(offset).storeLong(handle.value());
    }

    private void setTextAt(int offset, Address text, Size size) {
        start().plus(offset).storeLong(text.value());
        start().plus(offset + 8).storeLong(size.value());
    }

    private Address start() {
        return new Address(value);
    }
}

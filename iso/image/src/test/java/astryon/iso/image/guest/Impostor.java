package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Broker;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.protocol.FileTree;
import astryon.protocol.FileTreeClient;
import astryon.protocol.Loan;
import astryon.protocol.OpenFileClient;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.FileCalls;
import astryon.sys.Startup;

/** Has init start what is no program, what never comes, and what changes behind its back, and says what came of each. */
public final class Impostor {
    private static final String TOOLS = "/boot/tools";
    private static final long PATIENCE_NANOS = 3_000_000_000L;
    private static final int PAGE = 4096;
    private static final int MANY_PAGES = 16;
    private static final long MUCH = 65L << 20;
    private static final int ENDED = 1;

    private final Broker broker = new BrokerClient(new EndpointChannel(Startup.block().broker(), PATIENCE_NANOS));
    private final FileTree files = new FileTreeClient(new EndpointChannel(Startup.block().files()));

    private Impostor() {
    }

    public static void main(String[] arguments) {
        new Impostor().run();
    }

    private void run() {
        Handle silent = Calls.endpointCreate();
        attempt("an endpoint that nobody answers", Calls.handleDuplicate(silent, Rights.Bit.ALL), 0);
        attempt("paged memory that nobody fills", Calls.memoryPaged(new Size(MANY_PAGES * PAGE), silent), 0);
        attempt("a copy of that", Calls.memoryClone(Calls.memoryPaged(new Size(MANY_PAGES * PAGE), silent)), 0);
        attempt("an open file", files.open(TOOLS, FileCalls.READ, 0), 0);
        attempt("memory without a program", Calls.memoryCreate(new Size(PAGE)), 0);
        attempt("memory in a row", Calls.memoryCreateContiguous(new Size(PAGE)), 0);
        attempt("too much memory", Calls.memoryReserve(new Size(MUCH)), 0);
        attempt("what lies behind the end", Calls.memoryCreate(new Size(PAGE)), 1);
        attempt("what lies before the start", Calls.memoryCreate(new Size(PAGE)), -1);
        FileMemory tools = tools();
        attempt("the middle of the archive", tools.memory(), (int) (tools.offset() / PAGE) + 1);
        System.out.println("a program in the archive: " + start(tools().memory(), (int) (tools.offset() / PAGE), new Address(0), 0));
        System.out.println("a program that is overwritten: " + startOverwritten());
    }

    private FileMemory tools() {
        return new OpenFileClient(new EndpointChannel(files.open(TOOLS, FileCalls.READ, 0))).memory();
    }

    private void attempt(String what, Handle program, int page) {
        System.out.println(what + ": " + start(program, page, new Address(0), 0));
    }

    private String startOverwritten() {
        FileMemory tools = tools();
        long bytes = new OpenFileClient(new EndpointChannel(files.open(TOOLS, FileCalls.READ, 0))).facts().size() + PAGE - 1 & -PAGE;
        Address original = Calls.memoryMap(Startup.block().process(), tools.memory(), new Address(0), tools.offset(), new Size(bytes), 1);
        try (SharedMemory copy = SharedMemory.create(bytes)) {
            for (long i = 0; i < bytes; i += Long.BYTES) {
                copy.start().plus(i).storeLong(original.plus(i).loadLong());
            }
            return start(Calls.handleDuplicate(copy.handle(), Rights.Bit.ALL), 0, copy.start(), bytes);
        }
    }

    /** As {@code true}; as soon as it is started, {@code bytes} of memory are overwritten. */
    private String start(Handle program, int page, Address overwritten, long bytes) {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        byte[] texts = Utf8.bytes("/\0true\0");
        for (int i = 0; i < texts.length; i++) {
            room.plus(i).storeByte(texts[i]);
        }
        Broker.Started started;
        try {
            started = broker.start(new Loan(room, texts.length), 1, page, 0, program, stream(0), stream(1), stream(2));
        } catch (Failure failure) {
            return failure.number() == Failure.TIMED_OUT ? "waited for" : "refused with " + failure.number();
        }
        for (long i = 0; i < bytes; i += Long.BYTES) {
            overwritten.plus(i).storeLong(-1);
        }
        Handle end = Calls.notificationCreate();
        Calls.processWatch(started.process(), end, ENDED);
        Calls.notificationWait(end, ENDED, 0);
        return "ended with " + Calls.processStatus(started.process());
    }

    private static Handle stream(int number) {
        return Calls.handleDuplicate(Startup.block().stream(number), Rights.CONNECTION);
    }
}

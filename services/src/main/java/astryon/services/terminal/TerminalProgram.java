package astryon.services.terminal;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.ScreensClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;

/**
 * The program. Its handles: 0 the endpoint on which it serves the terminal, 1 an {@link OpenFile} at which somebody types and sees, 2 {@link astryon.protocol.Questions}, or nothing. A line that is a terminal itself, as a screen is, says how
 * large it is; any other counts as 80 columns and 24 rows until it answers, or as what the arguments say: columns and rows. With the arguments {@code screen} and
 * a number handle 1 is {@link astryon.protocol.Screens}, and the terminal is on the one of that number.
 */
public final class TerminalProgram {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final long RESIZED = Terminal.RESIZED;
    private static final long DO_NOT_WAIT = 1;

    private TerminalProgram() {
    }

    public static void main(String[] arguments) {
        StartBlock block = Startup.block();
        boolean isScreen = arguments.length == 2 && arguments[0].equals("screen");
        EndpointChannel given = new EndpointChannel(block.handle(1));
        OpenFile line = new OpenFileClient(isScreen ? new EndpointChannel(new ScreensClient(given).open(Integer.parseInt(arguments[1]))) : given);
        ServiceLoop loop = new ServiceLoop(block.handle(0));
        Terminal screen = terminal(line);
        boolean isKnown = screen != null || arguments.length == 2;
        TerminalService service = new TerminalService(loop, SharedMemory.create(TerminalService.MEMORY).start(), new SizeQuestion(SystemClock::nanos, !isKnown), SystemClock::nanos,
                SystemQuestions::answer);
        if (screen != null) {
            follow(screen, service, loop);
        } else {
            service.setSize(isKnown ? Integer.parseInt(arguments[0]) : COLUMNS, isKnown ? Integer.parseInt(arguments[1]) : ROWS);
        }
        OpenFile farEnd = new OpenFileClient(new EndpointChannel(loop.connect(new FarEnd(service))));
        SystemQuestions.follow(loop, service);
        start(line, farEnd);
        start(farEnd, line);
        loop.run(new ProgramEnd(loop, service));
    }

    /** Null if the line is none. */
    private static Terminal terminal(OpenFile line) {
        try {
            return new TerminalClient(new EndpointChannel(line.terminal()));
        } catch (Failure none) {
            return null;
        }
    }

    private static void follow(Terminal screen, TerminalService service, ServiceLoop loop) {
        Handle resized = new Handle(SystemError.check(Calls.notificationCreate().value()));
        screen.watch(new Handle(SystemError.check(Calls.handleDuplicate(resized, Rights.Bit.SIGNAL | Rights.Bit.TRANSFER).value())));
        Runnable measure = () -> {
            Calls.notificationWait(resized, RESIZED, DO_NOT_WAIT);
            Terminal.Size size = screen.size();
            service.setSize(size.columns(), size.rows());
        };
        measure.run();
        loop.whenever(resized, measure);
    }

    /** When one direction ends, so does the program. */
    private static void start(OpenFile from, OpenFile to) {
        Address buffer = SharedMemory.create(Pump.BYTES).start();
        new Thread(new Pump(from, to, buffer, why -> {
            System.err.println("the line is gone: " + why);
            // Whoever starts this again may find the line there again.
            System.exit(1);
        }), "pump").start();
    }
}

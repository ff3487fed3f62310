package astryon.iso.image.guest;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileClient;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.services.kit.Birth;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.List;

/**
 * In init's place: a serial line with its driver, a terminal on it if the archive has one, and one client of that or of the line itself, which says again what it reads, and understands a few
 * letters: {@code k} kills the driver and starts another one, {@code b} sends many numbers, {@code l} does so and logs meanwhile, {@code w} waits for a signal, {@code q} ends.
 */
public final class SerialSystem {
    private static final int PRIORITY = 16;
    private static final int QUEUES = 4096 + 2 * 16384;
    private static final int NUMBERS = 3000;
    private static final int BUFFER = 1 << 14;

    private final StartBlock block = Startup.block();
    private final BootArchive archive;
    private final Loader loader;
    private final Handle endpoint = new Handle(SystemError.check(Calls.endpointCreate().value()));
    private final SharedMemory queues = SharedMemory.create(QUEUES);
    private final SharedMemory buffer = SharedMemory.create(BUFFER);
    private final Handle signals = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private OpenFile line = new OpenFileClient(new EndpointChannel(endpoint));
    private final Console console = new Console(block.log());
    private Handle driver;

    private SerialSystem() {
        SharedMemory archiveMemory = SharedMemory.map(block.handle(InitHandles.ARCHIVE), Protection.READ);
        archive = new BootArchive(archiveMemory.start().value());
        loader = new Loader(archive, archiveMemory.handle(), block.log());
    }

    public static void main(String[] arguments) {
        new SerialSystem().run();
    }

    private void startDriver() {
        Loader.Prepared prepared = loader.prepare("serial", Birth.of(List.of("serial")).giving(new Loader.Gift(endpoint, Rights.Bit.ALL),
                new Loader.Gift(block.handle(InitHandles.SERIAL_PORTS), Rights.Bit.READ | Rights.Bit.WRITE),
                new Loader.Gift(block.handle(InitHandles.SERIAL_INTERRUPT), Rights.Bit.WAIT),
                new Loader.Gift(queues.handle(), Rights.Bit.READ | Rights.Bit.WRITE)));
        driver = prepared.process();
        prepared.start(PRIORITY);
    }

    private void startTerminal() {
        Handle served = new Handle(SystemError.check(Calls.endpointCreate().value()));
        loader.prepare("terminal", Birth.of(List.of("terminal")).giving(new Loader.Gift(served, Rights.Bit.ALL), new Loader.Gift(endpoint, Rights.Bit.CALL))).start(PRIORITY);
        line = new OpenFileClient(new EndpointChannel(served));
        Terminal terminal = new TerminalClient(new EndpointChannel(line.terminal()));
        terminal.watch(new Handle(SystemError.check(Calls.handleDuplicate(signals, Rights.Bit.SIGNAL | Rights.Bit.TRANSFER).value())));
    }

    private void run() {
        startDriver();
        if (archive.find("terminal") >= 0) {
            startTerminal();
        }
        write("ready\n");
        while (true) {
            long count = line.read(new Loan(buffer.start(), BUFFER));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append((char) buffer.start().plus(i).loadByte());
            }
            write("read " + text.toString().trim() + "\n");
            for (int i = 0; i < text.length(); i++) {
                perform(text.charAt(i));
            }
        }
    }

    private void perform(char letter) {
        switch (letter) {
            case 'k' -> {
                Calls.processKill(driver);
                Calls.handleClose(driver);
                startDriver();
                write("again\n");
            }
            case 'b', 'l' -> numbers(letter == 'l');
            case 'w' -> write("signalled " + Calls.notificationWait(signals, -1, 0) + "\n");
            case 'q' -> {
                line.sync();
                Calls.powerOff(block.handle(InitHandles.POWER), 0);
            }
            default -> { }
        }
    }

    private void numbers(boolean logging) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NUMBERS; i++) {
            text.append(i).append(' ');
            if (text.length() > 1000 || i == NUMBERS - 1) {
                write(text.toString());
                text.setLength(0);
                if (logging) {
                    console.line("[log]");
                }
            }
        }
        write("end\n");
    }

    /** All of it; what was not taken when a driver ended, the next one takes. */
    private void write(String text) {
        Address from = buffer.start();
        for (int i = 0; i < text.length(); i++) {
            from.plus(i).storeByte((byte) text.charAt(i));
        }
        for (long done = 0; done < text.length();) {
            try {
                done += line.write(new Loan(from.plus(done), text.length() - done));
            } catch (Failure driverEnded) {
                console.line("[again]");
            }
        }
    }
}

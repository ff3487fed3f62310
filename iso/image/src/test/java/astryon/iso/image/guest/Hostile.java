package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Size;
import astryon.protocol.Broker;
import astryon.protocol.BrokerClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Terminal;
import astryon.protocol.TerminalClient;
import astryon.protocol.OpenFileClient;
import astryon.sys.Calls;
import astryon.sys.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A regular program that tries to get at what it was not given. It says what it got; with the word {@code spin} it then takes all that its budget has, and never stops. */
public final class Hostile {
    private static final int INDICES = 4096;
    private static final int GENERATIONS = 4;
    private static final int SPINNERS = 16;

    private Hostile() {
    }

    public static void main(String[] words) throws IOException {
        System.out.println("handles " + guessHandles());
        for (String path : new String[] {"/../../../boot/tools", "/home", "/../home", "//../../bin/sh", "/boot/tools"}) {
            expectNothing(path);
        }
        Files.createSymbolicLink(Path.of("/out"), Path.of("../../../../home"));
        expectNothing("/out/programs");
        Files.createSymbolicLink(Path.of("/root"), Path.of("/boot"));
        expectNothing("/root/tools");
        expectRefusals();
        System.out.print("\033]0;forged\007\033[6n\033c");
        System.out.println("done");
        if (words.length > 0) {
            exhaust();
        }
    }

    /** How many handles there are that nobody told it of: its own are the streams, the files, the broker, its process, and what it got by them. */
    private static int guessHandles() {
        int found = 0;
        for (long generation = 0; generation < GENERATIONS; generation++) {
            for (long index = 1; index < INDICES; index++) {
                Handle guess = new Handle(generation << Handle.INDEX_BITS | index);
                for (int offset = 0; offset < 8; offset++) {
                    if (Calls.portRead(guess, offset, 1) >= 0) {
                        System.out.println("a port");
                    }
                }
                if (Calls.logWrite(guess, Startup.block().arguments(), new Size(1)) >= 0) {
                    System.out.println("a log");
                }
                if (Calls.powerOff(guess, 0) >= 0 || Calls.budgetEnd(guess) >= 0) {
                    System.out.println("power");
                }
                found += Calls.memorySize(guess) >= 0 ? 1 : 0;
            }
        }
        return found;
    }

    private static void expectNothing(String path) {
        if (Files.exists(Path.of(path))) {
            System.out.println("there is " + path);
        }
    }

    private static void expectRefusals() {
        Broker broker = new BrokerClient(new EndpointChannel(Startup.block().broker()));
        for (String service : new String[] {"admission", "questions", "permissions", "supervision", "power", "files", "files.memory", "terminal.serial", "line.serial", "processes", "log", "kernel.log", "\0"}) {
            try {
                broker.connect(service);
                System.out.println("got " + service);
            } catch (Failure refused) {
                // As it has to be.
            }
        }
        try {
            Terminal terminal = new TerminalClient(new EndpointChannel(new OpenFileClient(new EndpointChannel(Startup.block().stream(1))).terminal()));
            terminal.watch(Calls.handleDuplicate(Calls.notificationCreate(), Rights.Bit.SIGNAL | Rights.Bit.TRANSFER));
            System.out.println("got the signals");
        } catch (Failure refused) {
            // As it has to be.
        }
    }

    private static void exhaust() {
        for (int i = 0; i < SPINNERS; i++) {
            Thread spinner = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            spinner.start();
        }
        while (!Calls.processCreate(new Handle(0)).isError()) {
            // Another one.
        }
        while (!Calls.notificationCreate().isError()) {
            // And another one.
        }
        while (true) {
            Thread.onSpinWait();
        }
    }
}

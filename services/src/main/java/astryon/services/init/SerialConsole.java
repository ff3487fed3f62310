package astryon.services.init;

import astryon.abi.Handle;
import astryon.magic.Privileged;
import astryon.services.kit.Console;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The console on the first serial line (16550): one line in, one command done. */
final class SerialConsole {
    private static final int RECEIVED = 0;
    private static final int INTERRUPT_ENABLE = 1;
    private static final int LINE_STATUS = 5;
    private static final int HAS_RECEIVED = 1;
    private static final int MAX_LINE = 200;

    private final Handle ports;
    private final Handle interrupt;
    private final Handle power;
    private final Console console;
    private final StringBuilder line = new StringBuilder();

    SerialConsole(Handle ports, Handle interrupt, Handle power, Console console) {
        this.ports = ports;
        this.interrupt = interrupt;
        this.power = power;
        this.console = console;
    }

    /** For ever. */
    void run() {
        Handle arrived = Calls.notificationCreate();
        Calls.interruptBind(interrupt, arrived, 1);
        int first = (int) SystemError.check(Calls.portAllow(Startup.block().process(), ports));
        Privileged.out8(first + INTERRUPT_ENABLE, 1);
        console.print("> ");
        while (true) {
            while ((Privileged.in8(first + LINE_STATUS) & HAS_RECEIVED) != 0) {
                typed((char) Privileged.in8(first + RECEIVED));
            }
            Calls.interruptAcknowledge(interrupt);
            Calls.notificationWait(arrived, 1, 0);
        }
    }

    private void typed(char character) {
        if (character == '\r' || character == '\n') {
            console.print("\n");
            perform(line.toString().trim());
            line.setLength(0);
            console.print("> ");
        } else if (character == '\b' || character == 127) {
            if (line.length() > 0) {
                line.setLength(line.length() - 1);
                console.print("\b \b");
            }
        } else if (character >= ' ' && character < 127 && line.length() < MAX_LINE) {
            line.append(character);
            console.print(String.valueOf(character));
        }
    }

    private void perform(String command) {
        if (command.equals("poweroff")) {
            Calls.powerOff(power, 0);
        } else if (command.equals("help")) {
            console.line("poweroff  switches the machine off");
            console.line("help      lists the commands");
            console.line("events    prints what the kernel recorded; start with the word trace to have everything recorded");
        } else if (command.equals("events")) {
            Events.print(console);
        } else if (!command.isEmpty()) {
            console.line("init: unknown command: " + command + "; try help");
        }
    }
}

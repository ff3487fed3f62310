package astryon.iso.image.guest;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciClient;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.protocol.WallClock;
import astryon.protocol.WallClockClient;
import astryon.services.kit.Console;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import java.util.ArrayList;
import java.util.List;

/** Calls drivers without a pause while each is killed a hundred times, and says whether their answers are right. Its handles: 0 a {@link WallClock}, 1 {@link Pci}, 2 {@link Supervision}. */
public final class DriverClient {
    private static final int KILLS = 100;
    private static final long MOST_PAUSE_NANOS = 8_000_000;
    private static final long SECOND = 1_000_000_000;
    /** In 2033. */
    private static final long TIME = 2_000_000_000 * SECOND;

    private final Console console = new Console(Startup.block().log());
    private final WallClock clock = new WallClockClient(channel(0));
    private final Pci pci = new PciClient(channel(1));
    private final Supervision supervision = new SupervisionClient(channel(2));
    private long lastSet;
    private long setAt;

    private DriverClient() {
    }

    public static void main(String[] arguments) {
        new DriverClient().run();
    }

    private static EndpointChannel channel(int handle) {
        return new EndpointChannel(Startup.block().handle(handle));
    }

    private void run() {
        List<Pci.Function> functions = functions();
        check(functions.size() > 3, "there are functions of PCI");
        besiege("pci", () -> functions().equals(functions));
        besiege("clock", this::setsTime);
        Calls.threadSleep(SystemClock.nanos() + 2 * SECOND);
        check(isTime(), "the time is what was set last, also when the clock has told of it");
        besiege("acpi", () -> true);
        besiege("devmgr", () -> true);
        for (String name : new String[] {"pci", "clock", "acpi"}) {
            check(isRunning(name), name.concat(" runs"));
        }
        console.line("client: done");
    }

    private void check(boolean holds, String what) {
        console.line((holds ? "client: " : "client: not ").concat(what));
    }

    private interface Question {
        boolean isRight();
    }

    private void besiege(String driver, Question question) {
        Thread killer = new Thread(() -> kill(driver), "killer");
        killer.start();
        int wrong = 0;
        for (int calls = 0; calls == 0 || killer.isAlive(); calls++) {
            wrong += question.isRight() ? 0 : 1;
        }
        check(wrong == 0, driver.concat(" answers as it should while it is killed"));
    }

    private static void kill(String driver) {
        Supervision own = new SupervisionClient(channel(2));
        for (int i = 0; i < KILLS; i++) {
            own.restart(driver);
            // At another moment of what it does each time.
            Calls.threadSleep(SystemClock.nanos() + MOST_PAUSE_NANOS * i / KILLS);
        }
    }

    private boolean isRunning(String name) {
        for (int i = 0; ; i++) {
            Supervision.State state = supervision.state(i);
            if (state.name().equals(name)) {
                return state.state() == Supervision.RUNNING && state.starts() == KILLS + 1;
            }
        }
    }

    private List<Pci.Function> functions() {
        List<Pci.Function> functions = new ArrayList<>();
        try {
            while (true) {
                functions.add(Again.ask(() -> pci.function(functions.size())));
            }
        } catch (Failure behindTheLast) {
            return functions;
        }
    }

    private boolean setsTime() {
        lastSet = TIME + SystemClock.nanos();
        Again.ask(() -> {
            setAt = SystemClock.nanos();
            clock.set(lastSet);
            return true;
        });
        return isTime();
    }

    /** Seconds are what the clock keeps. */
    private boolean isTime() {
        long error = SystemClock.wallNanos() - (lastSet + SystemClock.nanos() - setAt);
        return Math.abs(error) < 2 * SECOND;
    }
}

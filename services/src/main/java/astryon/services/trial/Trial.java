package astryon.services.trial;

import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.services.kit.Presence;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;

/** The program. */
public final class Trial {
    private static final int FLOOD = 5000;
    private static final int FAILED = 3;
    private static final int HALF_SECOND = 500;

    private Trial() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "talk" -> talk();
            case "flood" -> flood();
            case "fail" -> System.exit(FAILED);
            case "late" -> late();
            case "last" -> last(arguments[1]);
            case "silent" -> serve(true);
            case "attentive" -> serve(false);
            case "crash" -> Crash.descend("outer", 3);
            case "throw" -> throw new IllegalStateException("it is \033[31mred", new IllegalArgumentException("and blue"));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        if (Startup.block().handle(0).value() != 0) {
            serve(false);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void talk() {
        System.out.println("says something");
        System.out.println("<4>is \033[31mred\033[m");
        System.err.println("fails");
        System.out.print("and does not end its line");
    }

    private static void late() throws InterruptedException {
        Thread.sleep(HALF_SECOND);
        System.out.println("is ready");
        Presence.ready();
    }

    /** A service that says when it ends; one that is called stuck does not. */
    private static void last(String name) {
        ServiceLoop loop = new ServiceLoop(Startup.block().handle(0));
        loop.lastly(() -> {
            if (name.equals("stuck")) {
                Calls.threadSleep(Long.MAX_VALUE);
            }
            System.out.println(name + " ends");
        });
        loop.run(exchange -> {
            throw new Failure(Failure.NOT_SUPPORTED);
        });
    }

    /** A service for ever, or until it does nothing any more. */
    private static void serve(boolean toEnd) {
        ServiceLoop loop = new ServiceLoop(Startup.block().handle(0));
        Handle timer = Calls.timerCreate();
        loop.whenever(timer, () -> {
            Calls.timerSet(timer, 0, 0);
            System.out.println("is stuck");
            Calls.threadSleep(Long.MAX_VALUE);
        });
        if (toEnd) {
            Calls.timerSet(timer, SystemClock.nanos() + HALF_SECOND * 1_000_000L, 0);
        }
        loop.run(exchange -> {
            throw new Failure(Failure.NOT_SUPPORTED);
        });
    }

    private static void flood() {
        for (int i = 0; i < FLOOD; i++) {
            System.out.println("flood " + i);
        }
    }
}

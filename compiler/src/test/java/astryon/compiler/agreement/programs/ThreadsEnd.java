package astryon.compiler.agreement.programs;

/** How a program with threads ends, in the way that its argument names. */
public final class ThreadsEnd {
    private ThreadsEnd() {
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "waits" -> sleeper("last", false).start();
            case "daemon" -> sleeper("never", true).start();
            case "uncaught" -> {
                Thread thread = new Thread(() -> fail("in a thread"), "worker");
                thread.start();
                thread.join();
                System.out.println("main goes on");
            }
            case "both" -> {
                sleeper("outlives main", false).start();
                fail("in main");
            }
            case "exit" -> {
                Thread thread = new Thread(() -> System.exit(7));
                thread.start();
                Thread.sleep(100_000);
            }
            case "handler" -> {
                Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> System.out.println(thread.getName() + ": " + exception.getMessage()));
                fail("in main, handled");
            }
            case "hooks" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                sleeper("before the hook", false).start();
            }
            case "hooks exit" -> {
                Thread hook = new Thread(() -> System.out.println("hook at exit"));
                Thread removed = new Thread(() -> System.out.println("removed"));
                Runtime.getRuntime().addShutdownHook(hook);
                Runtime.getRuntime().addShutdownHook(removed);
                System.out.println(Runtime.getRuntime().removeShutdownHook(removed) + " " + Runtime.getRuntime().removeShutdownHook(removed));
                try {
                    Runtime.getRuntime().addShutdownHook(hook);
                } catch (IllegalArgumentException e) {
                    System.out.println(e.getMessage());
                }
                sleeper("never", false).start();
                System.exit(3);
            }
            case "hooks halt" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("never")));
                Runtime.getRuntime().halt(5);
            }
            case "hook fails" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> fail("in a hook"), "hook"));
                fail("in main");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Thread sleeper(String words, boolean daemon) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(daemon || words.equals("never") ? 1_000_000 : 60);
            } catch (InterruptedException e) {
                System.out.println("interrupted");
            }
            System.out.println(words);
        });
        thread.setDaemon(daemon);
        return thread;
    }

    private static void fail(String words) {
        throw new IllegalStateException(words);
    }
}

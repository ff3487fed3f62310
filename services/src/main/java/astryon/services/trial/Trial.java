package astryon.services.trial;

/** The program. */
public final class Trial {
    private static final int FLOOD = 5000;

    private Trial() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "talk" -> talk();
            case "flood" -> flood();
            case "crash" -> Crash.descend("outer", 3);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void talk() {
        System.out.println("says something");
        System.out.println("<4>is \033[31mred\033[m");
        System.err.println("fails");
        System.out.print("and does not end its line");
    }

    private static void flood() {
        for (int i = 0; i < FLOOD; i++) {
            System.out.println("flood " + i);
        }
    }
}

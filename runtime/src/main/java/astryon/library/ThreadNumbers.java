package astryon.library;

/** Ids and names of threads. */
final class ThreadNumbers {
    /** Numbers below are the first thread's and, on other virtual machines, those of the machine's own. */
    private static final long FIRST_ID = 20;

    private static long lastId = FIRST_ID;
    private static int names;

    private ThreadNumbers() {
    }

    static synchronized long nextId() {
        return ++lastId;
    }

    static synchronized String nextName() {
        return "Thread-".concat(Integer.toString(names++));
    }
}

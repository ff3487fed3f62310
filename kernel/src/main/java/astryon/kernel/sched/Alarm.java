package astryon.kernel.sched;

/** A deadline of a thread's wait or of a timer. */
final class Alarm {
    /** Whose it is: one of the two is null. */
    Thread thread;
    Timer timer;
    long time;
    /** Place in {@link Alarms}, or -1. */
    int index = -1;
}

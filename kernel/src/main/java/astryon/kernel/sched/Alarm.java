package astryon.kernel.sched;

/** A deadline of a thread's wait or of a timer. */
final class Alarm {
    /** Whose it is: one of the two is null. */
    Thread thread;
    Timer timer;
    long time;
    /** Its place in {@link Alarms}, and whether it has one. */
    boolean isSet;
    Alarm above;
    Alarm left;
    Alarm right;
    /** How far it is to the right until there is none. */
    int rank;
}

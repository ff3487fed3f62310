package astryon.sys;

/**
 * Something that has happened to a file or folder that is watched, or to something in the folder.
 *
 * @param watch the number of the watch in its set
 * @param kind a constant of this class
 * @param name in the folder; empty if it is about what is watched itself
 */
public record WatchedChange(int watch, int kind, String name) {
    public static final int CREATED = 1;
    public static final int REMOVED = 2;
    /** It has another name, or is in another folder. */
    public static final int MOVED_AWAY = 3;
    public static final int MOVED_HERE = 4;
    /** Its bytes, or how many there are. */
    public static final int CHANGED = 5;
    /** What else is known of it. */
    public static final int FACTS = 6;
    /** More than could be remembered: everything may be otherwise. */
    public static final int LOST = 7;
}

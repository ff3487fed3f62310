package astryon.sys;

import astryon.magic.Address;

/**
 * What hosted programs need of the system below them. The compiler puts the target's class in its place
 * (a substitute in {@code astryon.library.linux} and its like), so calls are direct.
 */
public final class Platform {
    private Platform() {
    }

    /** The very first: what the stack pointer was at the program's entry. There is no heap yet. */
    public static native void begin(Address stack);

    /** The program's arguments; called once. */
    public static native String[] arguments(Address stack);

    /** Before anything else that can fail: turns faults into exceptions. */
    public static native void start();

    /** Memory of the machine, or what this program may take of it, in bytes. */
    public static native long memoryBytes();

    /**
     * Makes the places that {@link astryon.abi.HeapMap} names the program's: zero, backed when touched. Ends the program if it cannot have
     * even the least of them.
     *
     * @param limit most bytes that objects are to take
     * @return how many bytes from {@code START} upwards, as many below {@code YOUNG} and, at most, from the start of eden are the program's: all, unless something else is between them
     */
    public static native long reserveHeap(long limit);

    /** Whether memory that has been reserved may be missing when it is touched, unless it was committed. */
    public static native boolean commits();

    /** Sees to it that touching the pages of a range, of what has been reserved, cannot fail until they are released; whether there is memory for that. If not, for some there may be. */
    public static native boolean commit(Address start, long bytes);

    /** Gives the memory behind whole pages back: they are zero when they are next touched. */
    public static native void release(Address start, long bytes);

    /** Writes to standard output (1) or standard error (2); returns the bytes written, negative on error. */
    public static native long write(int stream, Address bytes, long count);

    /** Reads from standard input; returns the bytes read, 0 at the end, negative on error. */
    public static native int read(byte[] bytes, int offset, int count);

    /**
     * Sleeps while the 4-byte word at {@code word} is {@code value}, at most {@code nanos} nanoseconds ({@code Long.MAX_VALUE}: for ever). May
     * return early for no reason, and at once if the word is another; whoever changes the word calls {@link #wake}.
     */
    public static native void waitWhile(Address word, int value, long nanos);

    /** Wakes up to {@code count} threads that sleep on {@code word}. */
    public static native void wake(Address word, int count);

    /** How many processors the program may use. */
    public static native int processors();

    /** Lets other threads run. */
    public static native void yield();

    /** Zeroed memory anywhere, for the runtime's own structures; zero if there is none. It is never given back. */
    public static native Address memory(long bytes);

    /** Memory for a stack of {@code bytes} bytes, the lowest pages of which cannot be touched; zero if there is none. */
    public static native Address stack(long bytes);

    /**
     * Starts a thread that calls {@code entry} with the thread register at {@code state}, which is a {@code ThreadState}, and a stack that ends
     * there. Whether it did. The state's {@code systemThread} is not 0 from then on until the thread is off its stack.
     */
    public static native boolean startThread(Address state, Address entry);

    /** The first a new thread does. */
    public static native void enterThread();

    /** Ends the calling thread, not the first. */
    public static native void exitThread();

    /** Ends the program. */
    public static native void exit(int status);

    /** The first thread has not caught an exception, which is told on standard error output already: the program ends of it. */
    public static native void uncaught(Throwable exception);

    /** Nanoseconds of a clock that never goes back. */
    public static native long monotonicNanos();

    /** Nanoseconds since 1970. */
    public static native long wallNanos();

    /** A variable of the environment as {@code NAME=value}; null behind the last. */
    public static native String environment(int index);

    /** The folder that paths start from. */
    public static native String currentFolder();

    /** What the system calls itself. */
    public static native String name();

    public static native String version();

    /** What others call this process; negative where it has no number. */
    public static native long processNumber();

    /** 64 bits that nobody can guess. */
    public static native long random();
}

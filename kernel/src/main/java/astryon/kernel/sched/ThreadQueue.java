package astryon.kernel.sched;

/** Threads in line, linked through themselves; a thread is in one queue at most. */
public final class ThreadQueue {
    private Thread head;
    private Thread tail;

    public boolean isEmpty() {
        return head == null;
    }

    /** Null if empty. */
    public Thread first() {
        return head;
    }

    /** Who stands behind {@code thread}, or null. */
    public static Thread after(Thread thread) {
        return thread.next;
    }

    public void addLast(Thread thread) {
        thread.queue = this;
        thread.next = null;
        thread.previous = tail;
        if (tail == null) {
            head = thread;
        } else {
            tail.next = thread;
        }
        tail = thread;
    }

    public void addFirst(Thread thread) {
        thread.queue = this;
        thread.previous = null;
        thread.next = head;
        if (head == null) {
            tail = thread;
        } else {
            head.previous = thread;
        }
        head = thread;
    }

    /** Removes a thread that is in this queue. */
    public void remove(Thread thread) {
        if (thread.previous == null) {
            head = thread.next;
        } else {
            thread.previous.next = thread.next;
        }
        if (thread.next == null) {
            tail = thread.previous;
        } else {
            thread.next.previous = thread.previous;
        }
        thread.queue = null;
        thread.next = null;
        thread.previous = null;
    }
}

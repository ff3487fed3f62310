package astryon.kernel.sched;

import astryon.kernel.mem.Work;
import astryon.magic.Inline;

/** Threads in line, linked through themselves; a thread is in one queue at most. */
public final class ThreadQueue {
    private Thread head;
    private Thread tail;
    /** Whose ready queue it is, or null. */
    Cpu cpu;
    /** Threads that work for those who stand here, linked through themselves: they are as urgent as the most urgent of these. */
    Thread servants;
    /** Whether nobody will ever serve here again. */
    public boolean closed;

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

    @Inline
    public void addLast(Thread thread) {
        Thread before = tail;
        thread.queue = this;
        thread.previous = before;
        tail = thread;
        if (before == null) {
            head = thread;
        } else {
            before.next = thread;
        }
    }

    public void addFirst(Thread thread) {
        insertAfter(null, thread);
    }

    /** Behind all that are as urgent: the head stays the most urgent one. */
    public void addByPriority(Thread thread) {
        Thread before = tail;
        while (before != null && before.priority < thread.priority) {
            before = before.previous;
        }
        insertAfter(before, thread);
    }

    /** {@code before} is null for the head's place. */
    private void insertAfter(Thread before, Thread thread) {
        Thread after = before == null ? head : before.next;
        thread.queue = this;
        thread.previous = before;
        thread.next = after;
        if (before == null) {
            head = thread;
        } else {
            before.next = thread;
        }
        if (after == null) {
            tail = thread;
        } else {
            after.previous = thread;
        }
    }

    /** Removes the first one, {@code thread}; whether it was the only one. */
    @Inline
    public boolean removeFirst(Thread thread) {
        Thread after = thread.next;
        head = after;
        thread.queue = null;
        if (after == null) {
            tail = null;
            return true;
        }
        after.previous = null;
        thread.next = null;
        return false;
    }

    /** Removes a thread that is in this queue. */
    public void remove(Thread thread) {
        Thread before = thread.previous;
        Thread after = thread.next;
        if (before == null) {
            head = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.previous = before;
        }
        thread.queue = null;
        thread.next = null;
        thread.previous = null;
    }

    /** Somebody left: who works for the others may be less urgent now. */
    void settleServants() {
        for (Thread servant = servants; servant != null; servant = servant.nextServant) {
            Scheduler.settlePriority(servant);
        }
    }

    /** The line is no more. */
    public void dissolve(long result) {
        closed = true;
        wakeAll(result);
        while (servants != null) {
            servants.leaveLine();
        }
    }

    /** Their system calls are over, all with this result. */
    private void wakeAll(long result) {
        while (!wakeSome(result)) {
            // A part after the other.
        }
    }

    /** The same for some of them; whether nobody is left. */
    public boolean wakeSome(long result) {
        for (int left = Work.WAKINGS; head != null && left > 0; left--) {
            Thread thread = head;
            remove(thread);
            Scheduler.wake(thread, result);
        }
        return head == null;
    }
}

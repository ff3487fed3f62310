package astryon.kernel.sched;

import astryon.kernel.mem.Work;
import astryon.magic.Inline;
import astryon.magic.NoInline;

/** Threads in line, linked through themselves; a thread is in one queue at most. */
public final class ThreadQueue {
    private Thread head;
    private Thread tail;
    /** Whose ready queue it is, or null. */
    Cpu cpu;
    /** Threads that work for those who stand here, linked through themselves: they are as urgent as the most urgent of these. */
    Thread servants;
    /** The same where it is this one and nobody else, as long as it lives. */
    Thread owner;
    /** Those from here on have not been asked yet whether what happened is what they wait for; null if all have. */
    private Thread mark;
    private boolean byPriority;
    /** Whether nobody will ever serve here again. */
    private boolean closed;

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

    /** Behind all that are as urgent: the head stays the most urgent one. Of each priority the last one knows the last of the more urgent ones, so few steps are enough. */
    public void addByPriority(Thread thread) {
        byPriority = true;
        Thread behind = null;
        Thread before = tail;
        while (before != null && before.priority < thread.priority) {
            behind = before;
            before = before.moreUrgent;
        }
        insertAfter(before, thread);
        thread.moreUrgent = before;
        if (before != null && before.priority == thread.priority) {
            thread.moreUrgent = before.moreUrgent;
            before.moreUrgent = null;
        }
        if (behind != null) {
            behind.moreUrgent = thread;
        }
    }

    /** Before {@code thread} leaves a queue by priority: if it is the last of its own, another one is. */
    @NoInline
    private void leaveEquals(Thread thread) {
        Thread after = thread.next;
        if (after != null && after.priority == thread.priority) {
            return;
        }
        Thread last = thread.moreUrgent;
        if (thread.previous != null && thread.previous.priority == thread.priority) {
            last = thread.previous;
            last.moreUrgent = thread.moreUrgent;
        }
        thread.moreUrgent = null;
        if (after != null) {
            Thread behind = tail;
            while (behind.moreUrgent != thread) {
                behind = behind.moreUrgent;
            }
            behind.moreUrgent = last;
        }
    }

    boolean isByPriority() {
        return byPriority;
    }

    /** They are asked from {@code thread} on, later; until then those who leave do so by {@link #leave}. */
    public void setMark(Thread thread) {
        mark = thread;
    }

    public Thread mark() {
        return mark;
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

    /** Removes a thread that is in this queue: one in order of arrival, without a mark at it. */
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

    /** Removes a thread that is in this queue, whatever that is like. */
    public void leave(Thread thread) {
        if (byPriority) {
            leaveEquals(thread);
        }
        if (mark == thread) {
            mark = thread.next;
        }
        remove(thread);
    }

    /** Somebody left: who works for the others may be less urgent now; where very many do, the rest of them not before they have replied. */
    void settleServants() {
        if (owner != null) {
            Scheduler.settlePriority(owner);
        }
        Thread servant = servants;
        for (int left = Work.THREADS; left > 0 && servant != null; left--) {
            Scheduler.settlePriority(servant);
            servant = servant.nextServant;
        }
    }

    /** Nobody will ever serve here again. */
    public void close() {
        closed = true;
    }

    @Inline
    public boolean isClosed() {
        return closed;
    }

    /** Whether nobody stands or works here. */
    public boolean isLeft() {
        return head == null && servants == null;
    }

    /** The line ends: some of those who stand or work here leave it, the former with this result; whether nobody is left. */
    public boolean dissolve(long result) {
        closed = true;
        for (int left = Work.THREADS; servants != null && left > 0; left--) {
            servants.leaveLine();
        }
        return wakeSome(result) && servants == null;
    }

    /** The system calls of some who stand here are over, with this result; whether nobody is left. */
    public boolean wakeSome(long result) {
        for (int left = Work.WAKINGS; head != null && left > 0; left--) {
            Thread thread = head;
            leave(thread);
            Scheduler.wake(thread, result);
        }
        return head == null;
    }
}

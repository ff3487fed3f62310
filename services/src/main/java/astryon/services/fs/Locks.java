package astryon.services.fs;

import astryon.protocol.Failure;
import astryon.protocol.OpenFile;
import astryon.services.kit.Pending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Locks of ranges of files (fcntl(), XSH): advisory, so that nobody but who asks for locks is kept from anything. A lock has an owner, which is what {@code fork} and threads share or not: a number that clients choose, or, without
 * one, what is open (as OFD locks have it, and flock()). An owner's own locks never keep it from anything, and a later one takes the place of those that it overlaps. Locks end with the connection by which they came.
 */
final class Locks {
    /** Of one file, and who waits in all. */
    private static final int MOST = 1024;
    private static final int MOST_WAITING = 64;

    private final FileSystem files;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<RegularFile> locked = new LinkedHashSet<>();

    /** A lock; {@code end} is the first byte behind it. */
    record Range(FileSession holder, long owner, long start, long end, boolean isExclusive) {
        boolean hasOwnerOf(Range other) {
            return owner == other.owner && (owner != 0 || holder == other.holder);
        }

        boolean overlaps(Range other) {
            return start < other.end && other.start < end;
        }

        boolean excludes(Range other) {
            return overlaps(other) && (isExclusive || other.isExclusive) && !hasOwnerOf(other);
        }

        private Range part(long from, long to) {
            return new Range(holder, owner, from, to, isExclusive);
        }
    }

    private record Waiting(RegularFile file, Range wanted, Pending call) {
    }

    Locks(FileSystem files) {
        this.files = files;
    }

    /** The first that keeps this one from being had, or null. */
    Range obstacle(RegularFile file, Range wanted) {
        for (Range held : file.locks()) {
            if (held.excludes(wanted)) {
                return held;
            }
        }
        return null;
    }

    /** Locks, or puts the call off until it can be. Throws {@link Failure}. */
    void lock(RegularFile file, Range wanted, boolean waits) {
        if (obstacle(file, wanted) == null) {
            grant(file, wanted);
            proceed(file);
            return;
        }
        if (!waits) {
            throw new Failure(Failure.NO_ACCESS);
        }
        if (wanted.owner != 0 && leadsTo(file, wanted, wanted, new HashSet<>())) {
            throw new Failure(Failure.DEADLOCK);
        }
        if (waiting.size() == MOST_WAITING) {
            throw new Failure(Failure.NO_LOCKS);
        }
        waiting.add(new Waiting(file, wanted, files.host().putOff(null)));
    }

    /** Whether who would wait here waits, in the end, for itself: for an owner who waits for another one's lock, and so on. */
    private boolean leadsTo(RegularFile file, Range wanted, Range self, Set<Long> seen) {
        for (Range held : file.locks()) {
            if (!held.excludes(wanted) || held.owner == 0) {
                continue;
            }
            if (held.hasOwnerOf(self)) {
                return true;
            }
            if (seen.add(held.owner) && waitsFor(held, self, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean waitsFor(Range owner, Range self, Set<Long> seen) {
        for (Waiting each : waiting) {
            if (each.wanted.hasOwnerOf(owner) && leadsTo(each.file, each.wanted, self, seen)) {
                return true;
            }
        }
        return false;
    }

    private void grant(RegularFile file, Range wanted) {
        if (file.locks().size() + 2 > MOST) {
            throw new Failure(Failure.NO_LOCKS);
        }
        files.journal().locked(wanted.holder.badge(), wanted.owner, wanted.start, wanted.end, wanted.isExclusive ? OpenFile.EXCLUSIVE : OpenFile.SHARED);
        cut(file, wanted);
        file.locks().add(wanted);
        locked.add(file);
    }

    /** The owner has no lock there. */
    void unlock(RegularFile file, Range range) {
        files.journal().locked(range.holder.badge(), range.owner, range.start, range.end, OpenFile.UNLOCKED);
        cut(file, range);
        proceed(file);
    }

    /** Of the owner's locks, what overlaps is gone. */
    private static void cut(RegularFile file, Range range) {
        List<Range> all = file.locks();
        for (int i = all.size() - 1; i >= 0; i--) {
            Range held = all.get(i);
            if (!held.hasOwnerOf(range) || !held.overlaps(range)) {
                continue;
            }
            all.remove(i);
            if (range.end < held.end) {
                all.add(held.part(range.end, held.end));
            }
            if (held.start < range.start) {
                all.add(held.part(held.start, range.start));
            }
        }
    }

    /** Who waits gets what can be had now, in the order in which they came. */
    private void proceed(RegularFile file) {
        if (file.locks().isEmpty()) {
            locked.remove(file);
        }
        for (int i = 0; i < waiting.size(); i++) {
            Waiting next = waiting.get(i);
            if (next.file == file && obstacle(file, next.wanted) == null) {
                waiting.remove(i);
                answer(next);
                // In place of what its owner had it may have left room for those before.
                i = -1;
            }
        }
    }

    private void answer(Waiting next) {
        try {
            grant(next.file, next.wanted);
            files.journal().commit();
            next.call.answer(0);
        } catch (Failure failure) {
            next.call.fail(failure);
        }
    }

    /** A connection has ended, and all that it had locked is not any more. */
    void forget(RegularFile file, FileSession holder) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).wanted.holder == holder) {
                waiting.remove(i).call.fail(new Failure(Failure.GONE));
            }
        }
        if (file.locks().removeIf(held -> held.holder == holder)) {
            proceed(file);
        }
    }

    /** Of all files, for a journal. */
    void each(Consumer<Range> visitor) {
        for (RegularFile file : locked) {
            file.locks().forEach(visitor);
        }
    }

    /** As an earlier program had it: nobody waits, and nothing is written down. */
    void restore(RegularFile file, Range range, int kind) {
        cut(file, range);
        if (kind != OpenFile.UNLOCKED) {
            file.locks().add(range);
            locked.add(file);
        }
    }
}

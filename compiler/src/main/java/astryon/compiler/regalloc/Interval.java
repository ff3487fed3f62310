package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;

/** A piece of a live range, with one place: a view of the range's spans and uses between two positions. */
final class Interval {
    final LiveRange range;
    int from;
    int to;
    /** Indices of the spans it touches, both included. */
    private int firstSpan;
    private int lastSpan;
    int firstUse;
    int endUse;
    Interval previous;
    Interval next;
    Location.Register register;
    boolean inMemory;
    /** Whether it was in a register just before it begins: it is served before those that must be loaded. */
    boolean continues;
    /** The span the walk has come to. */
    private int cursor;

    /** The whole of a range. */
    Interval(LiveRange range) {
        this.range = range;
        from = range.spans[0];
        to = range.spans[range.spans.length - 1];
        lastSpan = range.spans.length / 2 - 1;
        endUse = range.usePositions.length;
    }

    int firstSpan() {
        return firstSpan;
    }

    int lastSpan() {
        return lastSpan;
    }

    int spanFrom(int span) {
        return Math.max(from, range.spans[2 * span]);
    }

    int spanTo(int span) {
        return Math.min(to, range.spans[2 * span + 1]);
    }

    boolean isFirst() {
        return previous == null;
    }

    /** Cuts this interval so that it ends at or before the position; what is left becomes the next interval of the range. */
    Interval split(int position) {
        if (position <= from || position >= to) {
            throw new IllegalArgumentException("split at " + position + " of " + this);
        }
        Interval rest = new Interval(range);
        int span = range.spanEndingAfter(position);
        rest.firstSpan = span;
        rest.lastSpan = lastSpan;
        rest.cursor = span;
        rest.from = Math.max(position, range.spans[2 * span]);
        rest.to = to;
        rest.firstUse = range.firstUseFrom(position);
        rest.endUse = endUse;
        lastSpan = range.spans[2 * span] < position ? span : span - 1;
        to = Math.min(position, range.spans[2 * lastSpan + 1]);
        endUse = rest.firstUse;
        rest.next = next;
        rest.previous = this;
        if (next != null) {
            next.previous = rest;
        }
        next = rest;
        return rest;
    }

    /** Whether the value is alive at the position; positions are asked for in ascending order. */
    boolean coversFromHere(int position) {
        while (cursor < lastSpan && range.spans[2 * cursor + 1] <= position) {
            cursor++;
        }
        return spanFrom(cursor) <= position && position < spanTo(cursor);
    }

    boolean isAliveAt(int position) {
        int span = range.spanEndingAfter(position);
        return position >= from && position < to && range.spans[2 * span] <= position;
    }

    /** Where the span begins that the walk waits for, after {@link #coversFromHere} said no. */
    int nextSpanStart() {
        return spanFrom(cursor);
    }

    /** The first position at which both are alive, at or after where the walk is in {@code this}. */
    int firstIntersection(Interval other) {
        int mine = cursor;
        int theirs = other.range.spanEndingAfter(Math.max(other.from, spanFrom(mine)));
        while (mine <= lastSpan && theirs <= other.lastSpan) {
            int start = Math.max(spanFrom(mine), other.spanFrom(theirs));
            int end = Math.min(spanTo(mine), other.spanTo(theirs));
            if (start < end) {
                return start;
            }
            if (spanTo(mine) <= other.spanTo(theirs)) {
                mine++;
            } else {
                theirs++;
            }
        }
        return LiveRange.NEVER;
    }

    /** The first use at or after the position that asks for at least this kind. */
    int nextUse(int position, byte kind) {
        for (int u = useIndex(position); u < endUse; u++) {
            if (range.useKinds[u] >= kind) {
                return range.usePositions[u];
            }
        }
        return LiveRange.NEVER;
    }

    /** The first of this interval's uses at or after the position. */
    int useIndex(int position) {
        return position <= from ? firstUse : Math.max(firstUse, Math.min(endUse, range.firstUseFrom(position)));
    }

    /** The last use before the position that a place matters to, or the interval's start less one. */
    int lastUseBefore(int position) {
        int u = Math.min(endUse, range.firstUseFrom(position)) - 1;
        while (u >= firstUse && range.useKinds[u] == LiveRange.NOTHING) {
            u--;
        }
        return u < firstUse ? from - 1 : range.usePositions[u];
    }

    /** Whether the instruction itself reads or writes the value at exactly this position. */
    boolean isReadAt(int position) {
        int u = useIndex(position);
        while (u < endUse && range.usePositions[u] == position && range.useKinds[u] < LiveRange.MEMORY_WILL_DO) {
            u++;
        }
        return u < endUse && range.usePositions[u] == position;
    }

    /** Where the value is through this interval: null for a constant that is in no register. */
    Location location() {
        return register != null ? register : range.constant != null ? null : range.slot;
    }

    @Override
    public String toString() {
        return range + "[" + from + "," + to + ")" + (register != null ? "=" + register : inMemory ? "=memory" : "");
    }
}

package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The linear scan over one register file. Intervals are taken in the order of their starts. Each gets a register that is
 * free to its end; or one that is free for a while, and the rest comes back as an interval of its own; or the register of
 * the value that will be wanted latest; or it stays in memory until it must be in a register. Every cut looks for a place
 * outside of the loops it may leave. A cut in the middle of an instruction (an odd position) is possible only when what
 * follows is in memory, since nothing can be moved there.
 */
final class Walk {
    /** How many blocks or intervals a search for a better place looks at. */
    private static final int FAR = 32;
    private static final int NEVER = LiveRange.NEVER;

    private final Numbering numbering;
    private final Obstacles[] obstacles;
    private final Obstacles clobbers;
    private final Obstacles hotClobbers;
    private final Location.Register[] registers = new Location.Register[16];
    private final int[] order;
    /** By half of an instruction's position: one more than the number of the value it reads or writes in memory. */
    private final int[] memoryOperand;
    private final PriorityQueue<Interval> unhandled = new PriorityQueue<>(
            Comparator.<Interval>comparingInt(i -> i.from).thenComparing(i -> !i.continues).thenComparingInt(i -> i.range.virtual.number()));
    private final Interval[] active = new Interval[16];
    private final List<List<Interval>> inactive = new ArrayList<>();
    /** Where the first of the inactive intervals of a register resumes or ends. */
    private final int[] wake = new int[16];
    private final int[] free = new int[16];
    private int position;

    Walk(Numbering numbering, Obstacles[] obstacles, Obstacles clobbers, Obstacles hotClobbers, List<Location.Register> allocatable) {
        this.numbering = numbering;
        this.obstacles = obstacles;
        this.clobbers = clobbers;
        this.hotClobbers = hotClobbers;
        this.memoryOperand = new int[numbering.end() / 2];
        order = new int[allocatable.size()];
        for (int n = 0; n < order.length; n++) {
            order[n] = allocatable.get(n).number();
            registers[order[n]] = allocatable.get(n);
        }
        for (int r = 0; r < 16; r++) {
            inactive.add(new ArrayList<>());
            wake[r] = NEVER;
        }
    }

    void add(LiveRange range) {
        boolean nowhere = range.isMadeInPlace();
        for (Interval interval = range.first; interval != null; interval = interval.next) {
            interval.inMemory = nowhere;
            if (interval.register == null && !nowhere) {
                enqueue(interval);
            }
        }
    }

    private void enqueue(Interval interval) {
        Interval before = interval.previous;
        interval.continues = before != null && before.to == interval.from && !before.inMemory;
        unhandled.add(interval);
    }

    void run() {
        while (!unhandled.isEmpty()) {
            Interval interval = unhandled.poll();
            position = interval.from;
            for (int r : order) {
                advance(r);
            }
            place(interval);
        }
    }

    private void advance(int r) {
        Interval current = active[r];
        if (current != null && !current.coversFromHere(position)) {
            active[r] = null;
            if (current.to > position) {
                inactive.get(r).add(current);
                wake[r] = Math.min(wake[r], current.nextSpanStart());
            }
        }
        if (wake[r] > position) {
            return;
        }
        List<Interval> sleeping = inactive.get(r);
        wake[r] = NEVER;
        int kept = 0;
        for (Interval interval : sleeping) {
            if (interval.to <= position) {
                continue;
            }
            if (interval.coversFromHere(position)) {
                if (active[r] != null) {
                    throw new IllegalStateException(interval + " and " + active[r] + " share a register");
                }
                active[r] = interval;
            } else {
                sleeping.set(kept++, interval);
                wake[r] = Math.min(wake[r], interval.nextSpanStart());
            }
        }
        sleeping.subList(kept, sleeping.size()).clear();
    }

    private void place(Interval interval) {
        interval.range.placed = interval;
        boolean insideInstruction = (interval.from & 1) != 0 && !interval.isFirst();
        Interval source = arrivesFrom(interval);
        boolean arrivesInMemory = source != null && source.inMemory && mustBeInRegister(interval, interval.from) != interval.from;
        if (insideInstruction || arrivesInMemory && source != interval.previous || isLoopWithCalls(interval)) {
            intoMemory(interval, interval.from);
        } else if (!takeFree(interval)) {
            takeBlocked(interval);
        }
    }

    /** Whether the interval begins with a loop that it outlives and whose calls would put it into memory each time around. */
    private boolean isLoopWithCalls(Interval interval) {
        Numbering.Loop loop = interval.isFirst() ? null : numbering.loopAround(interval.from + 1);
        return loop != null && loop.from == interval.from && interval.to >= loop.to && hotClobbers.touches(loop.from, loop.to);
    }

    private boolean takeFree(Interval interval) {
        int clobber = clobbers.firstConflict(interval);
        int wish = wish(interval, clobber);
        int best = -1;
        int worst = NEVER;
        for (int r : order) {
            free[r] = active[r] != null ? 0 : usable(interval, clobber, Math.min(obstacles[r].firstConflict(interval), overlap(interval, r)));
            int disturbance = free[r] < wish ? NEVER - free[r] : disturbance(interval, r);
            if (best < 0 || disturbance < worst) {
                best = r;
                worst = disturbance;
            }
        }
        best = Hints.choose(interval, arrivesFrom(interval), free, registers, wish, best);
        if (free[best] <= interval.from) {
            return false;
        }
        if (free[best] < interval.to) {
            int wanted = interval.nextUse(interval.from, LiveRange.COPY);
            if (wanted >= free[best]) {
                if (free[best] >= clobber) {
                    intoMemory(interval, interval.from);
                    return true;
                }
                return false;
            }
            cutRest(interval, free[best], clobber);
        }
        take(interval, best);
        return true;
    }

    /** How much it would disturb others, or itself later, to take a register that is free for long enough; less than any position. */
    private int disturbance(Interval interval, int r) {
        Numbering.Loop loop = interval.range.carriedAround;
        int movesAround = loop != null && obstacles[r].touches(loop.from, loop.to) ? 2 : 0;
        return movesAround + (obstacles[r].isWantedDuring(interval) ? 1 : 0);
    }

    /** The first position where a sleeping interval of the register would meet this one. */
    private int overlap(Interval interval, int r) {
        int first = NEVER;
        // Whole lives in SSA form that do not meet at the start of one of them never meet.
        if (!interval.isFirst()) {
            for (Interval sleeping : inactive.get(r)) {
                first = Math.min(first, sleeping.firstIntersection(interval));
            }
        }
        return first;
    }

    /** Up to where the interval could use a register that something else takes at these positions; 0 if not at all. */
    private static int usable(Interval interval, int clobber, int taken) {
        int until = taken;
        if ((taken & 1) != 0 && taken != NEVER && taken < interval.to) {
            // Something else is written there. In memory by then, or better moved before the instruction.
            until = taken - 1 > interval.from || interval.isReadAt(taken) ? taken - 1 : taken;
        }
        until = Math.min(until, clobber);
        return until <= interval.from ? 0 : until;
    }

    /** What a register must be free for: a call ends it in every register, so then it is the last use before. */
    private static int wish(Interval interval, int clobber) {
        return clobber >= interval.to ? interval.to : Math.max(interval.from, interval.lastUseBefore(clobber)) + 1;
    }

    /**
     * Cuts off what comes after {@code end}, or more. Before a call, after which it is in memory, that is what comes after the
     * last use; and if the call is in a loop, where it would be loaded again each time around, the whole loop.
     */
    private void cutRest(Interval interval, int end, int clobber) {
        boolean early = clobber < interval.to && end >= wish(interval, clobber);
        Numbering.Loop loop = early && hotClobbers.touches(clobber, clobber + 1) ? numbering.loopAround(clobber) : null;
        Numbering.Loop outermost = null;
        while (loop != null && loop.from > interval.from) {
            outermost = interval.to >= loop.to && loop.from <= end ? loop : outermost;
            loop = loop.parent;
        }
        int lowest = Math.max(interval.from, interval.lastUseBefore(end)) + 1;
        enqueue(interval.split(outermost != null ? outermost.from : cutPosition(lowest, end, early)));
    }

    private int cutPosition(int lowest, int highest, boolean early) {
        int low = (lowest + 1) & ~1;
        int high = highest & ~1;
        if (low > high) {
            return highest;
        }
        high = beforeLoops(high, low);
        Numbering.Loop loop = low < high ? numbering.loopAround(low) : null;
        while (loop != null && loop.to <= high) {
            low = loop.to;
            loop = low < high ? numbering.loopAround(low) : null;
        }
        return early ? low : high;
    }

    /** The start of the outermost loop around the position that does not begin before the limit, or the position. */
    private int beforeLoops(int start, int limit) {
        int result = start;
        Numbering.Loop loop = result < numbering.end() ? numbering.loopAround(result) : null;
        while (loop != null && loop.from >= limit) {
            result = loop.from;
            loop = loop.parent;
        }
        return result;
    }

    private void take(Interval interval, int r) {
        cutWhereNothingArrives(interval);
        interval.register = registers[r];
        active[r] = interval;
        Hints.tellPartners(interval.range, r);
    }

    private void takeBlocked(Interval interval) {
        int must = mustBeInRegister(interval, interval.from);
        int wanted = interval.nextUse(interval.from, LiveRange.COPY);
        int clobber = clobbers.firstConflict(interval);
        double best = -1;
        int chosen = -1;
        int until = 0;
        for (int r : order) {
            int end = usable(interval, clobber, obstacles[r].firstConflict(interval));
            if (end <= wanted && end < interval.to || active[r] != null && !mayLeave(active[r])) {
                continue;
            }
            double worth = active[r] == null ? Double.MAX_VALUE : distance(active[r]);
            if (worth > best) {
                best = worth;
                chosen = r;
                until = end;
            }
        }
        if (chosen >= 0 && wanted != NEVER && (must == interval.from || best > distance(interval))) {
            vacate(interval, chosen);
            if (until < interval.to) {
                cutRest(interval, until, clobber);
            }
            take(interval, chosen);
        } else if (must > interval.from) {
            intoMemory(interval, interval.from);
        } else {
            displace(interval);
        }
    }

    /** Whether the register's value need not be in it at the walk's position. */
    private boolean mayLeave(Interval interval) {
        boolean readToTheEnd = (position & 1) != 0 && interval.isReadAt(position);
        return !readToTheEnd && mustBeInRegister(interval, position) != position;
    }

    /** The first position from the given one where a register is needed: also where the memory operand is taken by another value. */
    private int mustBeInRegister(Interval interval, int start) {
        LiveRange range = interval.range;
        for (int u = interval.useIndex(start); u < interval.endUse; u++) {
            byte kind = range.useKinds[u];
            if (kind == LiveRange.REGISTER || kind == LiveRange.MEMORY_WILL_DO && !mayUseMemory(range, range.usePositions[u])) {
                return range.usePositions[u];
            }
        }
        return NEVER;
    }

    private boolean mayUseMemory(LiveRange range, int use) {
        int user = memoryOperand[use >> 1];
        return range.constant == null && (user == 0 || user == range.virtual.number() + 1);
    }

    /**
     * How far away the interval's next use is, longer when it runs less often than here. A value that was used in this loop
     * and is alive at its end is as good as used there.
     */
    private double distance(Interval interval) {
        int use = interval.nextUse(position, LiveRange.COPY);
        Numbering.Loop loop = numbering.loopAround(position);
        int at = use;
        if (loop != null && use >= loop.to && interval.to >= loop.to && interval.range.usePositions[
                Math.min(interval.range.firstUseFrom(loop.from), interval.range.usePositions.length - 1)] < position) {
            at = loop.to - 1;
        }
        if (at == NEVER) {
            return 1e12 + (interval.to - position);
        }
        double weight = 1;
        if (use != NEVER && interval.range.useKinds[interval.useIndex(use)] != LiveRange.REGISTER) {
            weight = 2;
        }
        if (interval.range.constant != null) {
            weight *= 3;
        }
        return (at - position) * weight * numbering.frequency(position) / numbering.frequency(at);
    }

    /**
     * A block none of whose predecessors ends inside the interval does not get the value from it, though it comes after it in
     * the list. A first interval has the definition, which dominates everything: it is always arrived from.
     */
    private void cutWhereNothingArrives(Interval interval) {
        if (interval.isFirst()) {
            return;
        }
        int b = numbering.block(interval.from) + 1;
        for (int steps = 0; steps < FAR && b < numbering.blocks.length && numbering.from[b] < interval.to; steps++, b++) {
            boolean arrives = false;
            for (int p : numbering.predecessors[b]) {
                arrives |= numbering.to[p] > interval.from && numbering.to[p] <= interval.to;
            }
            if (!arrives && interval.isAliveAt(numbering.from[b])) {
                enqueue(interval.split(numbering.from[b]));
                return;
            }
        }
    }

    /** The interval a value comes from that is alive where the given one begins, if that is a block's start; or null. */
    private Interval arrivesFrom(Interval interval) {
        if (interval.isFirst() || !numbering.isBlockStart(interval.from)) {
            return null;
        }
        int b = numbering.block(interval.from);
        for (int p : numbering.predecessors[b]) {
            Interval before = interval.previous;
            for (int steps = 0; p < b && steps < FAR && before != null; steps++, before = before.previous) {
                if (before.from < numbering.to[p]) {
                    return before;
                }
            }
        }
        return null;
    }

    /** Makes the register free from the walk's position on. */
    private void vacate(Interval interval, int r) {
        Interval leaving = active[r];
        active[r] = null;
        if (leaving != null) {
            if (leaving.from == position) {
                leaving.register = null;
                intoMemory(leaving, position);
            } else {
                int lowest = Math.max(leaving.from, leaving.lastUseBefore(position)) + 1;
                Interval rest = leaving.split(cutPosition(lowest, position, false));
                rest.range.placed = rest;
                intoMemory(rest, position);
            }
        }
        if (!interval.isFirst()) {
            for (Interval sleeping : inactive.get(r)) {
                if (sleeping.firstIntersection(interval) != NEVER) {
                    enqueue(sleeping.split(sleeping.nextSpanStart()));
                }
            }
            inactive.get(r).removeIf(sleeping -> sleeping.to <= position);
        }
    }

    /** Leaves an interval in memory until a register is needed, or until a loop that uses it and has no calls. */
    private void intoMemory(Interval interval, int now) {
        interval.register = null;
        interval.inMemory = true;
        int start = Math.max(interval.from, now);
        int must = mustBeInRegister(interval, start);
        int target = must;
        int wanted = interval.nextUse(start, LiveRange.COPY);
        if (wanted < must && numbering.depth(wanted) > numbering.depth(start) && reloadPosition(start, wanted) < (wanted & ~1)) {
            target = wanted;
        }
        if (target != NEVER) {
            int cut = reloadPosition(start, target);
            if (cut > start) {
                enqueue(interval.split(cut));
            } else if (target == must) {
                throw new IllegalStateException(interval + " is needed in a register at " + must);
            }
        }
        LiveRange range = interval.range;
        range.needsSlot |= range.constant == null;
        for (int u = interval.firstUse; u < interval.endUse; u++) {
            if (range.useKinds[u] == LiveRange.MEMORY_WILL_DO) {
                memoryOperand[range.usePositions[u] >> 1] = range.virtual.number() + 1;
            }
        }
    }

    /** Where to load a value that is in memory from {@code start} and wanted at {@code target}. */
    private int reloadPosition(int start, int target) {
        int latest = target & ~1;
        int earliest = Math.max(start, clobbers.lastEndBefore(latest) - 1) + 2 & ~1;
        if (latest <= start || earliest > latest) {
            return latest;
        }
        int result = latest;
        Numbering.Loop loop = numbering.loopAround(result);
        while (loop != null && loop.from >= earliest && !clobbers.touches(loop.from, loop.to)) {
            result = loop.from;
            loop = loop.parent;
        }
        return result;
    }

    /**
     * The last resort when every register that would do holds a value the same instruction needs: such a value moves to a
     * register that would not do, in the gap before the instruction.
     */
    private void displace(Interval interval) {
        int clobber = clobbers.firstConflict(interval);
        for (int r : order) {
            Interval other = active[r];
            int end = usable(interval, clobber, obstacles[r].firstConflict(interval));
            if (other == null || other.from == position || (position & 1) != 0 || end < Math.min(interval.to, (interval.from | 1) + 1)) {
                continue;
            }
            for (int refuge : order) {
                if (active[refuge] == null && !obstacles[refuge].touches(position, position + 1)) {
                    enqueue(other.split(position));
                    if (end < interval.to) {
                        cutRest(interval, end, clobber);
                    }
                    take(interval, r);
                    return;
                }
            }
        }
        throw new IllegalStateException("no register for " + interval + " at " + position + ": "
                + (numbering.isBlockStart(position) ? "" : numbering.instruction(position)));
    }
}

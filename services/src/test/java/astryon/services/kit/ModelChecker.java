package astryon.services.kit;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs two sides of a protocol in every order their accesses to shared words can happen in, on a machine with store buffers (x86-TSO: Owens,
 * Sarkar, Sewell 2009), and reports an order after which neither can go on though not both are done.
 *
 * <p>A run is repeated from the start along a path of choices; where the path ends, the other choices are remembered. A side's local state is a function
 * of what it has loaded (since it last summarised), so a state of the whole is: memory, buffers, notifications, and both histories; one seen before is not followed again.
 */
final class ModelChecker {
    /** The sides of one run, made afresh for each. {@code waitFor} blocks until the numbered notification is signalled and takes it. */
    interface Protocol {
        void side(int number, ModelChecker machine);
    }

    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final int SIDES = 2;

    private final Address shared;
    private final int sharedBytes;
    private final boolean fences;
    private final Map<Long, Integer> memory = new TreeMap<>();
    private final boolean[] signalled = new boolean[SIDES];
    private final Side[] sides = new Side[SIDES];
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean abandoned;
    private volatile Throwable failure;

    /** One thread of a run: at any time it is at a point where it asks to go on, or done. */
    private final class Side {
        final int number;
        final ArrayDeque<long[]> buffer = new ArrayDeque<>();
        final Semaphore go = new Semaphore(0);
        final StringBuilder history = new StringBuilder();
        volatile boolean done;
        /** Cannot go on before its buffer is empty. */
        volatile boolean atFence;
        /** Cannot go on before it is signalled. */
        volatile boolean waiting;

        Side(int number) {
            this.number = number;
        }

        void ask() {
            arrived.release();
            go.acquireUninterruptibly();
            if (abandoned) {
                throw new Abandoned();
            }
        }

        boolean mayGo() {
            return !done && (!atFence || buffer.isEmpty()) && (!waiting || signalled[number]);
        }
    }

    private ModelChecker(Address shared, int sharedBytes, boolean fences) {
        this.shared = shared;
        this.sharedBytes = sharedBytes;
        this.fences = fences;
        for (int i = 0; i < SIDES; i++) {
            sides[i] = new Side(i);
        }
    }

    /** How many states there are; a path to a bad one is an {@link AssertionError}. */
    static int explore(Address shared, int sharedBytes, boolean fences, Supplier<Protocol> protocol) {
        Set<String> seen = new HashSet<>();
        ArrayDeque<List<Integer>> paths = new ArrayDeque<>();
        paths.push(List.of());
        while (!paths.isEmpty()) {
            new ModelChecker(shared, sharedBytes, fences).run(protocol.get(), paths.pop(), seen, paths);
        }
        return seen.size();
    }

    private void run(Protocol protocol, List<Integer> path, Set<String> seen, ArrayDeque<List<Integer>> paths) {
        SimulatedMemory.interleave(new Accesses());
        Thread[] threads = new Thread[SIDES];
        for (int i = 0; i < SIDES; i++) {
            Side side = sides[i];
            threads[i] = new Thread(() -> perform(protocol, side), Integer.toString(i));
            threads[i].start();
            arrived.acquireUninterruptibly();
        }
        List<Integer> taken = new ArrayList<>();
        try {
            while (true) {
                List<Integer> choices = choices();
                if (failure != null) {
                    throw new AssertionError("after " + taken, failure);
                }
                if (choices.isEmpty()) {
                    if (!sides[0].done || !sides[1].done) {
                        throw new AssertionError("nobody can go on after " + taken);
                    }
                    return;
                }
                int choice = choices.get(0);
                if (taken.size() < path.size()) {
                    choice = path.get(taken.size());
                } else if (!seen.add(state())) {
                    return;
                } else {
                    for (int i = 1; i < choices.size(); i++) {
                        List<Integer> other = new ArrayList<>(taken);
                        other.add(choices.get(i));
                        paths.push(other);
                    }
                }
                taken.add(choice);
                take(choice);
            }
        } finally {
            abandon(threads);
            SimulatedMemory.interleave(null);
        }
    }

    private void perform(Protocol protocol, Side side) {
        try {
            side.ask();
            side.history.append(" begun");
            protocol.side(side.number, this);
        } catch (Abandoned e) {
            return;
        } catch (Throwable e) {
            failure = e;
        }
        side.done = true;
        arrived.release();
    }

    /** Sides that may go on: 0, 1; buffers whose oldest store may reach memory: 2, 3. */
    private List<Integer> choices() {
        List<Integer> choices = new ArrayList<>();
        for (Side side : sides) {
            if (side.mayGo()) {
                choices.add(side.number);
            }
            if (!side.buffer.isEmpty()) {
                choices.add(SIDES + side.number);
            }
        }
        return choices;
    }

    private void take(int choice) {
        if (choice >= SIDES) {
            long[] store = sides[choice - SIDES].buffer.removeFirst();
            memory.put(store[0], (int) store[1]);
        } else {
            sides[choice].go.release();
            arrived.acquireUninterruptibly();
        }
    }

    private void abandon(Thread[] threads) {
        abandoned = true;
        for (int i = 0; i < SIDES; i++) {
            sides[i].go.release(1000);
            boolean joined = false;
            while (!joined) {
                try {
                    threads[i].join();
                    joined = true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private String state() {
        StringBuilder state = new StringBuilder().append(memory).append(signalled[0]).append(signalled[1]);
        for (Side side : sides) {
            state.append('|').append(side.history).append(side.done).append(side.atFence).append(side.waiting);
            side.buffer.forEach(store -> state.append(' ').append(store[0]).append('=').append(store[1]));
        }
        return state.toString();
    }

    private Side me() {
        return sides[Integer.parseInt(Thread.currentThread().getName())];
    }

    /** This side's local state is {@code summary} and no longer depends on how it came to it: more states are alike. */
    void summarise(String summary) {
        Side side = me();
        side.history.setLength(0);
        side.history.append(summary);
    }

    /** Blocks this side until its notification is signalled. */
    void waitForSignal() {
        Side side = me();
        side.waiting = true;
        side.ask();
        side.waiting = false;
        signalled[side.number] = false;
        side.history.append(" waited");
    }

    /** A system call, and so a fence. */
    void signal(int other) {
        Side side = me();
        side.atFence = true;
        side.ask();
        side.atFence = false;
        signalled[other] = true;
        side.history.append(" signalled");
    }

    private final class Accesses implements SimulatedMemory.Interleaving {

        @Override
        public int load(long address) {
            if (address - shared.value() >= sharedBytes) {
                return new Address(address).loadInt();
            }
            Side side = me();
            side.ask();
            int value = memory.getOrDefault(address, 0);
            for (long[] store : side.buffer) {
                value = store[0] == address ? (int) store[1] : value;
            }
            side.history.append(' ').append(value);
            return value;
        }

        @Override
        public void store(long address, int value) {
            Side side = me();
            side.ask();
            side.buffer.addLast(new long[] {address, value});
            side.history.append(" s");
        }

        @Override
        public void fence() {
            Side side = me();
            if (fences) {
                side.atFence = true;
                side.ask();
                side.atFence = false;
            }
            side.history.append(" f");
        }
    }
}

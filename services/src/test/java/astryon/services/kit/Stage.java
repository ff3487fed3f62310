package astryon.services.kit;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.protocol.Channel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs services and their clients in one Java process: messages go from one simulated memory to another, by the same exchanges and dispatchers as on the system. A call that is
 * put off is answered when somebody does so; the client, a thread of the test, waits until then. Handles are numbers that are the same for all.
 */
public final class Stage implements Host {
    private static final long PATIENCE_MILLIS = 10_000;
    /** A client's memory is its thread's. */
    private static final ThreadLocal<Address> CLIENTS = ThreadLocal.withInitial(Stage::memory);

    private static final Session GONE = exchange -> {
        throw new Failure(Failure.NOT_OPEN);
    };

    private final Map<Long, Session> sessions = new HashMap<>();
    private final Map<Long, Integer> handles = new HashMap<>();
    private final List<StagedCall> putOff = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    /** Of notifications, what is set; and what is done then. */
    private final Map<Long, Long> bits = new HashMap<>();
    private final Map<Long, Runnable> reactions = new HashMap<>();
    private long lastHandle = 100;
    private StagedCall current;

    /** One call on its way. */
    private final class StagedCall implements Pending, Loan.Lender {
        private final Address memory = memory();
        private final Exchange server;
        private final long lent;
        private final long lentBytes;
        private final boolean readable;
        private final boolean writable;
        private Loan loan;
        private boolean isPutOff;
        private boolean isAnswered;

        private StagedCall(Exchange client) {
            lent = client.message().word(6);
            lentBytes = client.message().word(7);
            readable = (client.message().tag() & MessageTag.LEASE_READ) != 0;
            writable = (client.message().tag() & MessageTag.LEASE_WRITE) != 0;
            server = new Exchange(memory, this);
            copy(client, server);
        }

        @Override
        public long read(long offset, Address to, long bytes) {
            if (!readable || offset + bytes > lentBytes) {
                return -1;
            }
            move(new Address(lent + offset), to, bytes);
            return 0;
        }

        @Override
        public long write(long offset, Address from, long bytes) {
            if (!writable || offset + bytes > lentBytes) {
                return -1;
            }
            move(from, new Address(lent + offset), bytes);
            return 0;
        }

        @Override
        public Loan loan() {
            return loan;
        }

        @Override
        public void answer(long word) {
            synchronized (Stage.this) {
                server.begin(0);
                server.put(word);
                finish();
            }
        }

        @Override
        public boolean answer(Handle handle, long... words) {
            synchronized (Stage.this) {
                server.begin(0);
                server.putHandle(handle);
                for (long word : words) {
                    server.put(word);
                }
                finish();
                return true;
            }
        }

        @Override
        public void fail(Failure why) {
            synchronized (Stage.this) {
                server.fail(why);
                finish();
            }
        }

        private void finish() {
            server.seal();
            isAnswered = true;
            putOff.remove(this);
            Stage.this.notifyAll();
        }
    }

    private static Address memory() {
        Address memory = SimulatedMemory.allocate(Exchange.BYTES);
        SimulatedMemory.write(memory, new byte[Exchange.LOAN]);
        return memory;
    }

    private static void move(Address from, Address to, long bytes) {
        for (long i = 0; i < bytes; i++) {
            to.plus(i).storeByte(from.plus(i).loadByte());
        }
    }

    private static void copy(Exchange from, Exchange to) {
        to.message().setTag(from.message().tag());
        for (int i = 0; i < 8; i++) {
            to.message().setWord(i, from.message().word(i));
        }
        move(from.page(), to.page(), MessageTag.bytes(from.message().tag()));
    }

    @Override
    public synchronized Handle connect(Session session) {
        long handle = ++lastHandle;
        session.connected(handle);
        sessions.put(handle, session);
        handles.put(handle, 1);
        return new Handle(handle);
    }

    @Override
    public synchronized void adopt(long badge, Session session) {
        sessions.put(badge, session);
    }

    /** The program has ended: who calls is told that nothing is open, until another program adopts connections. */
    public synchronized void forgetSessions() {
        sessions.replaceAll((handle, session) -> GONE);
    }

    @Override
    public Handle connectClient(Session session) {
        return connect(session);
    }

    /** Another handle to the same connection is the same number, to be closed once more. */
    public synchronized Handle duplicate(Handle handle) {
        handles.merge(handle.value(), 1, Integer::sum);
        return handle;
    }

    @Override
    public synchronized void close(Handle handle) {
        if (handles.merge(handle.value(), -1, Integer::sum) == 0) {
            handles.remove(handle.value());
            Session session = sessions.remove(handle.value());
            if (session != null) {
                session.ended();
            }
        }
    }

    @Override
    public synchronized Handle createNotification() {
        Handle made = number();
        handles.put(made.value(), 1);
        return made;
    }

    @Override
    public Handle toWait(Handle notification) {
        return duplicate(notification);
    }

    @Override
    public synchronized void signal(Handle notification, long bits) {
        signals.add(notification.value() + ":" + bits);
        this.bits.merge(notification.value(), bits, (before, more) -> before | more);
        react(notification);
        notifyAll();
    }

    private void react(Handle object) {
        Runnable reaction = reactions.get(object.value());
        if (reaction != null) {
            reaction.run();
        }
    }

    /** A number that is no connection's. */
    public synchronized Handle number() {
        return new Handle(++lastHandle);
    }

    @Override
    public synchronized long signalsOf(Handle notification) {
        Long set = bits.remove(notification.value());
        return set == null ? 0 : set;
    }

    /** What was signalled, once it was. */
    public synchronized long awaitSignal(Handle notification) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!bits.containsKey(notification.value())) {
            pause(end, "nobody signalled");
        }
        return signalsOf(notification);
    }

    @Override
    public synchronized void whenever(Handle object, Runnable reaction) {
        reactions.put(object.value(), reaction);
        if (bits.containsKey(object.value())) {
            react(object);
        }
    }

    @Override
    public synchronized void noMore(Handle object) {
        reactions.remove(object.value());
    }

    /** What was signalled: a notification, a colon, and its bits. */
    public synchronized List<String> signals() {
        return List.copyOf(signals);
    }

    /** Connections that are open. */
    public synchronized int connections() {
        return sessions.size();
    }

    /** Calls that wait for their answer. */
    public synchronized int waiting() {
        return putOff.size();
    }

    @Override
    public Pending putOff(Loan loan) {
        current.isPutOff = true;
        current.loan = loan;
        current.server.putOff();
        putOff.add(current);
        return current;
    }

    /** A client's channel by a handle; any thread's. */
    public Channel channel(Handle handle) {
        return new Channel() {
            @Override
            protected Exchange exchange() {
                return new Exchange(CLIENTS.get(), null);
            }

            @Override
            protected void send(Exchange exchange) {
                Stage.this.call(handle, exchange);
            }
        };
    }

    private synchronized void call(Handle handle, Exchange client) {
        Session session = sessions.get(handle.value());
        if (session == null) {
            throw new Failure(Failure.NOT_OPEN);
        }
        StagedCall call = new StagedCall(client);
        StagedCall outer = current;
        current = call;
        call.server.arrived();
        try {
            session.dispatch(call.server);
        } catch (Failure failure) {
            call.server.fail(failure);
        }
        current = outer;
        if (call.isPutOff) {
            await(call);
        } else {
            call.server.seal();
        }
        copy(call.server, client);
        SimulatedMemory.free(call.memory);
    }

    private void await(StagedCall call) {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!call.isAnswered) {
            pause(end, "a call was put off and never answered");
        }
    }

    private void pause(long end, String otherwise) {
        try {
            wait(Math.max(1, end - System.currentTimeMillis()));
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (System.currentTimeMillis() > end) {
            throw new IllegalStateException(otherwise);
        }
    }
}

package astryon.services.kit;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.WaitingCalls;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Runs a service: takes calls from an endpoint and has the session of their connection answer them, one after the other. While a call is answered the service may call
 * others; what it was sent has been taken out of the exchange by then.
 */
public final class ServiceLoop implements Host {
    private static final Handle CURRENT_CALLER = new Handle(0);
    private static final long ENDPOINT = 0;
    /** From here on up to {@link #Connections.MOST}, badges that who has the endpoint gives say nothing but which client it is: its calls are those of badge 0, and it may have {@link Host#MOST_CONNECTIONS}. */
    static final int FIRST_CLIENT = 1 << 18;
    /** Making a connection takes longer. */
    private static final long NANOS_PER_CONNECTION = 100;

    private final Handle endpoint;
    private final Exchange exchange = new Exchange(EndpointChannel.area(), new KernelLender(CURRENT_CALLER));
    private final Message message = exchange.message();
    /** No earlier program has made so many. */
    private final Connections connections = new Connections(SystemClock.nanos() / NANOS_PER_CONNECTION);
    /** What else is waited for, there only as long as there is something; and what is done then, by key; null where nothing is. */
    private Handle waitSet = new Handle(0);
    private final List<Reaction> reactions = new ArrayList<>();
    private final long[] sent = new long[MessageTag.MAX_HANDLES];
    private LongFunction<Session> sessionsGiven = badge -> null;
    /** Of who has a handle with a badge of its own, while it has it. */
    private final Map<Long, ClientAccount> clients = new HashMap<>();
    /** Badge of the call that is being answered, or 0 if something else is being done. */
    private long current;
    private Faults faults;
    private boolean ended;
    private Runnable last = () -> { };
    private boolean adopted;

    /** Hears of faults of processes whose supervisor calls the endpoint ({@link MessageTag#FAULT}, in {@code message}); they stand. */
    public interface Faults {
        void fault(long badge, Message message);
    }

    /** Either an action, or what {@link #runGiven} has, of another endpoint. */
    private record Reaction(long object, Runnable action, LongFunction<Session> given) {
    }

    private record KernelLender(Handle reply) implements Loan.Lender {
        @Override
        public long read(long offset, Address to, long bytes) {
            return Calls.leaseRead(reply, offset, to, new Size(bytes));
        }

        @Override
        public long write(long offset, Address from, long bytes) {
            return Calls.leaseWrite(reply, offset, from, new Size(bytes));
        }
    }

    private record KernelPending(Handle reply, Loan loan) implements Pending {
        @Override
        public void answer(long word) {
            Exchange exchange = begin();
            exchange.put(word);
            send(exchange);
        }

        @Override
        public boolean answer(Handle handle, long... words) {
            Exchange exchange = begin();
            exchange.putHandle(handle);
            for (long word : words) {
                exchange.put(word);
            }
            boolean taken = send(exchange) == 0;
            if (!taken) {
                Calls.handleClose(handle);
            }
            return taken;
        }

        @Override
        public void fail(Failure why) {
            Exchange exchange = begin();
            exchange.fail(why);
            send(exchange);
        }

        private static Exchange begin() {
            Exchange exchange = new Exchange(EndpointChannel.area(), null);
            exchange.begin(0);
            return exchange;
        }

        private long send(Exchange exchange) {
            exchange.seal();
            return Calls.reply(reply, exchange.message());
        }
    }

    /** The badge by which a service that has this loop knows a client, of whoever gives it a handle. */
    public static long clientBadge(int number) {
        return FIRST_CLIENT + number % (Connections.MOST - FIRST_CLIENT);
    }

    /** Of an endpoint with all rights, for the thread that makes it. */
    public ServiceLoop(Handle endpoint) {
        this.endpoint = endpoint;
    }

    /** Serves for ever: calls by handles that are no connection's, as who starts the service has one, go to the session that is made first. */
    public static void serve(Handle endpoint, Function<ServiceLoop, Session> first) {
        ServiceLoop loop = new ServiceLoop(endpoint);
        loop.run(first.apply(loop));
    }

    @Override
    public Handle connect(Session session) {
        return connect(session, payer(), Rights.CONNECTION);
    }

    /** One whose holder can revoke what is derived from it. */
    public Handle connectRevocable(Session session) {
        return connect(session, payer(), Rights.CONNECTION | Rights.Bit.REVOKE);
    }

    @Override
    public Handle connectClient(Session session) {
        ClientAccount payer = payer();
        return connect(session, payer == null ? new ClientAccount() : payer, Rights.CONNECTION);
    }

    /** Whose account it is to which what is made now is counted; null for one that may have any number of connections. */
    private ClientAccount payer() {
        if (current >= Connections.MOST) {
            return connections.get(current).account();
        }
        return current < FIRST_CLIENT ? null : clients.computeIfAbsent(current, client -> new ClientAccount());
    }

    private Handle connect(Session session, ClientAccount account, int rights) {
        if (account != null) {
            account.requireRoom();
        }
        long badge = connections.newBadge();
        Handle connection = Calls.endpointConnect(endpoint, badge, rights);
        if (connection.isError()) {
            connections.giveBack(badge);
            throw new Failure(Failure.NO_MEMORY);
        }
        connections.put(badge, session, account);
        try {
            session.connected(badge);
        } catch (Failure noRoom) {
            // Whoever it was for has not got it: it ends here, and nobody is to be told.
            connections.giveBack(badge);
            Calls.handleClose(connection);
            throw noRoom;
        }
        if (account != null) {
            account.add();
        }
        return connection;
    }

    @Override
    public void adopt(long badge, Session session) {
        connections.put(badge, session, new ClientAccount());
        adopted = true;
    }

    @Override
    public void close(Handle handle) {
        Calls.handleClose(handle);
    }

    @Override
    public Handle createNotification() {
        return orNoMemory(Calls.notificationCreate());
    }

    @Override
    public Handle toWait(Handle notification) {
        return orNoMemory(Calls.handleDuplicate(notification, Rights.Bit.WAIT | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER));
    }

    private static Handle orNoMemory(Handle made) {
        if (made.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return made;
    }

    @Override
    public void signal(Handle notification, long bits) {
        Calls.notificationSignal(notification, bits);
    }

    @Override
    public long signalsOf(Handle notification) {
        return Math.max(Calls.notificationWait(notification, -1L, MessageTag.NO_WAIT), 0);
    }

    /** Null if there is none. */
    private Session session(long badge) {
        Connections.Connected connected = connections.get(badge);
        return connected == null ? null : connected.session();
    }

    @Override
    public Pending putOff(Loan loan) {
        Handle reply = Calls.replyDetach();
        if (reply.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        exchange.putOff();
        return new KernelPending(reply, loan == null ? null : loan.through(new KernelLender(reply)));
    }

    @Override
    public void whenever(Handle object, Runnable reaction) {
        add(object, new Reaction(object.value(), reaction, null));
    }

    /** Serves another endpoint, too: calls by handles to it that are no connection's go to this session. */
    public void alsoServe(Handle other, Session session) {
        add(other, new Reaction(other.value(), null, badge -> badge == 0 ? session : null));
    }

    private void add(Handle object, Reaction added) {
        if (reactions.isEmpty()) {
            waitSet = new Handle(SystemError.check(Calls.waitSetCreate().value()));
            SystemError.check(Calls.waitSetAdd(waitSet, endpoint, ENDPOINT));
            reactions.add(new Reaction(endpoint.value(), null, null));
        }
        int key = 1;
        while (key < reactions.size() && reactions.get(key) != null) {
            key++;
        }
        SystemError.check(Calls.waitSetAdd(waitSet, object, key));
        if (key == reactions.size()) {
            reactions.add(added);
        } else {
            reactions.set(key, added);
        }
    }

    @Override
    public void noMore(Handle object) {
        for (int key = 1; key < reactions.size(); key++) {
            if (reactions.get(key) != null && reactions.get(key).object == object.value()) {
                Calls.waitSetRemove(waitSet, object);
                reactions.set(key, null);
            }
        }
        while (!reactions.isEmpty() && reactions.get(reactions.size() - 1) == null) {
            reactions.remove(reactions.size() - 1);
        }
        if (reactions.size() == 1) {
            // Calls alone are waited for without it, which is quicker.
            Calls.handleClose(waitSet);
            waitSet = new Handle(0);
            reactions.clear();
        }
    }

    /** Who hears of faults. */
    public void onFault(Faults listener) {
        faults = listener;
    }

    /** What is done before the program ends with the system. */
    public void lastly(Runnable action) {
        last = action;
    }

    /** Has {@link #run} return when what is being done is done. */
    public void end() {
        ended = true;
    }

    /** Until the {@link #end}; {@code first} has the calls by handles that are no connection's. */
    public void run(Session first) {
        runGiven(badge -> badge == 0 ? first : null);
    }

    /** The same; {@code given} has, by their badge, the sessions of handles that are no connection's, but made by who has the endpoint, too: their badges are below {@link #Connections.MOST}. */
    public void runGiven(LongFunction<Session> given) {
        LastCall lastCall = new LastCall(() -> last.run());
        sessionsGiven = badge -> badge == LastCall.BADGE ? lastCall : given.apply(badge);
        if (adopted) {
            connections.findFree();
        }
        Presence.answerIn(this);
        Presence.ready();
        message.setTag(MessageTag.NO_REPLY);
        while (!ended) {
            if (waitSet.value() != 0) {
                awaitCall();
                continue;
            }
            long result = replyReceive();
            if (result == 0) {
                answer();
            } else if ((message.tag() & MessageTag.NO_REPLY) == 0) {
                // The client cannot take this reply, or is as good as gone.
                exchange.fail(new Failure(Failure.NO_MEMORY));
                exchange.seal();
            }
        }
    }

    /** Sends the reply there is, and does what else is to be done until a call waits, or until there is nothing else any more. */
    private void awaitCall() {
        while (!ended && waitSet.value() != 0) {
            message.setTag(message.tag() | MessageTag.DEADLINE);
            message.setDeadline(MessageTag.NO_WAIT);
            long result = replyReceive();
            if (result == 0) {
                answer();
                continue;
            }
            if (result != -ErrorCode.Number.TIMED_OUT) {
                exchange.fail(new Failure(Failure.NO_MEMORY));
                exchange.seal();
                continue;
            }
            message.setTag(MessageTag.NO_REPLY);
            long key = SystemError.check(WaitingCalls.waitSetWait(waitSet));
            if (key != ENDPOINT) {
                react(reactions.get((int) key));
            }
        }
    }

    private void react(Reaction reaction) {
        current = 0;
        if (reaction.given == null) {
            reaction.action.run();
            message.setTag(MessageTag.NO_REPLY);
            return;
        }
        message.setTag(MessageTag.NO_REPLY | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        if (WaitingCalls.replyReceive(new Handle(reaction.object), message) == 0) {
            answer(reaction.given);
        } else {
            message.setTag(MessageTag.NO_REPLY);
        }
    }

    /** Handles of a reply that was not taken are still this process's: they are closed. */
    private long replyReceive() {
        int count = MessageTag.handles(message.tag());
        for (int i = 0; i < count; i++) {
            sent[i] = message.word(i);
        }
        long result = WaitingCalls.replyReceive(endpoint, message);
        if (result < 0 && result != -ErrorCode.Number.TIMED_OUT) {
            for (int i = 0; i < count; i++) {
                Calls.handleClose(new Handle(sent[i]));
            }
        }
        return result;
    }

    /** Answers the calls that wait at an endpoint, which nobody serves, with a failure. */
    public static void refuse(Handle endpoint, Failure why) {
        Exchange exchange = new Exchange(EndpointChannel.area(), null);
        Message message = exchange.message();
        message.setTag(MessageTag.NO_REPLY | MessageTag.DEADLINE);
        message.setDeadline(MessageTag.NO_WAIT);
        while (WaitingCalls.replyReceive(endpoint, message) == 0) {
            boolean isCall = MessageTag.operation(message.tag()) != MessageTag.ENDED;
            exchange.arrived();
            for (Handle handle : exchange.handlesLeft()) {
                Calls.handleClose(handle);
            }
            exchange.fail(why);
            exchange.seal();
            message.setTag((isCall ? message.tag() : MessageTag.NO_REPLY) | MessageTag.DEADLINE);
            message.setDeadline(MessageTag.NO_WAIT);
        }
    }

    private void answer() {
        answer(sessionsGiven);
    }

    private void answer(LongFunction<Session> given) {
        long badge = message.badge();
        Session session = badge >= Connections.MOST ? session(badge) : given.apply(badge < FIRST_CLIENT ? badge : 0);
        if (MessageTag.operation(message.tag()) == MessageTag.ENDED) {
            ended(badge, session);
            message.setTag(MessageTag.NO_REPLY);
            return;
        }
        if (MessageTag.operation(message.tag()) == MessageTag.FAULT && faults != null) {
            faults.fault(badge, message);
            message.setTag(MessageTag.of(MessageTag.FAULT, 0));
            return;
        }
        exchange.arrived();
        try {
            if (session == null) {
                throw new Failure(Failure.NOT_OPEN);
            }
            current = badge;
            session.dispatch(exchange);
        } catch (Failure failure) {
            for (Handle handle : exchange.handlesLeft()) {
                Calls.handleClose(handle);
            }
            exchange.fail(failure);
        }
        if (exchange.isPutOff()) {
            message.setTag(MessageTag.NO_REPLY);
        } else {
            exchange.seal();
        }
    }

    private void ended(long badge, Session session) {
        if (badge >= FIRST_CLIENT && badge < Connections.MOST) {
            clients.remove(badge);
            return;
        }
        if (session == null) {
            return;
        }
        if (badge >= Connections.MOST) {
            ClientAccount account = connections.get(badge).account();
            connections.giveBack(badge);
            if (account != null) {
                account.remove();
            }
        }
        session.ended();
    }
}

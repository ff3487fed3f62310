package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Admission;
import astryon.protocol.Broker;
import astryon.protocol.BrokerDispatcher;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.ProcessList;
import astryon.services.kit.Pending;
import astryon.services.kit.Session;
import astryon.sys.Calls;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of a regular program, from when somebody wants it until it has ended; and the broker as that sees it. Every service it is connected to it has by a handle that hangs from one kept here,
 * and dies when that is revoked.
 */
final class Confined implements Broker, Session, Requests.Applicant {
    static final long SECOND = 1_000_000_000;

    private final Sandbox sandbox;
    private final Services services;
    private final Requests requests;
    private final Confinement.Start start;
    private final Member member;
    /** What it has asked for, and has until it is revoked. */
    private final List<Connection> connections = new ArrayList<>();
    /** Who waits: who starts it, and later what asks for a service. */
    private Pending waiting;
    private boolean isAdmitted;
    /** Its process, and what that and all it makes spend from, once it runs. */
    private Handle process = new Handle(0);
    private Handle budget = new Handle(0);

    /** @param kept what the program's handles to a service hang from */
    private record Connection(String service, Handle kept, boolean isAsked) {
    }

    /**
     * Asks whether the program may start.
     *
     * @param starter waits for its process
     */
    Confined(Sandbox sandbox, Services services, Requests requests, Confinement.Start start, Member member, Pending starter) {
        this.sandbox = sandbox;
        this.services = services;
        this.requests = requests;
        this.start = start;
        this.member = member;
        waiting = starter;
        requests.add(Admission.START, sandbox.name(), "", this);
    }

    Member member() {
        return member;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** It runs, and spends from {@code budget}. */
    void began(Handle process, Handle budget) {
        this.process = process;
        this.budget = budget;
    }

    /** Nanoseconds of processor time that it and all that it made have had. */
    long nanos() {
        return Calls.budgetTime(budget);
    }

    /** Bytes that they make the kernel hold. */
    long bytes() {
        return Calls.budgetUsed(budget);
    }

    /** Ends it if it has had all the time that it may have; whether that is limited. */
    boolean isLimitedInTime() {
        if (sandbox.seconds() == 0) {
            return false;
        }
        if (nanos() > sandbox.seconds() * SECOND) {
            Calls.processKill(process, ProcessList.KILL);
        }
        return true;
    }

    void addUses(List<Admission.Use> uses) {
        for (Connection each : connections) {
            uses.add(new Admission.Use(sandbox.name(), each.service, each.isAsked));
        }
    }

    /** Null if there is none. */
    private Connection known(String service) {
        for (Connection each : connections) {
            if (each.service.equals(service)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public void dispatch(Exchange exchange) {
        BrokerDispatcher.dispatch(this, exchange);
    }

    @Override
    public void admitted(Handle files) {
        Pending starter = waiting;
        waiting = null;
        isAdmitted = true;
        start.perform(this, files, starter);
    }

    @Override
    public void allowed(String service) {
        Pending asker = waiting;
        waiting = null;
        try {
            asker.answer(connection(service, true));
        } catch (Failure failure) {
            asker.fail(failure);
        }
    }

    @Override
    public void refused(Failure why) {
        Pending asker = waiting;
        waiting = null;
        asker.fail(why);
        if (!isAdmitted) {
            start.abandon();
        }
    }

    @Override
    public Handle connect(String service) {
        if (sandbox.grants().contains(service) || known(service) != null) {
            return connection(service, false);
        }
        if (!sandbox.asks().contains(service)) {
            requests.refused(sandbox.name());
            throw new Failure(Failure.NOT_PERMITTED, "the manifest of ".concat(sandbox.name()).concat(" does not name ").concat(service));
        }
        if (waiting != null) {
            throw new Failure(Failure.BUSY, sandbox.name().concat(" asks for something already"));
        }
        waiting = start.putOff();
        requests.add(Admission.CONNECT, sandbox.name(), service, this);
        return new Handle(0);
    }

    private Handle connection(String service, boolean isAsked) {
        Connection known = known(service);
        if (known == null) {
            known = new Connection(service, checked(services.service(service).forClient(member.number)), isAsked);
            connections.add(known);
        }
        return checked(Calls.handleDerive(known.kept, Rights.CONNECTION));
    }

    private static Handle checked(Handle handle) {
        if (handle.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return handle;
    }

    /** Whether there was a connection. */
    boolean revoke(String service) {
        Connection connection = known(service);
        if (connection == null) {
            return false;
        }
        connections.remove(connection);
        end(connection);
        return true;
    }

    private static void end(Connection connection) {
        Calls.handleRevoke(connection.kept);
        Calls.handleClose(connection.kept);
    }

    /** The process has ended. */
    void forget() {
        requests.withdraw(this);
        if (waiting != null) {
            refused(new Failure(Failure.GONE));
        }
        for (Connection each : connections) {
            end(each);
        }
        connections.clear();
    }

    @Override
    public int number() {
        return member.number;
    }

    @Override
    public int nextNumber() {
        throw new Failure(Failure.NOT_PERMITTED);
    }

    @Override
    public void catchSignals(Handle notification, long caught) {
        member.listen(notification, caught);
    }

    @Override
    public Handle crashReports() {
        return start.reports();
    }

    @Override
    public Started start(Loan texts, int arguments, int page, long ignored, Handle program, Handle input, Handle output, Handle errors) {
        return refuse(program, input, output, errors);
    }

    @Override
    public Started startConfined(Loan texts, int arguments, long ignored, String program, Handle input, Handle output, Handle errors) {
        return refuse(input, output, errors);
    }

    private static Started refuse(Handle... handles) {
        for (Handle handle : handles) {
            Calls.handleClose(handle);
        }
        throw new Failure(Failure.NOT_PERMITTED, "regular programs start no others");
    }
}

package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Broker;
import astryon.protocol.BrokerDispatcher;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.Birth;
import astryon.services.kit.Host;
import astryon.services.kit.Loader;
import astryon.services.kit.Session;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** What one program can reach: the files it was given, and the services that its grants name. What it starts can reach the same. */
final class BrokerSession implements Broker, Session {
    /** Everybody has it; who was granted it sees all. */
    static final String PROCESSES = "processes";

    private final Host host;
    private final Executables executables;
    private final Services services;
    private final Confinement confinement;
    private final Handle files;
    private final List<String> grants;
    private final Births born;
    private final Members members;
    private final Member member;

    /** Hears of processes, and of how they end. */
    interface Births {
        void of(Handle process);

        /** Where a process tells of its end: that of the page's program itself, or one that was started by it. Throws {@link Failure} if nobody hears of it. */
        Handle reports(boolean isOwn);
    }

    /**
     * @param born hears of each process that is started, before it is
     * @param member whose connection it is
     */
    BrokerSession(Host host, Executables executables, Services services, Confinement confinement, Handle files, List<String> grants, Births born, Members members, Member member) {
        this.host = host;
        this.executables = executables;
        this.services = services;
        this.confinement = confinement;
        this.files = files;
        this.grants = grants;
        this.born = born;
        this.members = members;
        this.member = member;
    }

    /** Its process has ended, or never began. */
    @Override
    public void ended() {
        members.end(member);
    }

    @Override
    public void dispatch(Exchange exchange) {
        BrokerDispatcher.dispatch(this, exchange);
    }

    @Override
    public Handle connect(String service) {
        if (service.equals(PROCESSES)) {
            return host.connect(new ProcessListSession(members, grants.contains(PROCESSES) ? ProcessListSession.ALL : member.session));
        }
        if (!grants.contains(service)) {
            throw new Failure(Failure.NOT_PERMITTED, "this program was not granted ".concat(service));
        }
        Handle copy = Calls.handleDuplicate(services.endpoint(service), Rights.CONNECTION);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return copy;
    }

    @Override
    public Started start(Loan texts, int arguments, int page, long ignored, Handle program, Handle input, Handle output, Handle errors) {
        try {
            List<String> all = texts(texts);
            if (arguments < 1 || all.size() < 1 + arguments) {
                throw new Failure(Failure.BAD_ARGUMENT);
            }
            Member child = members.add(member, all.get(1), ignored);
            Handle broker = host.connect(new BrokerSession(host, executables, services, confinement, files, grants, born, members, child));
            try {
                Loader.Prepared prepared = executables.prepare(program, (long) page * UserSpace.PAGE, new Birth(all.subList(1, 1 + arguments),
                        all.subList(1 + arguments, all.size()), all.get(0), List.of(), input, output, errors, files, broker));
                born.of(prepared.process());
                members.begin(child, prepared.process());
                prepared.start();
                return new Started(prepared.process(), child.number);
            } finally {
                Calls.handleClose(broker);
            }
        } catch (SystemError refused) {
            throw new Failure(Failure.NO_MEMORY, refused.getMessage());
        } finally {
            Calls.handleClose(program);
            Calls.handleClose(input);
            Calls.handleClose(output);
            Calls.handleClose(errors);
        }
    }

    @Override
    public int number() {
        return member.number;
    }

    @Override
    public int nextNumber() {
        return members.nextNumber();
    }

    @Override
    public void catchSignals(Handle notification, long caught) {
        member.listen(notification, caught);
    }

    @Override
    public Started startConfined(Loan texts, int arguments, long ignored, String program, Handle input, Handle output, Handle errors) {
        Member child = null;
        try {
            List<String> all = texts(texts);
            if (arguments < 1 || all.size() < 1 + arguments) {
                throw new Failure(Failure.BAD_ARGUMENT);
            }
            child = members.add(member, all.get(1), ignored);
            confinement.start(program, child, born, all.subList(1, 1 + arguments), all.subList(1 + arguments, all.size()), input, output, errors);
            return null;
        } catch (Failure failure) {
            if (child != null) {
                members.end(child);
            }
            Calls.handleClose(input);
            Calls.handleClose(output);
            Calls.handleClose(errors);
            throw failure;
        }
    }

    @Override
    public Handle crashReports() {
        return born.reports(member.number == member.session);
    }

    private static List<String> texts(Loan texts) {
        if (texts.size() > Exchange.LOAN_BYTES) {
            throw new Failure(Failure.TOO_MUCH_TEXT);
        }
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        texts.read(0, room, texts.size());
        List<String> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (room.plus(i).loadByte() == 0) {
                all.add(Utf8.decode(room.plus(start), i - start));
                start = i + 1;
            }
        }
        return all;
    }
}

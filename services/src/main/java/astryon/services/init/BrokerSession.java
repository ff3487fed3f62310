package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
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
    private final Host host;
    private final Loader loader;
    private final Executables executables;
    private final Services services;
    private final Handle files;
    private final List<String> grants;
    private final Births born;

    /** Hears of processes. */
    interface Births {
        void of(Handle process);
    }

    /** @param born hears of each process that is started, before it is */
    BrokerSession(Host host, Loader loader, Executables executables, Services services, Handle files, List<String> grants, Births born) {
        this.host = host;
        this.loader = loader;
        this.executables = executables;
        this.services = services;
        this.files = files;
        this.grants = grants;
        this.born = born;
    }

    @Override
    public void dispatch(Exchange exchange) {
        BrokerDispatcher.dispatch(this, exchange);
    }

    @Override
    public Handle connect(String service) {
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
    public Handle start(Loan texts, int arguments, Handle program, Handle input, Handle output, Handle errors) {
        try {
            List<String> all = texts(texts);
            if (arguments < 1 || all.size() < 1 + arguments) {
                throw new Failure(Failure.BAD_ARGUMENT);
            }
            Handle broker = host.connect(new BrokerSession(host, loader, executables, services, files, grants, born));
            try {
                Loader.Prepared prepared = loader.prepare(executables.of(program), new Birth(all.subList(1, 1 + arguments),
                        all.subList(1 + arguments, all.size()), all.get(0), List.of(), input, output, errors, files, broker));
                born.of(prepared.process());
                prepared.start();
                return prepared.process();
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

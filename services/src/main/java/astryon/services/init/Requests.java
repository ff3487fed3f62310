package astryon.services.init;

import astryon.abi.Handle;
import astryon.protocol.Admission;
import astryon.protocol.AdmissionDispatcher;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.services.kit.Host;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;

/** What regular programs want and the permission manager is to decide. Nobody here waits for it: who asks does. */
final class Requests implements Admission, Session {
    private static final long SOMETHING = 1;
    private static final Request NOTHING = new Request(0, NONE, "", "");

    private final Host host;
    private final Programs programs;
    private final List<Open> open = new ArrayList<>();
    /** Of what needs no answer: each is told once. */
    private final List<Request> news = new ArrayList<>();
    private Handle watcher = new Handle(0);
    private long lastNumber;

    /** Who hears what was decided. */
    interface Applicant {
        void admitted(Handle files);

        void allowed(String service);

        /** Of a {@link Admission#CONNECT}, or of the {@link Admission#START}. */
        void refused(Failure why);
    }

    /** The regular programs that run. */
    interface Programs {
        /** Ends the connections that programs of a name have to a service: how many programs had one. */
        int revoke(String program, String service);

        List<Use> uses();

        /** MiB that a program's own folder may hold; throws {@link Failure} if there is no such program. */
        int storage(String program);

        /** Nobody has taken requests so far. */
        void wakeManager();
    }

    private static final class Open {
        private final Request request;
        private final Applicant applicant;
        private boolean isTaken;

        private Open(Request request, Applicant applicant) {
            this.request = request;
            this.applicant = applicant;
        }
    }

    Requests(Host host, Programs programs) {
        this.host = host;
        this.programs = programs;
    }

    @Override
    public void dispatch(Exchange exchange) {
        AdmissionDispatcher.dispatch(this, exchange);
    }

    void add(int kind, String program, String service, Applicant applicant) {
        open.add(new Open(new Request(++lastNumber, kind, program, service), applicant));
        signal();
    }

    /** A program was refused what its manifest does not name. What was not heard yet is not said twice. */
    void refused(String program) {
        for (Request each : news) {
            if (each.kind() == REFUSED && each.program().equals(program)) {
                return;
            }
        }
        news.add(new Request(0, REFUSED, program, ""));
        signal();
    }

    /** The applicant is gone. */
    void withdraw(Applicant applicant) {
        for (int i = open.size() - 1; i >= 0; i--) {
            Open each = open.get(i);
            if (each.applicant == applicant) {
                open.remove(i);
                if (each.isTaken) {
                    news.add(new Request(each.request.number(), WITHDRAWN, each.request.program(), each.request.service()));
                    signal();
                }
            }
        }
    }

    private void signal() {
        if (watcher.value() != 0) {
            host.signal(watcher, SOMETHING);
        } else {
            programs.wakeManager();
        }
    }

    @Override
    public void watch(Handle notification) {
        if (watcher.value() != 0) {
            host.close(watcher);
        }
        watcher = notification;
        for (int i = news.size() - 1; i >= 0; i--) {
            if (news.get(i).kind() == WITHDRAWN) {
                news.remove(i);
            }
        }
        for (Open each : open) {
            each.isTaken = false;
        }
        signal();
    }

    @Override
    public Request next() {
        if (!news.isEmpty()) {
            return news.remove(0);
        }
        for (Open each : open) {
            if (!each.isTaken) {
                each.isTaken = true;
                return each.request;
            }
        }
        return NOTHING;
    }

    /** Null if the request is no longer there. */
    private Open take(long number, int kind) {
        for (int i = 0; i < open.size(); i++) {
            Request request = open.get(i).request;
            if (request.number() == number && (kind == NONE || request.kind() == kind)) {
                return open.remove(i);
            }
        }
        return null;
    }

    @Override
    public void admit(long number, Handle files) {
        Open started = take(number, START);
        if (started == null) {
            host.close(files);
        } else {
            started.applicant.admitted(files);
        }
    }

    @Override
    public void allow(long number) {
        Open connected = take(number, CONNECT);
        if (connected != null) {
            connected.applicant.allowed(connected.request.service());
        }
    }

    @Override
    public void refuse(long number, String why) {
        Open refused = take(number, NONE);
        if (refused != null) {
            refused.applicant.refused(new Failure(Failure.NOT_PERMITTED, why));
        }
    }

    @Override
    public int revoke(String program, String service) {
        return programs.revoke(program, service);
    }

    @Override
    public Use use(int place) {
        List<Use> uses = programs.uses();
        if (place < 0 || place >= uses.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return uses.get(place);
    }

    @Override
    public int storage(String program) {
        return programs.storage(program);
    }
}

package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.abi.SystemPage;
import astryon.library.Utf8;
import astryon.protocol.Admission.Use;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.ProcessList;
import astryon.protocol.Sandboxes;
import astryon.protocol.SandboxesDispatcher;
import astryon.services.kit.Birth;
import astryon.services.kit.Loader;
import astryon.services.kit.Pending;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.Session;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** The regular programs: those that have a manifest beside them in the boot archive, by which alone they are known. */
final class Confinement implements Sandboxes, Session, Requests.Programs {
    private static final String MANIFEST = ".program";
    /** Of a process, what who wanted it gets. */
    private static final int STARTER_RIGHTS = Rights.Bit.ALL;

    private final Loader loader;
    private final BootArchive archive;
    private final ServiceLoop loop;
    private final Services services;
    private final Requests requests;
    private final Members members;
    private final Runnable manager;
    private final List<Confined> running = new ArrayList<>();
    /** Made when one is limited in time. */
    private Handle timer = new Handle(0);

    /** @param manager has the permission manager run, if it does not */
    Confinement(Loader loader, BootArchive archive, ServiceLoop loop, Services services, Members members, Runnable manager) {
        this.loader = loader;
        this.archive = archive;
        this.loop = loop;
        this.services = services;
        this.members = members;
        this.manager = manager;
        requests = new Requests(loop, this);
    }

    /** What remains to be done when a program may start. */
    interface Start {
        void perform(Confined program, Handle files, Pending starter);

        /** It may not. */
        void abandon();

        /** The call that is being answered is answered later. */
        Pending putOff();

        /** Where it tells of its end. */
        Handle reports();
    }

    Requests requests() {
        return requests;
    }

    @Override
    public void dispatch(Exchange exchange) {
        SandboxesDispatcher.dispatch(this, exchange);
    }

    /** Throws {@link Failure} if there is none. */
    private Sandbox find(String name) {
        int file = archive.find(name.concat(MANIFEST));
        if (file < 0) {
            throw new Failure(Failure.NOT_THERE, "no regular program is called ".concat(name));
        }
        return Sandbox.of(SystemPage.parse(Utf8.decode(archive.file(file), (int) archive.size(file).value())).get(0));
    }

    /** Starts a program when the permission manager has admitted it; the call that is being answered gets its process then. The handles are this process's from now on. */
    void start(String name, Member member, BrokerSession.Births born, List<String> arguments, List<String> variables, Handle input, Handle output, Handle errors) {
        Sandbox sandbox = find(name);
        Start start = new Start() {
            @Override
            public void perform(Confined program, Handle files, Pending starter) {
                Handle broker = Birth.NOTHING;
                try {
                    broker = loop.connect(program);
                    run(program, sandbox.birth(arguments, variables, input, output, errors, files, broker), born, starter);
                } catch (Failure failure) {
                    members.end(member);
                    starter.fail(failure);
                } catch (SystemError | IllegalArgumentException refused) {
                    members.end(member);
                    starter.fail(new Failure(Failure.NO_MEMORY, refused.getMessage()));
                } finally {
                    Calls.handleClose(broker);
                    Calls.handleClose(files);
                    closeStreams();
                }
            }

            @Override
            public void abandon() {
                members.end(member);
                closeStreams();
            }

            private void closeStreams() {
                Calls.handleClose(input);
                Calls.handleClose(output);
                Calls.handleClose(errors);
            }

            @Override
            public Pending putOff() {
                return loop.putOff(null);
            }

            @Override
            public Handle reports() {
                return born.reports(false);
            }
        };
        new Confined(sandbox, services, requests, start, member, loop.putOff(null));
    }

    /** What it makes spends from its budget, and ends with it. */
    private void run(Confined program, Birth birth, BrokerSession.Births born, Pending starter) {
        Handle budget = program.sandbox().budget(Startup.block().handle(InitHandles.BUDGET));
        Loader.Prepared prepared;
        try {
            prepared = loader.spendingFrom(budget).withoutLog().prepare(program.sandbox().image(), birth);
        } catch (RuntimeException refused) {
            Calls.handleClose(budget);
            throw refused;
        }
        Handle process = prepared.process();
        born.of(process);
        members.begin(program.member(), process);
        program.began(process, budget);
        running.add(program);
        loop.whenever(process, () -> {
            loop.noMore(process);
            running.remove(program);
            program.forget();
            members.end(program.member());
            Calls.budgetEnd(budget);
            Calls.handleClose(budget);
            Calls.handleClose(process);
        });
        watchTime();
        Handle copy = new Handle(SystemError.check(Calls.handleDuplicate(process, STARTER_RIGHTS).value()));
        prepared.start();
        if (!starter.answer(copy, program.member().number)) {
            Calls.processKill(process, ProcessList.KILL);
        }
    }

    /** Once a second, as long as there is one that may not have any time it wants. */
    private void watchTime() {
        boolean any = false;
        for (Confined each : running) {
            any |= each.isLimitedInTime();
        }
        if (any && timer.value() == 0) {
            timer = new Handle(SystemError.check(Calls.timerCreate().value()));
            loop.whenever(timer, this::watchTime);
        }
        if (timer.value() != 0) {
            Calls.timerSet(timer, any ? SystemClock.nanos() + Confined.SECOND : 0, 0);
        }
    }

    @Override
    public Used used(int place) {
        Sandboxes.Regular program = program(place);
        long nanos = 0;
        long bytes = 0;
        for (Confined each : running) {
            if (each.sandbox().name().equals(program.name())) {
                nanos += each.nanos();
                bytes += each.bytes();
            }
        }
        return new Used(nanos, bytes);
    }

    @Override
    public int revoke(String program, String service) {
        int count = 0;
        for (Confined each : running) {
            if (each.sandbox().name().equals(program) && each.revoke(service)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void wakeManager() {
        manager.run();
    }

    @Override
    public int storage(String program) {
        return find(program).storage();
    }

    @Override
    public List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        for (Confined each : running) {
            each.addUses(uses);
        }
        return uses;
    }

    @Override
    public Reach reach(String program, int place) {
        List<Reach> all = find(program).reach();
        if (place < 0 || place >= all.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return all.get(place);
    }

    @Override
    public Sandboxes.Regular program(int place) {
        int seen = 0;
        for (int i = 0; i < archive.count(); i++) {
            String file = archive.name(i);
            if (file.endsWith(MANIFEST) && seen++ == place) {
                String name = file.substring(0, file.length() - MANIFEST.length());
                return new Sandboxes.Regular(name, running(name));
            }
        }
        throw new Failure(Failure.NOT_THERE);
    }

    private int running(String name) {
        int count = 0;
        for (Confined each : running) {
            count += each.sandbox().name().equals(name) ? 1 : 0;
        }
        return count;
    }
}

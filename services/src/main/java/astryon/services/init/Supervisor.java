package astryon.services.init;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Rights;
import astryon.abi.SystemPage;
import astryon.magic.Size;
import astryon.protocol.Failure;
import astryon.protocol.Supervision;
import astryon.services.kit.Birth;
import astryon.services.kit.Console;
import astryon.services.kit.Loader;
import astryon.services.kit.ServiceLoop;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the programs of a system page, and again when they end, if the page says so. The endpoints of what they provide are init's: who calls before a program runs waits for it, or has
 * it started, and connections outlive who serves them.
 */
final class Supervisor {
    private static final int KIBIBYTE = 1024;
    /** A service of which each program has its own. */
    private static final String KEEPER = "keeper";
    private static final long MEBIBYTE = 1 << 20;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Loader loader;
    private final ServiceLoop loop;
    private final Console console;
    /** What {@code $arguments} in the page stands for. */
    private final String bootArguments;
    private final Services services = new Services();
    private final Keepers keepers = new Keepers();
    private final Members members = new Members();
    private final Confinement confinement;
    private final List<Supervised> programs = new ArrayList<>();
    private final LogConnections logs = new LogConnections(services, programs);
    private final FaultReports reports = new FaultReports(services, programs);
    private final MachineEnd machine;
    private int exitCode;
    private boolean again;
    private boolean isEnding;

    Supervisor(Loader loader, BootArchive archive, ServiceLoop loop, Console console, String bootArguments) {
        machine = new MachineEnd(console);
        this.loader = loader;
        this.loop = loop;
        this.console = console;
        this.bootArguments = bootArguments;
        confinement = new Confinement(loader, archive, loop, services, members, this::startPermissionManager);
    }

    /** Runs the system, and ends the machine when that is to end: does not return. */
    void run(List<SystemPage.Program> page) {
        services.addInits("kernel.log", loop.connectRevocable(new LogFile()));
        services.addInits("power", loop.connectRevocable(new PowerSession(this)));
        services.addInits("attachment", loop.connectRevocable(new AttachmentSession(this)));
        services.addInits("supervision", loop.connectRevocable(new SupervisionSession(this)));
        services.addInits(BrokerSession.PROCESSES, loop.connectRevocable(new ProcessListSession(members, ProcessListSession.ALL)));
        services.addInits("admission", loop.connectRevocable(confinement.requests()));
        services.addInits("sandboxes", loop.connectRevocable(confinement));
        for (SystemPage.Program program : page) {
            programs.add(prepare(program));
        }
        keepers.start();
        findAbsent();
        Order.of(page).forEach(each -> {
            Supervised program = program(each.name());
            if (program.state == Supervision.ABSENT) {
                refuseCalls(program, " has no device on this machine");
            } else if (!program.waitsForDevice()) {
                begin(program);
            }
        });
        loop.run(exchange -> {
            throw new Failure(Failure.NOT_OPEN);
        });
        if (again) {
            machine.restart(powerSwitch());
        }
        machine.off(exitCode, powerSwitch());
    }

    /** What is served by who switches the machine off; 0 if nobody does. */
    private Handle powerSwitch() {
        for (Supervised program : programs) {
            if (program.switchesPower() && program.state == Supervision.RUNNING) {
                return program.provided.get(0).endpoint();
            }
        }
        return new Handle(0);
    }

    /** Has the system end when what is being done is done: the machine is switched off with a code, or started again. */
    void end(int code, boolean startAgain) {
        if (isEnding) {
            return;
        }
        isEnding = true;
        exitCode = code;
        again = startAgain;
        Shutdown shutdown = new Shutdown(console);
        List<SystemPage.Program> page = new ArrayList<>();
        List<String> servers = new ArrayList<>();
        for (Supervised program : programs) {
            page.add(program.page);
            if (!program.provided.isEmpty()) {
                servers.add(program.name());
            }
        }
        List<SystemPage.Program> order = Order.of(page);
        for (int i = order.size() - 1; i >= 0; i--) {
            Supervised program = program(order.get(i).name());
            if (program.state == Supervision.RUNNING && !program.switchesPower()) {
                shutdown.add(program.name(), program.process, program.provided.isEmpty() ? Birth.NOTHING : program.provided.get(0).endpoint());
            }
        }
        members.hangUp(servers);
        Handle done = new Handle(SystemError.check(Calls.notificationCreate().value()));
        loop.whenever(done, loop::end);
        shutdown.begin(done);
    }

    /** The same when who asked has had an answer. */
    void endSoon() {
        Handle now = new Handle(SystemError.check(Calls.timerCreate().value()));
        loop.whenever(now, () -> end(0, false));
        Calls.timerSet(now, SystemClock.nanos(), 0);
    }

    /** Starts a program when it is due: now, on demand, or when another one has ended or is ready. */
    private void begin(Supervised program) {
        if (program.isLazy()) {
            startOnDemand(program);
        } else if (!program.page.has("after")) {
            start(program);
        }
    }

    /** A program has the device that it waited for. */
    void attached(Supervised program) {
        program.isAttached = true;
        program.state = Supervision.WAITING;
        begin(program);
    }

    List<Supervised> programs() {
        return programs;
    }

    /** Throws {@link Failure} if there is none. */
    Supervised program(String name) {
        for (Supervised program : programs) {
            if (program.name().equals(name)) {
                return program;
            }
        }
        throw new Failure(Failure.NOT_THERE, "no program of the system is called ".concat(name));
    }

    private void startPermissionManager() {
        for (Supervised program : programs) {
            if (program.state == Supervision.WAITING && program.page.all("uses").contains("admission")) {
                start(program);
            }
        }
    }

    private Supervised prepare(SystemPage.Program page) {
        Supervised program = new Supervised(page);
        for (String service : page.all("provides")) {
            program.provided.add(services.add(service, new Handle(SystemError.check(Calls.endpointCreate().value()))));
        }
        if (page.all("uses").contains(KEEPER)) {
            program.keeper = keepers.connect();
        }
        int kibibytes = Integer.parseInt(page.one("memory", "0"));
        if (kibibytes > 0) {
            program.memory = SharedMemory.create((long) kibibytes * KIBIBYTE);
        }
        if (page.has("wakes")) {
            program.wakeUp = new WakeUp(loop, page.all("wakes"), name -> wake(program(name)));
        }
        if (page.has("ready") || page.has("watchdog")) {
            long millis = Long.parseLong(page.one("watchdog", "0"));
            program.attendance = new Attendance(loop, millis * NANOS_PER_MILLI, () -> ready(program), () -> silent(program, millis));
        }
        return program;
    }

    /** What lacks a device, or uses what does, is not there. Pages have no cycles, so this ends. */
    private void findAbsent() {
        boolean found = true;
        while (found) {
            found = false;
            for (Supervised program : programs) {
                if (program.state != Supervision.ABSENT && lacksSomething(program)) {
                    program.state = Supervision.ABSENT;
                    found = true;
                }
            }
        }
    }

    private boolean lacksSomething(Supervised program) {
        for (String device : program.page.all("device")) {
            if (!Devices.has(device)) {
                return true;
            }
        }
        for (Supervised other : programs) {
            if (other.state == Supervision.ABSENT) {
                for (Services.Service service : other.provided) {
                    if (program.page.all("uses").contains(service.name()) || program.page.all("streams").contains(service.name())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void startOnDemand(Supervised program) {
        for (Services.Service service : program.provided) {
            loop.whenever(service.endpoint(), () -> start(program));
        }
    }

    /** Starts a program that waits to be asked for, as soon as it is its turn. */
    private void wake(Supervised program) {
        program.isWanted = true;
        if (program.state == Supervision.WAITING && !program.waitsForDevice() && (!program.page.has("after") || program.isBehind(program(program.page.one("after", ""))))) {
            start(program);
        }
    }

    /** Starts a program that does not run. */
    void start(Supervised program) {
        if (program.state == Supervision.RUNNING) {
            program.startAsked = program.stopAsked;
            return;
        }
        if (isEnding) {
            program.provided.forEach(service -> ServiceLoop.refuse(service.endpoint(), new Failure(Failure.GONE, "the system ends")));
            return;
        }
        if (program.state == Supervision.ABSENT || program.waitsForDevice()) {
            throw new Failure(Failure.NOT_THERE, program.name().concat(" has no device on this machine"));
        }
        program.provided.forEach(service -> loop.noMore(service.endpoint()));
        Handle broker = Birth.NOTHING;
        try {
            Handle files = connection(program.page.one("files", ""));
            List<String> grants = program.page.all("grants");
            Member member = members.add(program.name());
            Loader own = spending(program, logs.isFor(program) ? loader.withoutLog() : loader);
            broker = loop.connect(new BrokerSession(loop, new Executables(own), services, confinement, files, grants,
                    reports.births(program), members, member));
            Birth birth = new Birth(arguments(program), program.page.all("environment"), "/", gifts(program), Birth.NOTHING, Birth.NOTHING, Birth.NOTHING, files, broker);
            Loader.Prepared prepared = prepare(program, own, birth);
            program.process = prepared.process();
            reports.of(program, program.process, true);
            members.begin(member, program.process);
            loop.whenever(program.process, () -> ended(program));
            program.started(SystemClock.nanos());
            if (program.attendance != null) {
                program.attendance.begin();
            }
            String priority = program.page.one("priority", "");
            if (priority.isEmpty()) {
                prepared.start();
            } else {
                prepared.start(Integer.parseInt(priority));
            }
        } catch (SystemError | Failure | IllegalArgumentException problem) {
            console.line("init: " + program.name() + " cannot be started: " + problem.getMessage());
            program.state = Supervision.GIVEN_UP;
            refuseCalls(program, " cannot be started");
        } finally {
            if (broker.value() != 0) {
                Calls.handleClose(broker);
            }
        }
    }

    /** What it writes, if the page does not say where, goes to the log, as its own; what the log's own program writes, to the kernel's. */
    private Loader.Prepared prepare(Supervised program, Loader own, Birth birth) {
        String image = program.page.one("image", program.name());
        Handle streams = connection(program.page.one("streams", ""));
        boolean toLog = streams.value() == 0 && logs.isFor(program);
        return toLog ? logs.prepare(program, own, image, birth) : own.prepare(image, birth.withStreams(streams, streams, streams));
    }

    private Loader spending(Supervised program, Loader all) {
        int mebibytes = Integer.parseInt(program.page.one("budget", "0"));
        if (mebibytes == 0) {
            return all;
        }
        program.budget = new Handle(SystemError.check(Calls.budgetCreate(Startup.block().handle(InitHandles.BUDGET), new Size(mebibytes * MEBIBYTE)).value()));
        return all.spendingFrom(program.budget);
    }

    /** Nothing for no name. */
    private Handle connection(String service) {
        return service.isEmpty() ? Birth.NOTHING : services.endpoint(service);
    }

    private List<String> arguments(Supervised program) {
        SystemPage.Program page = program.page;
        List<String> arguments = new ArrayList<>();
        arguments.add(page.one("name", page.name()));
        for (String word : page.all("arguments")) {
            if (word.equals("$programs")) {
                programs.forEach(each -> arguments.add(each.name()));
            } else {
                arguments.add(word.equals("$arguments") ? bootArguments : word);
            }
        }
        if (!program.found.isEmpty()) {
            arguments.add(program.found);
        }
        return arguments;
    }

    private List<Loader.Gift> gifts(Supervised program) {
        List<Loader.Gift> gifts = new ArrayList<>();
        for (Services.Service service : program.provided) {
            gifts.add(new Loader.Gift(service.endpoint(), Rights.Bit.ALL));
        }
        for (String service : program.page.all("uses")) {
            gifts.add(new Loader.Gift(service.equals(KEEPER) ? program.keeper : services.endpoint(service), Rights.CONNECTION));
        }
        for (String device : program.page.all("device")) {
            gifts.add(Devices.gift(device));
        }
        if (program.memory != null) {
            gifts.add(new Loader.Gift(program.memory.handle(), Rights.Bit.READ | Rights.Bit.WRITE));
        }
        for (int i = 0; i < program.deviceParts(); i++) {
            gifts.add(new Loader.Gift(new Handle(program.device[i]), program.deviceRights[i]));
        }
        if (program.wakeUp != null) {
            gifts.add(program.wakeUp.gift());
        }
        if (program.attendance != null) {
            program.attendance.addTo(gifts);
        }
        return gifts;
    }

    private void ended(Supervised program) {
        loop.noMore(program.process);
        program.status = Calls.processStatus(program.process);
        Calls.handleClose(program.process);
        program.process = new Handle(0);
        if (program.budget.value() != 0) {
            Calls.handleClose(program.budget);
            program.budget = new Handle(0);
        }
        program.state = Supervision.ENDED;
        if (program.attendance != null) {
            program.attendance.end();
        }
        if (isEnding) {
            return;
        }
        if (program.endsSystem()) {
            end(program.status < 256 ? (int) program.status : 1, false);
        } else if (program.startAsked) {
            start(program);
        } else if (!program.stopAsked && program.isToRestart()) {
            restart(program);
        } else {
            refuseCalls(program, " has ended");
        }
        if (!program.saysReady()) {
            startThoseAfter(program);
        }
    }

    private void startThoseAfter(Supervised program) {
        for (Supervised other : programs) {
            if (other.state == Supervision.WAITING && other.page.one("after", "").equals(program.name()) && (other.isWanted || !other.isLazy())) {
                start(other);
            }
        }
    }

    private void ready(Supervised program) {
        program.isReady = true;
        if (program.saysReady()) {
            startThoseAfter(program);
        }
    }

    private void silent(Supervised program, long millis) {
        console.line("init: " + program.name() + " has not answered for " + millis + " ms and is ended");
        Calls.processKill(program.process);
    }

    /** Nobody is to wait for who does not come. */
    private void refuseCalls(Supervised program, String why) {
        for (Services.Service service : program.provided) {
            loop.whenever(service.endpoint(), () -> ServiceLoop.refuse(service.endpoint(), new Failure(Failure.GONE, program.name() + why)));
        }
        if (program.findsDevices()) {
            for (Supervised other : programs) {
                if (other.state == Supervision.WAITING && other.waitsForDevice()) {
                    other.state = Supervision.ABSENT;
                    refuseCalls(other, " has no device on this machine");
                }
            }
        }
    }

    private void restart(Supervised program) {
        long now = SystemClock.nanos();
        long delay = program.delay(now);
        if (delay < 0) {
            program.state = Supervision.GIVEN_UP;
            refuseCalls(program, " was given up");
            console.line("init: " + program.name() + " ends again and again, with " + program.status + ": it is not started any more");
        } else if (delay == 0) {
            console.line("init: " + program.name() + " ended with " + program.status + " and is started again");
            start(program);
        } else {
            console.line("init: " + program.name() + " ended with " + program.status + " and is started again in " + delay / 1_000_000 + " ms");
            startLater(program, now + delay);
        }
    }

    private void startLater(Supervised program, long nanos) {
        if (program.timer.value() == 0) {
            program.timer = new Handle(SystemError.check(Calls.timerCreate().value()));
            loop.whenever(program.timer, () -> {
                Calls.timerSet(program.timer, 0, 0);
                if (program.state == Supervision.ENDED) {
                    start(program);
                }
            });
        }
        Calls.timerSet(program.timer, nanos, 0);
    }

    /** It is started again when it has ended if that is wanted, and otherwise when somebody asks. */
    void stop(Supervised program, boolean startAgain) {
        if (program.timer.value() != 0) {
            Calls.timerSet(program.timer, 0, 0);
        }
        if (program.state == Supervision.RUNNING) {
            program.stopAsked = true;
            program.startAsked = startAgain;
            Calls.processKill(program.process);
        }
    }
}

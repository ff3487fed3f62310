package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.LogRecord;
import astryon.protocol.Supervision;
import astryon.protocol.SupervisionClient;
import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

/** {@code service}: the system's programs. */
final class Service implements Program {
    private static final List<String> STATES = List.of("waiting", "running", "ended", "given up", "absent", "starting");
    private static final int KILLED = 256;
    private static final int FAULTED = 512;
    private static final int NAME_WIDTH = 16;
    private static final int STATE_WIDTH = 10;

    private final SystemProcesses processes;

    Service(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("service", "show, start and stop the programs of the system", "list | start NAME | stop NAME | restart NAME | log NAME");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        boolean isList = words.isEmpty() || words.equals(List.of("list"));
        if (!isList && (words.size() != 2 || !List.of("start", "stop", "restart", "log").contains(action))) {
            throw Complaint.usage(manual(), "expected list, or start, stop, restart or log with a name");
        }
        if (action.equals("log")) {
            printLog(words.get(1), invocation);
            return 0;
        }
        Supervision supervision = new SupervisionClient(new EndpointChannel(processes.connect("supervision")));
        try {
            if (isList) {
                list(supervision, invocation);
            } else {
                switch (action) {
                    case "start" -> supervision.start(words.get(1));
                    case "stop" -> supervision.stop(words.get(1));
                    default -> supervision.restart(words.get(1));
                }
            }
        } catch (Failure failure) {
            throw new Complaint(1, String.valueOf(failure.getMessage()));
        }
        return 0;
    }

    /** What it said, and what init said of it. */
    private void printLog(String name, Invocation invocation) throws IOException {
        for (LogRecord record : new LogLines(processes).rest()) {
            if (record.service().equals(name) || record.service().equals("init") && record.text().startsWith(name + " ")) {
                invocation.output().println(LogLines.line(record));
            }
        }
    }

    private static void list(Supervision supervision, Invocation invocation) throws IOException {
        for (int i = 0; ; i++) {
            Supervision.State state;
            try {
                state = supervision.state(i);
            } catch (Failure behindTheLast) {
                return;
            }
            String end = state.status() < 0 ? "" : state.status() >= FAULTED ? "exception " + (state.status() - FAULTED) : state.status() >= KILLED ? "killed"
                    : "status " + state.status();
            invocation.output().println((pad(state.name(), NAME_WIDTH) + pad(STATES.get(state.state()), STATE_WIDTH) + pad(state.starts() + "x", 4) + end).stripTrailing());
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}

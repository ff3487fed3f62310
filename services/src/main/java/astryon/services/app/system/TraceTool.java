package astryon.services.app.system;

import astryon.abi.ClockPage;
import astryon.abi.TraceFile;
import astryon.protocol.EndpointChannel;
import astryon.protocol.RecordingClient;
import astryon.protocol.TracesClient;
import astryon.services.app.Arguments;
import astryon.services.app.Child;
import astryon.services.app.Commands;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import astryon.sys.Calls;
import java.io.IOException;
import java.io.InterruptedIOException;

/** {@code trace}. */
final class TraceTool implements Program {
    private static final int PIECE = 1 << 13;
    private static final long NANOS_PER_MICROSECOND = 1000;

    private final SystemProcesses processes;

    TraceTool(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("trace", "run a command and record what the kernel does meanwhile", "COMMAND [WORD...]").with(Manual.Syntax.OPTIONS_FIRST)
                .option('o', "output", "FILE", "write there; trace.json if it is not said").option('n', "events", "N", "keep the first N events of each processor; 100000 if it is not said")
                .paragraph("The file is in the trace event format, which ui.perfetto.dev and chrome://tracing show: a row for each processor with which process ran from when to when, "
                        + "and system calls, interrupts, exceptions and ends of processes, of all programs, not of the command alone. What comes quicker than it can be read is lost, and it says how much that is.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        long most = arguments.value('n').map(text -> Numbers.count(manual(), "-n", text)).orElse(100_000L);
        String name = arguments.value('o').orElse("trace.json");
        try (Output file = invocation.create(name)) {
            EndpointChannel recording = new EndpointChannel(new TracesClient(new EndpointChannel(processes.connect("traces"))).record());
            EventReader reader = new EventReader(new RecordingClient(recording), (int) Math.min(most, EventReader.MOST));
            int status;
            try {
                reader.start();
                status = await(new Commands(processes, invocation).start(arguments.operands()));
            } finally {
                reader.finish();
                Calls.handleClose(recording.endpoint());
            }
            write(reader, file);
            long micros = reader.nanos() / NANOS_PER_MICROSECOND;
            invocation.errors().println("trace: " + name + ": " + reader.count() + " events in " + micros / 1000 + "." + Numbers.zeros(micros % 1000, 3) + " ms"
                    + (reader.lost() == 0 ? "" : "; " + reader.lost() + " more came too quickly, or were too many"));
            return status;
        }
    }

    private static int await(Child child) throws InterruptedIOException {
        try {
            return child.awaitEnd().status();
        } catch (InterruptedException end) {
            child.signal(Signal.INT);
            throw new InterruptedIOException("interrupted");
        }
    }

    private static void write(EventReader reader, Output output) throws IOException {
        StringBuilder text = new StringBuilder();
        TraceFile file = new TraceFile(text, new ClockPage(ClockPage.ADDRESS)::nanosAt, reader.first());
        for (Events each : reader.all()) {
            file.processor(each.processor());
            for (int i = 0; i < each.count(); i++) {
                file.event(each.ticks(i), each.word(i));
                if (text.length() > PIECE) {
                    output.print(text.toString());
                    text.setLength(0);
                }
            }
        }
        file.end();
        output.print(text.toString());
    }
}

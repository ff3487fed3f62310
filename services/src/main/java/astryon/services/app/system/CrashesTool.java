package astryon.services.app.system;

import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Crashes;
import astryon.protocol.CrashesClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.List;

/** {@code crashes}. */
final class CrashesTool implements Program {
    private final SystemProcesses processes;

    CrashesTool(SystemProcesses processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("crashes", "show which programs crashed, and where", "[list | show N | clear]")
                .paragraph("A line a crash: its number, seconds since the start, the program, what happened and where. show prints all that is known of one: its Java stack and registers.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> words = arguments.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        if (!List.of("list", "show", "clear").contains(action) || words.size() > (action.equals("show") ? 2 : 1) || action.equals("show") && words.size() < 2) {
            throw Complaint.usage(manual(), "expected list, show with a number, or clear");
        }
        Crashes crashes = new CrashesClient(new EndpointChannel(processes.connect("crashes")));
        switch (action) {
            case "list" -> list(crashes, invocation);
            case "show" -> show(crashes, Numbers.count(manual(), "show", words.get(1)), invocation);
            default -> crashes.clear();
        }
        return 0;
    }

    private static void list(Crashes crashes, Invocation invocation) throws IOException {
        long last = 0;
        while (true) {
            Crashes.Summary crash;
            try {
                crash = crashes.next(last);
            } catch (Failure behindTheLast) {
                return;
            }
            last = crash.number();
            invocation.output().println(last + " [" + LogLines.time(crash.nanos()) + "] " + crash.line());
        }
    }

    private static void show(Crashes crashes, long number, Invocation invocation) throws IOException {
        Address room = EndpointChannel.area().plus(Exchange.LOAN);
        try {
            long bytes = crashes.text(new Loan(room, Exchange.LOAN_BYTES), number);
            invocation.output().print(Utf8.decode(room, (int) Math.min(bytes, Exchange.LOAN_BYTES)));
        } catch (Failure none) {
            throw new Complaint(1, "there is no crash " + number + " any more, or yet");
        }
    }
}

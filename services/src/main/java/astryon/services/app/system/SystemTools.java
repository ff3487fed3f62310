package astryon.services.app.system;

import astryon.protocol.EndpointChannel;
import astryon.protocol.WallClockClient;
import astryon.services.app.Catalogue;
import astryon.services.app.Program;
import astryon.services.app.pager.Man;
import astryon.services.app.shell.Sh;
import astryon.services.app.tool.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All tools that there are on the system: those of {@link Tools}, and those that need the system. */
record SystemTools(SystemProcesses processes) implements Catalogue {
    private static final List<String> NAMES = List.of("bench", "crashes", "dmesg", "free", "log", "lspci", "permission", "poweroff", "reboot", "sandbox", "service", "sh", "trace");

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(Tools.names());
        names.sort(null);
        return names;
    }

    @Override
    public Optional<Program> find(String name) {
        return switch (name) {
            case "bench" -> Optional.of(new Bench(processes));
            case "crashes" -> Optional.of(new CrashesTool(processes));
            case "dmesg" -> Optional.of(new Dmesg(processes));
            case "free" -> Optional.of(new Free(processes));
            case "log" -> Optional.of(new LogTool(processes));
            case "date" -> Optional.of(Tools.date(nanos -> new WallClockClient(new EndpointChannel(processes.connect("clock"))).set(nanos)));
            case "lspci" -> Optional.of(new Lspci(processes));
            case "man" -> Optional.of(new Man(this));
            case "permission" -> Optional.of(new Permission(processes));
            case "poweroff" -> Optional.of(new Poweroff(processes));
            case "reboot" -> Optional.of(new Reboot(processes));
            case "sandbox" -> Optional.of(new Sandbox(processes));
            case "service" -> Optional.of(new Service(processes));
            case "sh" -> Optional.of(new Sh(processes));
            case "trace" -> Optional.of(new TraceTool(processes));
            default -> Tools.find(name, processes);
        };
    }
}

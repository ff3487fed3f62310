package astryon.iso.system;

import astryon.abi.BudgetLimit;
import astryon.abi.Priority;
import astryon.abi.SystemPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a page that describes a system, or a manifest of a regular program, makes sense: all that does not, each with its line. */
public final class PageCheck {
    /** What a property's words are: how many at least and at most. */
    private enum Kind {
        ARGUMENTS(1, 99), ENVIRONMENT(1, 99), IMAGE(1, 1), NAME(1, 1), PROVIDES(1, 4), USES(1, 12), DEVICE(1, 8), MEMORY(1, 1), GRANTS(1, 99), ASKS(1, 99), FILES(1, 1), STREAMS(1, 1),
        MATCHES(1, 1), AFTER(1, 1), WAKES(1, 8), START(1, 1), RESTART(1, 1), PRIORITY(1, 1), BUDGET(1, 1), STORAGE(1, 1), THREADS(1, 1), PROCESSES(1, 1), HANDLES(1, 1), WEIGHT(1, 1), SECONDS(1, 1), READY(0, 0),
        WATCHDOG(1, 1), ENDS_SYSTEM(0, 0), SWITCHES_POWER(0, 0);

        private final int least;
        private final int most;

        Kind(int least, int most) {
            this.least = least;
            this.most = most;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What init serves itself. */
    private static final Set<String> BUILT_IN = Set.of("kernel.log", "power", "processes", "supervision", "attachment", "keeper", "admission", "sandboxes");
    /** Who has these decides what is allowed: no regular program does. */
    private static final Set<String> RESERVED = Set.of("attachment", "admission", "keeper", "questions");
    private static final Set<Kind> OF_MANIFESTS = EnumSet.of(Kind.IMAGE, Kind.ENVIRONMENT, Kind.GRANTS, Kind.ASKS, Kind.BUDGET, Kind.STORAGE, Kind.THREADS, Kind.PROCESSES, Kind.HANDLES, Kind.WEIGHT, Kind.SECONDS);
    private static final Set<Kind> OF_PAGES = EnumSet.complementOf(EnumSet.of(Kind.ASKS, Kind.STORAGE, Kind.THREADS, Kind.PROCESSES, Kind.HANDLES, Kind.WEIGHT, Kind.SECONDS));
    private static final String MANIFEST = ".program";
    private static final Set<String> DEVICES = Set.of("archive", "archive.read", "serial.ports", "serial.interrupt",
            "framebuffer", "framebuffer.format", "kernel.log", "kernel.trace", "dma", "machine", "time");
    /** What the device manager finds. */
    private static final Set<String> FOUND = Set.of("acpi", "cmos", "i8042", "pci");
    private static final Pattern FUNCTION = Pattern.compile("pci:[0-9a-f]{4}:[0-9a-f]{4}");
    private static final Map<String, Set<String>> CHOICES = Map.of("start", Set.of("lazy", "eager"), "restart", Set.of("never", "crash", "always"));
    private static final int MOST_PRIORITY = 16;
    private static final int MOST_MILLIS = 3_600_000;
    private static final int MOST_MEBIBYTES = 1 << 20;

    private final PageText page;
    private final Set<Kind> kinds;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, SystemPage.Program> programs = new LinkedHashMap<>();
    private final Map<String, SystemPage.Program> providers = new HashMap<>();

    private PageCheck(PageText page, Set<Kind> kinds) {
        this.page = page;
        this.kinds = kinds;
    }

    /**
     * The findings, each as {@code FILE:LINE: SENTENCE}.
     *
     * @param images the names of the programs in the boot archive
     */
    public static List<String> findings(PageText page, Collection<String> images) {
        PageCheck check = new PageCheck(page, OF_PAGES);
        check.findings.addAll(page.findings());
        List<SystemPage.Program> all = SystemPage.parse(page.text());
        all.forEach(check::declare);
        all.forEach(program -> program.properties().forEach(property -> check.property(program, property)));
        all.forEach(program -> check.names(program, images));
        check.cycles();
        return check.findings;
    }

    /**
     * The findings of a manifest, which is called {@code PROGRAM.program}.
     *
     * @param images the names of the programs in the boot archive
     * @param services what the programs of all pages provide
     */
    public static List<String> manifestFindings(Path file, String text, Collection<String> images, Collection<String> services) {
        PageCheck check = new PageCheck(PageText.plain(file, text), OF_MANIFESTS);
        List<SystemPage.Program> all = SystemPage.parse(text);
        all.forEach(check::declare);
        String name = file.getFileName().toString();
        if (all.size() != 1 || !text.startsWith("program ") || !(all.get(0).name() + MANIFEST).equals(name)) {
            check.find(1, "a manifest begins with 'program " + name.substring(0, name.length() - MANIFEST.length()) + "', and has nothing but that one");
        }
        all.forEach(program -> program.properties().forEach(property -> check.property(program, property)));
        all.forEach(program -> check.image(program, images));
        all.forEach(program -> List.of("grants", "asks").forEach(property -> program.all(property).forEach(service -> {
            if (RESERVED.contains(service)) {
                check.find(lineOf(program, property, service), service + " is for the system's own programs");
            } else if (!BUILT_IN.contains(service) && !services.contains(service)) {
                check.find(lineOf(program, property, service), "nobody provides " + service);
            }
        })));
        return check.findings;
    }

    /** The services that the programs of a page provide. */
    public static List<String> services(String text) {
        return SystemPage.parse(text).stream().flatMap(program -> program.all("provides").stream()).toList();
    }

    private void find(int line, String sentence) {
        findings.add(page.place(line) + ": " + sentence);
    }

    private void declare(SystemPage.Program program) {
        if (program.name().isEmpty()) {
            find(program.line(), "expected 'program NAME', or the indented properties of one");
        } else if (programs.putIfAbsent(program.name(), program) != null) {
            find(program.line(), "there is a program " + program.name() + " already, in " + page.place(programs.get(program.name()).line()));
        }
        for (SystemPage.Property property : program.properties()) {
            if (property.name().equals("provides")) {
                property.words().forEach(service -> provide(program, property.line(), service));
            }
        }
    }

    private void provide(SystemPage.Program program, int line, String service) {
        if (BUILT_IN.contains(service)) {
            find(line, "init provides " + service + " itself");
        } else if (providers.putIfAbsent(service, program) != null) {
            find(line, service + " is provided by " + providers.get(service).name() + " already");
        }
    }

    private void property(SystemPage.Program program, SystemPage.Property property) {
        Kind kind = kinds.stream().filter(k -> k.word().equals(property.name())).findFirst().orElse(null);
        if (kind == null) {
            find(property.line(), "unknown property " + property.name() + "; there are " + String.join(", ", kinds.stream().map(Kind::word).toList()));
            return;
        }
        int count = property.words().size();
        if (count < kind.least || count > kind.most) {
            find(property.line(), kind.word() + " takes " + (kind.least == kind.most ? kind.least : kind.least + " to " + kind.most) + (kind.most == 1 ? " word" : " words")
                    + ", not " + count);
            return;
        }
        if (kind.most <= 1 && program.properties().stream().anyMatch(p -> p.name().equals(property.name()) && p.line() < property.line())) {
            find(property.line(), program.name() + " has " + kind.word() + " twice");
        }
        Set<String> choices = CHOICES.get(kind.word());
        if (choices != null && !choices.contains(property.words().get(0))) {
            find(property.line(), kind.word() + " is one of " + String.join(", ", choices.stream().sorted().toList()) + ", not " + property.words().get(0));
        }
        switch (kind) {
            case PRIORITY -> number(property, 0, MOST_PRIORITY, "");
            case BUDGET, STORAGE, MEMORY -> number(property, 1, MOST_MEBIBYTES, kind == Kind.MEMORY ? " KiB" : " MiB");
            case THREADS, PROCESSES, HANDLES, SECONDS -> number(property, 1, BudgetLimit.MOST, "");
            case WEIGHT -> number(property, 1, Priority.MOST_WEIGHT, "");
            case ENVIRONMENT -> property.words().stream().filter(word -> word.indexOf('=') < 1)
                    .forEach(word -> find(property.line(), "a variable of the environment is NAME=VALUE, not " + word));
            case WATCHDOG -> number(property, 10, MOST_MILLIS, " ms");
            case MATCHES -> found(program, property.line(), property.words().get(0));
            case DEVICE -> property.words().forEach(device -> device(program, property.line(), device));
            default -> {
            }
        }
    }

    private void number(SystemPage.Property property, int least, int most, String unit) {
        try {
            int number = Integer.parseInt(property.words().get(0));
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        find(property.line(), property.name() + " is a number from " + least + " to " + most + unit + ", not " + property.words().get(0));
    }

    private void device(SystemPage.Program program, int line, String device) {
        if (!DEVICES.contains(device)) {
            find(line, "unknown device " + device + "; there are " + String.join(", ", DEVICES.stream().sorted().toList()));
            return;
        }
        for (SystemPage.Program other : programs.values()) {
            if (other == program) {
                break;
            }
            if (other.all("device").contains(device)) {
                find(line, "the device " + device + " is " + other.name() + "'s already");
            }
        }
    }

    private void found(SystemPage.Program program, int line, String device) {
        if (!FOUND.contains(device) && !FUNCTION.matcher(device).matches()) {
            find(line, "unknown device " + device + " to match; there are " + String.join(", ", FOUND.stream().sorted().toList()) + ", and pci:VENDOR:DEVICE in hexadecimal");
        }
        for (SystemPage.Program other : programs.values()) {
            if (other == program) {
                break;
            }
            if (other.all("matches").contains(device)) {
                find(line, "the device " + device + " is " + other.name() + "'s already");
            }
        }
        if (programs.values().stream().noneMatch(p -> p.all("device").contains("machine"))) {
            find(line, "nobody finds devices: no program has the device machine");
        }
    }

    private void image(SystemPage.Program program, Collection<String> images) {
        String image = program.one("image", program.name());
        if (!program.name().isEmpty() && !images.contains(image)) {
            find(lineOf(program, "image", image), "there is no program " + image + " to run; there are " + String.join(", ", images.stream().sorted().toList()));
        }
    }

    private void names(SystemPage.Program program, Collection<String> images) {
        image(program, images);
        for (String property : List.of("uses", "grants", "files", "streams")) {
            for (String service : program.all(property)) {
                if (!BUILT_IN.contains(service) && !providers.containsKey(service)) {
                    find(lineOf(program, property, service), "nobody provides " + service);
                }
            }
        }
        String after = program.one("after", "");
        if (!after.isEmpty() && !programs.containsKey(after)) {
            find(lineOf(program, "after", after), "there is no program " + after + " to come after");
        }
        for (String other : program.all("wakes")) {
            if (!isLazy(programs.get(other))) {
                find(lineOf(program, "wakes", other), "there is no program " + other + " that starts lazily, and so could be woken");
            }
        }
        if (isLazy(program) && !program.has("provides") && programs.values().stream().noneMatch(other -> other.all("wakes").contains(program.name()))) {
            find(lineOf(program, "start", "lazy"), program.name() + " provides nothing, and nobody wakes it: nobody could ask for it");
        }
    }

    private static boolean isLazy(SystemPage.Program program) {
        return program != null && program.one("start", "").equals("lazy");
    }

    private static int lineOf(SystemPage.Program program, String property, String word) {
        return program.properties().stream().filter(p -> p.name().equals(property) && p.words().contains(word)).mapToInt(SystemPage.Property::line).findFirst()
                .orElse(program.line());
    }

    /** Programs that wait for each other: each way round is told once, from the program that comes first. */
    private void cycles() {
        List<String> names = List.copyOf(programs.keySet());
        for (String start : names) {
            List<String> way = wayBack(start, names);
            if (!way.isEmpty()) {
                find(programs.get(start).line(), "these need each other: " + String.join(" -> ", way));
            }
        }
    }

    /** Breadth first, without going through programs before {@code start}, so that no cycle is found twice. */
    private List<String> wayBack(String start, List<String> names) {
        Map<String, String> from = new LinkedHashMap<>();
        List<String> border = new ArrayList<>(List.of(start));
        for (int i = 0; i < border.size(); i++) {
            for (String next : needed(programs.get(border.get(i)))) {
                if (next.equals(start)) {
                    List<String> way = new ArrayList<>(List.of(start));
                    for (String at = border.get(i); !at.equals(start); at = from.get(at)) {
                        way.add(1, at);
                    }
                    way.add(start);
                    return way;
                }
                if (names.indexOf(next) > names.indexOf(start) && from.putIfAbsent(next, border.get(i)) == null) {
                    border.add(next);
                }
            }
        }
        return List.of();
    }

    private List<String> needed(SystemPage.Program program) {
        List<String> needed = new ArrayList<>();
        for (String property : List.of("uses", "files", "streams")) {
            program.all(property).stream().map(providers::get).filter(provider -> provider != null).forEach(provider -> needed.add(provider.name()));
        }
        program.all("after").stream().filter(programs::containsKey).forEach(needed::add);
        return needed;
    }
}

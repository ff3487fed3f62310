package astryon.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/floorplan.txt}, whose head says how to read it. */
final class FloorPlan {

    enum Side { SHARED, HOST, GUEST }

    /** @param libraries prefixes of the names of libraries' packages */
    record Room(String name, Side side, List<String> uses, List<String> libraries) {

        boolean mayUse(String packageName) {
            return packageName.equals(name) || packageName.startsWith("java.") || uses.contains(packageName)
                    || libraries.stream().anyMatch(library -> packageName.equals(library) || packageName.startsWith(library + "."));
        }
    }

    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();

    static FloorPlan parse(String text) {
        FloorPlan plan = new FloorPlan();
        Side side = null;
        String section = null;
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            if (line.contains(":")) {
                plan.row(side, section, line);
            } else {
                String[] head = line.split(" +");
                side = Side.valueOf(head[0].toUpperCase(java.util.Locale.ROOT));
                section = head[1];
            }
        }
        return plan;
    }

    private void row(Side side, String section, String line) {
        String[] row = line.split(":", 2);
        String name = section + (row[0].strip().equals(".") ? "" : "." + row[0].strip());
        List<String> uses = new ArrayList<>();
        List<String> libraries = new ArrayList<>();
        for (String word : row[1].strip().split(" +")) {
            if (word.startsWith("+")) {
                libraries.add(word.substring(1));
            } else if (!word.isEmpty()) {
                use(side, section, name, word, uses);
            }
        }
        if (rooms.put(name, new Room(name, side, uses, libraries)) != null) {
            findings.add(name + " has two rows");
        }
    }

    private void use(Side side, String section, String name, String word, List<String> uses) {
        String own = word.equals(".") ? section : section + "." + word;
        Room used = rooms.getOrDefault(own, rooms.get("astryon." + word));
        if (used == null) {
            findings.add(name + " uses " + word + ", which is no row above it");
            return;
        }
        if (side == Side.HOST && used.side == Side.GUEST) {
            findings.add("host code of " + name + " uses the guest's " + used.name);
        }
        if (side != Side.HOST && used.side == Side.HOST && !used.name.equals("astryon.compiler.asm")) {
            findings.add("guest code of " + name + " uses the host's " + used.name);
        }
        if (service(name) && service(used.name) && !isShared(word) && !serviceOf(name).equals(serviceOf(used.name))) {
            findings.add("the service " + name + " uses the service " + used.name);
        }
        uses.add(used.name);
    }

    /** The kit and its parts. */
    private static boolean isShared(String word) {
        return word.equals("kit") || word.startsWith("kit.") || word.equals("protocol");
    }

    private static boolean service(String name) {
        return name.startsWith("astryon.services.");
    }

    /** The service that a package belongs to, of those that have rooms: {@code astryon.services.app} of {@code astryon.services.app.tool}. */
    private static String serviceOf(String name) {
        int end = name.indexOf('.', "astryon.services.".length());
        return end < 0 ? name : name.substring(0, end);
    }

    Map<String, Room> rooms() {
        return rooms;
    }

    /** What is wrong with the plan itself. */
    List<String> findings() {
        return findings;
    }
}

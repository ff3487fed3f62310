package astryon.services.permission;

import astryon.protocol.Permissions.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What was decided for always, and the audit log. Both outlive the process. The log counts what happens again and again instead of growing with it: a program can
 * push nothing out by repeating something.
 */
final class Records {
    private static final int MOST_EVENTS = 256;
    /** Names are up to 255 bytes long. */
    private static final int LINE = 640;

    private final KeptText text;
    private final LongSupplier clock;
    private final Map<Subject, Integer> decisions = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** A program and a service. */
    record Subject(String program, String service) {
    }

    /** @param clock nanoseconds since 1970 */
    Records(KeptText text, LongSupplier clock) {
        this.text = text;
        this.clock = clock;
        int start = 0;
        String all = text.read();
        while (start < all.length()) {
            int end = all.indexOf('\n', start);
            readLine(words(all.substring(start, end)));
            start = end + 1;
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', start)) {
            words.add(line.substring(start, end));
            start = end + 1;
        }
        words.add(line.substring(start));
        return words;
    }

    private void readLine(List<String> words) {
        int what = Integer.parseInt(words.get(2));
        if (words.size() == 3) {
            decisions.put(new Subject(words.get(0), words.get(1)), what);
        } else {
            events.add(new Event(words.get(0), words.get(1), what, Long.parseLong(words.get(3)), Long.parseLong(words.get(4))));
        }
    }

    /** Oldest events go first where there is no room. */
    private void save() {
        StringBuilder lines = new StringBuilder();
        decisions.forEach((subject, decision) -> lines.append(subject.program).append(' ').append(subject.service).append(' ').append(decision).append('\n'));
        while (events.size() > MOST_EVENTS || lines.length() + events.size() * LINE > text.room() && events.size() > 1) {
            events.remove(0);
        }
        for (Event event : events) {
            lines.append(event.program()).append(' ').append(event.service()).append(' ').append(event.what()).append(' ').append(event.nanos()).append(' ').append(event.count()).append('\n');
        }
        text.write(lines.toString());
    }

    Map<Subject, Integer> decisions() {
        return decisions;
    }

    /** One of {@link astryon.protocol.Questions}, or 0. */
    int decision(String program, String service) {
        return decisions.getOrDefault(new Subject(program, service), 0);
    }

    void decide(String program, String service, int answer) {
        decisions.put(new Subject(program, service), answer);
        save();
    }

    /** Whether there was something to forget. */
    boolean forget(String program, String service) {
        boolean known = decisions.remove(new Subject(program, service)) != null;
        save();
        return known;
    }

    List<Event> events() {
        return events;
    }

    void happened(String program, String service, int what) {
        long count = 1;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.program().equals(program) && event.service().equals(service) && event.what() == what) {
                count = events.remove(i).count() + 1;
            }
        }
        events.add(new Event(program, service, what, clock.getAsLong(), count));
        save();
    }
}

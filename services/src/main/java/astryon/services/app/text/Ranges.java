package astryon.services.app.text;

import astryon.services.app.Complaint;
import astryon.services.app.Manual;

/** A list as {@code 1,3-5,7-}: which of the things counted from 1 are meant. */
final class Ranges {
    private final long[] starts;
    private final long[] ends;

    private Ranges(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    static Ranges parse(Manual manual, String text) {
        String[] parts = text.split("[, ]", -1);
        long[] starts = new long[parts.length];
        long[] ends = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int dash = parts[i].indexOf('-');
            String first = dash < 0 ? parts[i] : parts[i].substring(0, dash);
            String last = dash < 0 ? parts[i] : parts[i].substring(dash + 1);
            if (!first.matches("[0-9]{0,18}") || !last.matches("[0-9]{0,18}") || first.isEmpty() && last.isEmpty()) {
                throw Complaint.usage(manual, text + " is no list; lists are as 1,3-5,7-");
            }
            starts[i] = first.isEmpty() ? 1 : Long.parseLong(first);
            ends[i] = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
            if (starts[i] == 0 || ends[i] < starts[i]) {
                throw Complaint.usage(manual, parts[i] + (starts[i] == 0 ? " starts at 0, but what is counted starts at 1" : " ends before it starts"));
            }
        }
        return new Ranges(starts, ends);
    }

    boolean contains(long number) {
        for (int i = 0; i < starts.length; i++) {
            if (number >= starts[i] && number <= ends[i]) {
                return true;
            }
        }
        return false;
    }
}

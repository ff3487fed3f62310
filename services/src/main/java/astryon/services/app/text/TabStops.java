package astryon.services.app.text;

import astryon.services.app.Complaint;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;

/** Where tabs lead to: every few columns, or to the columns that are listed and from there one by one. */
final class TabStops {
    private final int[] stops;

    private TabStops(int[] stops) {
        this.stops = stops;
    }

    static TabStops parse(Manual manual, String text) {
        String[] parts = text.split("[, ]");
        int[] stops = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            stops[i] = (int) Math.min(1 << 20, Numbers.count(manual, "-t", parts[i]));
            if (stops[i] <= (i == 0 ? 0 : stops[i - 1])) {
                throw Complaint.usage(manual, "-t wants numbers above 0, each larger than the one before, not " + text);
            }
        }
        return new TabStops(stops);
    }

    /** The column that a tab in {@code column} leads to; columns count from 0. Negative if there is no stop behind it. */
    int after(int column) {
        if (stops.length == 1) {
            return column - column % stops[0] + stops[0];
        }
        for (int stop : stops) {
            if (stop > column) {
                return stop;
            }
        }
        return -1;
    }
}

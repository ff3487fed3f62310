package astryon.services.app.system;

import astryon.protocol.Failure;
import astryon.services.app.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints what a service tells item by item, in columns. */
final class Rows {
    private Rows() {
    }

    /** What a service tells of the item at a place. */
    interface Source {
        /** Fails with {@link Failure#NOT_THERE} behind the last. */
        List<String> row(int place);
    }

    /** How many there were. */
    static int print(Output output, Source source) throws IOException {
        List<List<String>> rows = rows(source);
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            output.println(line.toString().stripTrailing());
        }
        return rows.size();
    }

    private static List<List<String>> rows(Source source) {
        List<List<String>> rows = new ArrayList<>();
        try {
            while (true) {
                rows.add(source.row(rows.size()));
            }
        } catch (Failure behindTheLast) {
            if (behindTheLast.number() != Failure.NOT_THERE) {
                throw behindTheLast;
            }
            return rows;
        }
    }
}

package astryon.services.app.text;

import astryon.services.app.Output;
import java.io.IOException;
import java.util.List;

/** Prints changes as POSIX's diff does: as editing commands, or with the lines around them. */
final class DiffPrinter {
    private final Output output;
    private final DiffText old;
    private final DiffText now;

    DiffPrinter(Output output, DiffText old, DiffText now) {
        this.output = output;
        this.old = old;
        this.now = now;
    }

    void normal(List<DiffChange> changes) throws IOException {
        for (DiffChange change : changes) {
            boolean adds = change.oldStart() == change.oldEnd();
            boolean removes = change.newStart() == change.newEnd();
            output.println(range(change.oldStart(), change.oldEnd()) + (adds ? "a" : removes ? "d" : "c") + range(change.newStart(), change.newEnd()));
            for (int i = change.oldStart(); i < change.oldEnd(); i++) {
                print("< ", old, i);
            }
            if (!adds && !removes) {
                output.println("---");
            }
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                print("> ", now, i);
            }
        }
    }

    /** Counted from 1; of no lines, the one before. */
    private static String range(int from, int to) {
        return to - from > 1 ? from + 1 + "," + to : Integer.toString(to > from ? to : from);
    }

    private void print(String mark, DiffText text, int index) throws IOException {
        output.print(mark);
        output.write(text.lines().get(index));
        if (text.endsWithoutLineEnd(index)) {
            output.print("\n\\ No newline at end of file\n");
        }
    }

    void unified(String oldLabel, String newLabel, List<DiffChange> changes, int context) throws IOException {
        output.println("--- " + oldLabel);
        output.println("+++ " + newLabel);
        int first = 0;
        while (first < changes.size()) {
            int last = first;
            while (last + 1 < changes.size() && changes.get(last + 1).oldStart() - changes.get(last).oldEnd() <= 2 * context) {
                last++;
            }
            hunk(changes.subList(first, last + 1), context);
            first = last + 1;
        }
    }

    private void hunk(List<DiffChange> changes, int context) throws IOException {
        DiffChange first = changes.get(0);
        DiffChange last = changes.get(changes.size() - 1);
        int before = Math.min(context, first.oldStart());
        int after = Math.min(context, old.lines().size() - last.oldEnd());
        output.println("@@ -" + start(first.oldStart() - before, last.oldEnd() + after) + " +" + start(first.newStart() - before, last.newEnd() + after) + " @@");
        int at = first.oldStart() - before;
        for (DiffChange change : changes) {
            for (; at < change.oldStart(); at++) {
                print(" ", old, at);
            }
            for (; at < change.oldEnd(); at++) {
                print("-", old, at);
            }
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                print("+", now, i);
            }
        }
        for (; at < last.oldEnd() + after; at++) {
            print(" ", old, at);
        }
    }

    private static String start(int from, int to) {
        int count = to - from;
        return count == 1 ? Integer.toString(from + 1) : (count == 0 ? from : from + 1) + "," + count;
    }
}

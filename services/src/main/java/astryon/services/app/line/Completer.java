package astryon.services.app.line;

import java.util.List;

/** Knows what a Tab could complete. */
public interface Completer {
    /** For the cursor at this place in the text. */
    Completion complete(String text, int cursor);

    /**
     * What could stand from {@code start} to the cursor.
     *
     * @param candidates in order; what is put in for the only one, with the blank or slash that follows it
     * @param names the same as they are shown in a list
     */
    record Completion(int start, List<String> candidates, List<String> names) {
    }
}

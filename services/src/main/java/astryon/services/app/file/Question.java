package astryon.services.app.file;

import astryon.services.app.Invocation;
import java.io.IOException;

/** Asks the user before something is lost. */
public final class Question {
    private Question() {
    }

    /** Whether the line that is typed starts with a y; at the end of the input, no. */
    public static boolean yes(Invocation invocation, String question) throws IOException {
        invocation.output().flush();
        invocation.errors().print(invocation.name() + ": " + question + "? ");
        invocation.errors().flush();
        int first = invocation.input().read();
        for (int c = first; c >= 0 && c != '\n'; c = invocation.input().read()) {
            // The rest of the line belongs to the answer.
        }
        return first == 'y' || first == 'Y';
    }
}

package astryon.services.app.file;

import astryon.services.app.Commands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command that is run for many names at once: {@code -exec COMMAND {} +}. */
final class FindBatch {
    /** So many bytes of names go into a command. */
    private static final int MOST_BYTES = 1 << 15;

    private final Commands commands;
    private final List<String> command;
    private final List<String> names = new ArrayList<>();
    private int bytes;
    private boolean failed;

    FindBatch(Commands commands, List<String> command) {
        this.commands = commands;
        this.command = command;
    }

    boolean add(String name) throws IOException {
        names.add(name);
        bytes += name.length() + 1;
        if (bytes >= MOST_BYTES) {
            run();
        }
        return true;
    }

    void run() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        List<String> whole = new ArrayList<>(command);
        whole.addAll(names);
        names.clear();
        bytes = 0;
        failed |= commands.run(whole) != 0;
    }

    boolean failed() {
        return failed;
    }
}

package astryon.services.app.file;

import java.nio.file.Path;

/** What an expression is asked about. */
final class FindFile {
    private final String name;
    private final Path path;
    private final FileFacts facts;
    private boolean pruned;

    FindFile(String name, Path path, FileFacts facts) {
        this.name = name;
        this.path = path;
        this.facts = facts;
    }

    /** As users read it. */
    String name() {
        return name;
    }

    Path path() {
        return path;
    }

    FileFacts facts() {
        return facts;
    }

    void prune() {
        pruned = true;
    }

    boolean pruned() {
        return pruned;
    }
}

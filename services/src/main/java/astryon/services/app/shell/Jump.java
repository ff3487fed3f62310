package astryon.services.app.shell;

/** Leaves what runs: loops, a function or a file, the shell, or everything up to the prompt. */
final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    /** Of BREAK and CONTINUE: how many loops are left yet. */
    private final int levels;
    private final int status;

    /** ABORT goes to the prompt of an interactive shell, and ends another. KILLED ends it without its trap for EXIT. */
    enum Kind {
        BREAK, CONTINUE, RETURN, EXIT, ABORT, KILLED
    }

    private Jump(Kind kind, int levels, int status) {
        super(null, null, false, false);
        this.kind = kind;
        this.levels = levels;
        this.status = status;
    }

    static Jump outOf(Kind kind, int levels) {
        return new Jump(kind, levels, 0);
    }

    static Jump with(Kind kind, int status) {
        return new Jump(kind, 0, status);
    }

    Kind kind() {
        return kind;
    }

    boolean isOfLoop() {
        return kind == Kind.BREAK || kind == Kind.CONTINUE;
    }

    int levels() {
        return levels;
    }

    int status() {
        return status;
    }
}

package astryon.services.app.tool;

import astryon.services.app.Program;
import java.util.List;
import java.util.Optional;

/** The table of tools. A tool is made for a run, and keeps what the run is at. */
public final class Tools {
    private static final List<String> NAMES = List.of(
            "[", "cat", "chmod", "cp", "echo", "false", "ln", "ls", "mkdir", "mv", "printf", "pwd", "rm", "rmdir", "test", "touch", "true");

    private Tools() {
    }

    /** In order. */
    public static List<String> names() {
        return NAMES;
    }

    public static Optional<Program> find(String name) {
        return Optional.ofNullable(switch (name) {
            case "[", "test" -> new Test(name);
            case "cat" -> new Cat();
            case "chmod" -> new Chmod();
            case "cp" -> new Cp();
            case "echo" -> new Echo();
            case "false" -> new False();
            case "ln" -> new Ln();
            case "ls" -> new Ls();
            case "mkdir" -> new Mkdir();
            case "mv" -> new Mv();
            case "printf" -> new Printf();
            case "pwd" -> new Pwd();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "touch" -> new Touch();
            case "true" -> new True();
            default -> null;
        });
    }
}

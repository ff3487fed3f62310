package astryon.services.app.tool;

import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.sed.Sed;
import java.util.List;
import java.util.Optional;

/** The table of tools. A tool is made for a run, and keeps what the run is at. */
public final class Tools {
    private static final List<String> NAMES = List.of(
            "[", "basename", "cat", "chmod", "cmp", "comm", "cp", "cut", "diff", "dirname", "echo", "env", "expand", "false", "find", "fold", "grep", "hd",
            "head", "hexdump", "join", "ln", "ls", "mkdir", "mv", "nl", "od", "paste", "printf", "pwd", "rev", "rm", "rmdir", "sed", "seq", "shuf", "sleep",
            "sort", "split", "strings", "tac", "tail", "tee", "test", "time", "timeout", "touch", "tr", "true", "unexpand", "uniq", "wc", "xargs", "yes");

    private Tools() {
    }

    /** In order. */
    public static List<String> names() {
        return NAMES;
    }

    /** @param processes of the process that it is to run in */
    public static Optional<Program> find(String name, Processes processes) {
        return Optional.ofNullable(switch (name) {
            case "[" -> new Test(name);
            case "basename" -> new Basename();
            case "cat" -> new Cat();
            case "chmod" -> new Chmod();
            case "cmp" -> new Cmp();
            case "comm" -> new Comm();
            case "cp" -> new Cp();
            case "cut" -> new Cut();
            case "diff" -> new Diff();
            case "dirname" -> new Dirname();
            case "echo" -> new Echo();
            case "env" -> new Env(processes);
            case "expand" -> new Expand();
            case "false" -> new False();
            case "find" -> new Find(processes);
            case "fold" -> new Fold();
            case "grep" -> new Grep();
            case "hd" -> Hexdump.hd();
            case "head" -> new Head();
            case "hexdump" -> Hexdump.hexdump();
            case "join" -> new Join();
            case "ln" -> new Ln();
            case "ls" -> new Ls();
            case "mkdir" -> new Mkdir();
            case "mv" -> new Mv();
            case "nl" -> new Nl();
            case "od" -> new Od();
            case "paste" -> new Paste();
            case "printf" -> new Printf();
            case "pwd" -> new Pwd();
            case "rev" -> new Rev();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "sed" -> new Sed();
            case "seq" -> new Seq();
            case "shuf" -> new Shuf();
            case "sleep" -> new Sleep();
            case "sort" -> new Sort();
            case "split" -> new Split();
            case "strings" -> new Strings();
            case "tac" -> new Tac();
            case "tail" -> new Tail();
            case "tee" -> new Tee();
            case "test" -> new Test(name);
            case "time" -> new Time(processes);
            case "timeout" -> new Timeout(processes);
            case "touch" -> new Touch();
            case "tr" -> new Tr();
            case "true" -> new True();
            case "unexpand" -> new Unexpand();
            case "uniq" -> new Uniq();
            case "wc" -> new Wc();
            case "xargs" -> new Xargs(processes);
            case "yes" -> new Yes();
            default -> null;
        });
    }
}

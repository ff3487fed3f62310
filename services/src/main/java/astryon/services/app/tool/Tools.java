package astryon.services.app.tool;

import astryon.services.app.Catalogue;
import astryon.services.app.Complaint;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.archive.Gzip;
import astryon.services.app.archive.Tar;
import astryon.services.app.archive.Unzip;
import astryon.services.app.bytes.Checksums;
import astryon.services.app.bytes.Cmp;
import astryon.services.app.bytes.Hexdump;
import astryon.services.app.bytes.Od;
import astryon.services.app.bytes.Radix64;
import astryon.services.app.bytes.Strings;
import astryon.services.app.editor.Edit;
import astryon.services.app.file.Basename;
import astryon.services.app.file.Chmod;
import astryon.services.app.file.Cp;
import astryon.services.app.file.Df;
import astryon.services.app.file.Dirname;
import astryon.services.app.file.Du;
import astryon.services.app.file.Find;
import astryon.services.app.file.Ln;
import astryon.services.app.file.Ls;
import astryon.services.app.file.Mkdir;
import astryon.services.app.file.Mount;
import astryon.services.app.file.Mv;
import astryon.services.app.file.Pwd;
import astryon.services.app.file.Readlink;
import astryon.services.app.file.Realpath;
import astryon.services.app.file.Rm;
import astryon.services.app.file.Rmdir;
import astryon.services.app.file.Stat;
import astryon.services.app.file.Touch;
import astryon.services.app.pager.Less;
import astryon.services.app.pager.Man;
import astryon.services.app.process.Kill;
import astryon.services.app.process.Ps;
import astryon.services.app.process.Top;
import astryon.services.app.sed.Sed;
import astryon.services.app.text.Cat;
import astryon.services.app.text.Comm;
import astryon.services.app.text.Cut;
import astryon.services.app.text.Diff;
import astryon.services.app.text.Expand;
import astryon.services.app.text.Fold;
import astryon.services.app.text.Grep;
import astryon.services.app.text.Head;
import astryon.services.app.text.Join;
import astryon.services.app.text.Nl;
import astryon.services.app.text.Paste;
import astryon.services.app.text.Rev;
import astryon.services.app.text.Shuf;
import astryon.services.app.text.Sort;
import astryon.services.app.text.Split;
import astryon.services.app.text.Tac;
import astryon.services.app.text.Tail;
import astryon.services.app.text.Tr;
import astryon.services.app.text.Unexpand;
import astryon.services.app.text.Uniq;
import astryon.services.app.text.Wc;
import astryon.services.app.time.Cal;
import astryon.services.app.time.Date;
import astryon.services.app.time.Sleep;
import astryon.services.app.time.Time;
import astryon.services.app.time.Timeout;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The table of tools. A tool is made for a run, and keeps what the run is at. */
public final class Tools {
    private static final List<String> NAMES = List.of(
            "[", "base64", "basename", "cal", "cat", "chmod", "cmp", "comm", "cp", "cut", "date", "df", "diff", "dirname", "du", "echo", "edit", "env",
            "expand", "false", "find", "fold", "grep", "gunzip", "gzip", "hd", "head", "hexdump", "join", "kill", "less", "ln", "ls", "man", "md5sum", "mkdir", "mount", "mv",
            "nl", "od", "paste", "printf", "ps", "pwd", "readlink", "realpath", "rev", "rm", "rmdir", "sed", "seq", "sha1sum", "sha256sum", "sha512sum", "shuf",
            "sleep", "sort", "split", "stat", "strings", "tac", "tail", "tar", "tee", "test", "time", "timeout", "top", "touch", "tr", "true", "uname", "unexpand",
            "uniq", "unzip", "wc", "which", "xargs", "yes", "zcat");

    private Tools() {
    }

    /** In order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The table's own. */
    private static Catalogue catalogue(Processes processes) {
        return new Catalogue() {
            @Override
            public List<String> names() {
                return NAMES;
            }

            @Override
            public Optional<Program> find(String name) {
                return Tools.find(name, processes);
            }
        };
    }

    /** @param setter sets the clock to so many nanoseconds since 1970 */
    public static Program date(LongConsumer setter) {
        return new Date(setter);
    }

    /** @param processes of the process that it is to run in */
    public static Optional<Program> find(String name, Processes processes) {
        return Optional.ofNullable(switch (name) {
            case "[" -> new Test(name);
            case "base64" -> new Radix64();
            case "basename" -> new Basename();
            case "cal" -> new Cal();
            case "cat" -> new Cat();
            case "chmod" -> new Chmod();
            case "cmp" -> new Cmp();
            case "comm" -> new Comm();
            case "cp" -> new Cp();
            case "cut" -> new Cut();
            case "date" -> date(nanos -> {
                throw new Complaint(1, "nobody here sets the clock");
            });
            case "df" -> new Df();
            case "diff" -> new Diff();
            case "dirname" -> new Dirname();
            case "du" -> new Du();
            case "echo" -> new Echo();
            case "edit" -> new Edit();
            case "env" -> new Env(processes);
            case "expand" -> new Expand();
            case "false" -> new False();
            case "find" -> new Find(processes);
            case "fold" -> new Fold();
            case "grep" -> new Grep();
            case "gunzip" -> Gzip.gunzip();
            case "gzip" -> Gzip.gzip();
            case "hd" -> Hexdump.hd();
            case "head" -> new Head();
            case "hexdump" -> Hexdump.hexdump();
            case "join" -> new Join();
            case "kill" -> new Kill(processes);
            case "less" -> new Less();
            case "ln" -> new Ln();
            case "ls" -> new Ls();
            case "man" -> new Man(catalogue(processes));
            case "md5sum" -> Checksums.md5();
            case "mkdir" -> new Mkdir();
            case "mount" -> new Mount();
            case "mv" -> new Mv();
            case "nl" -> new Nl();
            case "od" -> new Od();
            case "paste" -> new Paste();
            case "printf" -> new Printf();
            case "ps" -> new Ps(processes);
            case "pwd" -> new Pwd();
            case "readlink" -> new Readlink();
            case "realpath" -> new Realpath();
            case "rev" -> new Rev();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "sed" -> new Sed();
            case "seq" -> new Seq();
            case "sha1sum" -> Checksums.sha1();
            case "sha256sum" -> Checksums.sha256();
            case "sha512sum" -> Checksums.sha512();
            case "shuf" -> new Shuf();
            case "sleep" -> new Sleep();
            case "sort" -> new Sort();
            case "split" -> new Split();
            case "stat" -> new Stat();
            case "strings" -> new Strings();
            case "tac" -> new Tac();
            case "tail" -> new Tail();
            case "tar" -> new Tar();
            case "tee" -> new Tee();
            case "test" -> new Test(name);
            case "time" -> new Time(processes);
            case "timeout" -> new Timeout(processes);
            case "top" -> new Top(processes);
            case "touch" -> new Touch();
            case "tr" -> new Tr();
            case "true" -> new True();
            case "uname" -> new Uname();
            case "unexpand" -> new Unexpand();
            case "uniq" -> new Uniq();
            case "unzip" -> new Unzip();
            case "wc" -> new Wc();
            case "which" -> new Which(processes);
            case "xargs" -> new Xargs(processes);
            case "yes" -> new Yes();
            case "zcat" -> Gzip.zcat();
            default -> null;
        });
    }
}

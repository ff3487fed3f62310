package astryon.services.app.file;

import astryon.services.app.Commands;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.pattern.FilePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads an expression, and knows what it says of the walk. */
final class FindParser {
    private static final long DAY = 86_400;

    private final Invocation invocation;
    private final Commands commands;
    private final List<String> words;
    private final List<FindBatch> batches = new ArrayList<>();
    private final Instant now = Instant.now();
    private int at;
    private boolean acts;
    private boolean depthFirst;
    private boolean oneDevice;
    private boolean follows;
    private boolean quits;
    private boolean failed;
    private long minimum;
    private long maximum = Long.MAX_VALUE;

    FindParser(Invocation invocation, Commands commands, List<String> words) {
        this.invocation = invocation;
        this.commands = commands;
        this.words = words;
    }

    boolean depthFirst() {
        return depthFirst;
    }

    boolean oneDevice() {
        return oneDevice;
    }

    boolean follows() {
        return follows;
    }

    /** Whether {@code -quit} was met. */
    boolean quits() {
        return quits;
    }

    long minimum() {
        return minimum;
    }

    long maximum() {
        return maximum;
    }

    /** Runs the commands that still wait for more names. */
    void finish() throws IOException {
        for (FindBatch batch : batches) {
            batch.run();
        }
    }

    /** 1 if a command could not be started, or one for several names failed. */
    int status() {
        return failed || batches.stream().anyMatch(FindBatch::failed) ? 1 : 0;
    }

    private static Complaint wrong(String what) {
        return new Complaint(1, what);
    }

    FindTest parse() throws IOException {
        FindTest test = words.isEmpty() ? file -> true : either();
        if (at < words.size()) {
            throw wrong(words.get(at).equals(")") ? "a ) has no ( before it" : words.get(at) + " is no part of an expression; try find --help");
        }
        return acts ? test : file -> test.accept(file) && print(file, '\n');
    }

    private boolean print(FindFile file, int end) throws IOException {
        invocation.output().print(file.name());
        invocation.output().write(end);
        return true;
    }

    private boolean next(String... any) {
        if (at < words.size() && List.of(any).contains(words.get(at))) {
            at++;
            return true;
        }
        return false;
    }

    private FindTest either() throws IOException {
        FindTest left = both();
        while (next("-o", "-or")) {
            FindTest first = left;
            FindTest second = both();
            left = file -> first.accept(file) || second.accept(file);
        }
        return left;
    }

    private FindTest both() throws IOException {
        FindTest left = not();
        while (next("-a", "-and") || at < words.size() && !List.of(")", "-o", "-or").contains(words.get(at))) {
            FindTest first = left;
            FindTest second = not();
            left = file -> first.accept(file) && second.accept(file);
        }
        return left;
    }

    private FindTest not() throws IOException {
        if (next("!", "-not")) {
            FindTest test = not();
            return file -> !test.accept(file);
        } else if (next("(")) {
            FindTest test = either();
            if (!next(")")) {
                throw wrong("a ( is never closed");
            }
            return test;
        } else if (at == words.size()) {
            throw wrong("a test is missing behind " + words.get(at - 1));
        }
        return test(words.get(at++));
    }

    private String value(String of) {
        if (at == words.size()) {
            throw wrong(of + " needs a value");
        }
        return words.get(at++);
    }

    private FindTest test(String name) throws IOException {
        return switch (name) {
            case "-name", "-iname" -> {
                FilePattern pattern = pattern(value(name), name.equals("-iname"));
                yield file -> pattern.matches(Folders.base(file.name()));
            }
            case "-path", "-ipath", "-wholename" -> {
                FilePattern pattern = pattern(value(name), name.equals("-ipath"));
                yield file -> pattern.matches(file.name());
            }
            case "-type" -> type(value(name));
            case "-size" -> size(value(name));
            case "-empty" -> file -> file.facts().isFolder() ? Folders.names(file.path()).isEmpty() : file.facts().kind() == '-' && file.facts().size() == 0;
            case "-mtime", "-mmin" -> age(name, value(name), name.equals("-mtime") ? DAY : 60, true);
            case "-atime", "-amin" -> age(name, value(name), name.equals("-atime") ? DAY : 60, false);
            case "-newer" -> {
                FileTime time = FileFacts.following(invocation.path(value(name))).modified();
                yield file -> file.facts().modified().compareTo(time) > 0;
            }
            case "-perm" -> permissions(value(name));
            case "-links" -> number(name, value(name), file -> file.facts().links());
            case "-inum" -> number(name, value(name), file -> file.facts().number());
            case "-user" -> {
                String user = value(name);
                yield file -> file.facts().owner().equals(user);
            }
            case "-group" -> {
                String group = value(name);
                yield file -> file.facts().group().equals(group);
            }
            case "-samefile" -> {
                Object key = FileFacts.following(invocation.path(value(name))).key();
                yield file -> file.facts().key() != null && file.facts().key().equals(key);
            }
            case "-executable" -> file -> Files.isExecutable(file.path());
            case "-true" -> file -> true;
            case "-false" -> file -> false;
            case "-maxdepth", "-mindepth" -> {
                long depth = count(name, value(name));
                maximum = name.equals("-maxdepth") ? depth : maximum;
                minimum = name.equals("-mindepth") ? depth : minimum;
                yield file -> true;
            }
            case "-depth", "-d" -> {
                depthFirst = true;
                yield file -> true;
            }
            case "-xdev", "-mount" -> {
                oneDevice = true;
                yield file -> true;
            }
            case "-follow" -> {
                follows = true;
                yield file -> true;
            }
            default -> action(name);
        };
    }

    private FindTest action(String name) {
        FindTest action = switch (name) {
            case "-print" -> file -> print(file, '\n');
            case "-print0" -> file -> print(file, 0);
            case "-prune" -> file -> {
                file.prune();
                return true;
            };
            case "-quit" -> file -> {
                quits = true;
                return false;
            };
            case "-delete" -> {
                depthFirst = true;
                yield this::delete;
            }
            case "-exec", "-ok" -> command(name);
            default -> throw wrong("there is no test " + name + "; try find --help");
        };
        acts |= !name.equals("-prune");
        return action;
    }

    private boolean delete(FindFile file) throws IOException {
        if (file.name().equals(".")) {
            return true;
        }
        Files.delete(file.path());
        return true;
    }

    private FindTest command(String name) {
        List<String> command = new ArrayList<>();
        while (at < words.size() && !words.get(at).equals(";") && !(words.get(at).equals("+") && !command.isEmpty() && command.get(command.size() - 1).equals("{}"))) {
            command.add(words.get(at++));
        }
        if (at == words.size() || command.isEmpty()) {
            throw wrong(command.isEmpty() ? name + " needs a command" : name + " ends with ; or, behind {}, with +");
        }
        if (words.get(at++).equals("+")) {
            FindBatch batch = new FindBatch(commands, command.subList(0, command.size() - 1));
            batches.add(batch);
            return file -> batch.add(file.name());
        }
        return file -> {
            List<String> filled = command.stream().map(word -> word.replace("{}", file.name())).toList();
            if (name.equals("-ok") && !Question.yes(invocation, String.join(" ", filled))) {
                return false;
            }
            return run(filled);
        };
    }

    private boolean run(List<String> command) throws IOException {
        try {
            return commands.run(command) == 0;
        } catch (Complaint cannotBeStarted) {
            Launcher.complain(invocation, cannotBeStarted.getMessage());
            failed = true;
            return false;
        }
    }

    private long count(String what, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw wrong(what + " wants a number, not " + text);
        }
        return Long.parseLong(text);
    }

    private interface Value {
        long of(FindFile file);
    }

    /** A number that is to be as it is, with + larger, with - smaller. */
    private FindTest number(String what, String text, Value value) {
        boolean signed = text.startsWith("+") || text.startsWith("-");
        long wanted = count(what, signed ? text.substring(1) : text);
        char sign = signed ? text.charAt(0) : '=';
        return file -> sign == '+' ? value.of(file) > wanted : sign == '-' ? value.of(file) < wanted : value.of(file) == wanted;
    }

    private FindTest age(String name, String text, long unit, boolean modified) {
        return number(name, text, file -> Math.floorDiv(Duration.between((modified ? file.facts().modified() : file.facts().accessed()).toInstant(), now).toSeconds(), unit));
    }

    private FindTest type(String kinds) {
        if (!kinds.matches("[fdlpsbc](,[fdlpsbc])*")) {
            throw wrong("-type wants f, d, l, p, s, b or c, not " + kinds);
        }
        return file -> kinds.indexOf(file.facts().kind() == '-' ? 'f' : file.facts().kind()) >= 0;
    }

    private FindTest size(String text) {
        int unit = text.isEmpty() ? -1 : "cwbkMG".indexOf(text.charAt(text.length() - 1));
        long bytes = new long[] {FileFacts.BLOCK, 1, 2, FileFacts.BLOCK, 1024, 1 << 20, 1 << 30}[unit + 1];
        return number("-size", unit < 0 ? text : text.substring(0, text.length() - 1), file -> (file.facts().size() + bytes - 1) / bytes);
    }

    private FindTest permissions(String text) {
        char how = text.isEmpty() ? 0 : text.charAt(0);
        boolean marked = how == '-' || how == '/' || how == '+' && text.length() > 1 && Character.isDigit(text.charAt(1));
        int wanted = Modes.apply(marked ? text.substring(1) : text, 0, false, 0);
        return file -> !marked ? file.facts().mode() == wanted : how == '-' ? (file.facts().mode() & wanted) == wanted : wanted == 0 || (file.facts().mode() & wanted) != 0;
    }

    private static FilePattern pattern(String text, boolean eitherCase) {
        return eitherCase ? FilePattern.ofEitherCase(text) : new FilePattern(text);
    }
}

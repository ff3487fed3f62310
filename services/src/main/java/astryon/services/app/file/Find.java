package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Commands;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Goes through folders and asks an expression about all that is in them. */
public final class Find implements Program {
    private final Processes processes;
    private Invocation invocation;
    private FindParser parser;
    private FindTest expression;
    private int status;

    public Find(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("find", "search for files", "[FOLDER...] [EXPRESSION]").with(Manual.Syntax.WORDS).option('H', "", "follow symbolic links that are operands")
                .option('L', "", "follow symbolic links").option('P', "", "follow none; so it is without these")
                .paragraph("Tests: -name PATTERN, -iname PATTERN, -path PATTERN, -ipath PATTERN, -type f|d|l|p|s|b|c, -size N[bckMG], -mtime N, -mmin N, -atime N, -amin N, -newer FILE, "
                        + "-perm MODE, -user NAME, -group NAME, -links N, -inum N, -samefile FILE, -empty, -executable, -true, -false. "
                        + "N is exactly N, +N more, -N less. MODE is exactly that, -MODE all of its bits, /MODE any of them.")
                .paragraph("Actions: -print, -print0, -exec COMMAND ;, -exec COMMAND {} +, -ok COMMAND ;, -delete, -prune, -quit. Without one, names are printed. "
                        + "{} in a COMMAND is the name of the file.")
                .paragraph("Both are put together by ( ), ! or -not, -a or nothing, -o. Of the walk: -maxdepth N, -mindepth N, -depth, -xdev, -follow.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        List<String> words = new ArrayList<>(arguments.operands());
        boolean followOperands = false;
        boolean followAll = false;
        while (!words.isEmpty() && List.of("-H", "-L", "-P").contains(words.get(0))) {
            String word = words.remove(0);
            followAll = word.equals("-L");
            followOperands = word.equals("-H");
        }
        List<String> folders = new ArrayList<>();
        while (!words.isEmpty() && !words.get(0).startsWith("-") && !words.get(0).equals("(") && !words.get(0).equals(")") && !words.get(0).equals("!")) {
            folders.add(words.remove(0));
        }
        parser = new FindParser(all, new Commands(processes, all), words);
        expression = parser.parse();
        followAll |= parser.follows();
        for (String folder : folders.isEmpty() ? List.of(".") : folders) {
            boolean follow = followAll || followOperands;
            boolean everywhere = followAll;
            int failure = Operands.attempt(all, folder, name -> visit(name, 0, follow || name.endsWith("/"), everywhere, -1, new ArrayDeque<>()));
            status = Math.max(status, failure);
            if (parser.quits()) {
                break;
            }
        }
        parser.finish();
        return Math.max(status, parser.status());
    }

    private FileFacts facts(Path path, boolean follow) throws IOException {
        if (follow) {
            try {
                return FileFacts.following(path);
            } catch (NoSuchFileException perhapsALink) {
                // One that leads nowhere is what it is.
            }
        }
        return FileFacts.of(path);
    }

    /** @param above keys of the folders that lead here: a link to one of them is not gone through again */
    private void visit(String name, int depth, boolean follow, boolean followAll, long device, Deque<Object> above) throws IOException {
        FindFile file = new FindFile(name, invocation.path(name), facts(invocation.path(name), follow));
        boolean wanted = depth >= parser.minimum();
        if (wanted && !parser.depthFirst()) {
            expression.accept(file);
        }
        boolean enters = file.facts().isFolder() && depth < parser.maximum() && !file.pruned() && !parser.quits() && !(parser.oneDevice() && device >= 0
                && device != file.facts().device());
        if (enters && above.contains(file.facts().key())) {
            throw new Complaint(1, name + ": leads to a folder above it, and is not gone through again");
        }
        if (enters) {
            above.push(file.facts().key());
            for (String inside : names(file)) {
                int failure = Operands.attempt(invocation, Folders.join(name, inside), each -> visit(each, depth + 1, followAll, followAll, file.facts().device(), above));
                status = Math.max(status, failure);
                if (parser.quits()) {
                    return;
                }
            }
            above.pop();
        }
        if (wanted && parser.depthFirst()) {
            expression.accept(file);
        }
    }

    private List<String> names(FindFile folder) throws IOException {
        List<String> names = new ArrayList<>();
        status = Math.max(status, Operands.attempt(invocation, folder.name(), same -> names.addAll(Folders.names(folder.path()))));
        return names;
    }
}

package astryon.services.app.shell;

import astryon.services.app.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code cd}. */
final class FolderBuiltins {
    private FolderBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("cd", FolderBuiltins::cd);
    }

    private static int cd(Shell shell, List<String> arguments) throws IOException {
        int first = 0;
        boolean physical = false;
        while (first < arguments.size() && arguments.get(first).matches("-[LP]+")) {
            physical = arguments.get(first++).endsWith("P");
        }
        first += first < arguments.size() && arguments.get(first).equals("--") ? 1 : 0;
        String target = first < arguments.size() ? arguments.get(first) : shell.variables().value("HOME");
        if (target == null) {
            throw new Complaint(1, "HOME is not set: say where to go");
        }
        boolean tells = target.equals("-");
        if (tells) {
            target = shell.variables().value("OLDPWD");
            if (target == null) {
                throw new Complaint(1, "OLDPWD is not set: there is no folder to go back to");
            }
        }
        Path path = shell.folder().resolve(target);
        if (!target.startsWith("/") && !target.startsWith(".") && !target.isEmpty()) {
            for (String folder : shell.variables().value("CDPATH", "").split(":")) {
                Path candidate = shell.folder().resolve(folder).resolve(target);
                if (!folder.isEmpty() && Files.isDirectory(candidate)) {
                    path = candidate;
                    tells = true;
                    break;
                }
            }
        }
        go(shell, target, physical && Files.isDirectory(path) ? path.toRealPath() : path.normalize());
        if (tells) {
            shell.print(shell.folder() + "\n");
        }
        return 0;
    }

    private static void go(Shell shell, String target, Path path) {
        if (!Files.isDirectory(path)) {
            throw new Complaint(1, target + (Files.exists(path) ? ": is not a folder" : ": no such folder"));
        } else if (!Files.isExecutable(path)) {
            throw new Complaint(1, target + ": not permitted");
        }
        shell.assign("OLDPWD", shell.folder().toString());
        shell.variables().export("OLDPWD");
        shell.changeFolder(path);
        shell.assign("PWD", path.toString());
        shell.variables().export("PWD");
    }
}

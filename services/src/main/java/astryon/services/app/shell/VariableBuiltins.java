package astryon.services.app.shell;

import astryon.services.app.Complaint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Variables and parameters: {@code export readonly local unset shift}. */
final class VariableBuiltins {
    private VariableBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("export", (shell, arguments) -> declare(shell, arguments, "export"));
        table.put("readonly", (shell, arguments) -> declare(shell, arguments, "readonly"));
        table.put("local", VariableBuiltins::local);
        table.put("unset", VariableBuiltins::unset);
        table.put("shift", VariableBuiltins::shift);
    }

    private static void requireName(String name) {
        if (!Names.isName(name)) {
            throw new Complaint(ShellError.STATUS, name + " cannot be the name of a variable");
        }
    }

    private static int declare(Shell shell, List<String> arguments, String kind) throws IOException {
        boolean exports = kind.equals("export");
        List<String> words = new ArrayList<>(arguments);
        boolean undoes = exports && words.remove("-n");
        if (words.isEmpty() || words.equals(List.of("-p"))) {
            list(shell, kind);
            return 0;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            requireName(name);
            if (equals >= 0) {
                shell.assign(name, word.substring(equals + 1));
            }
            if (undoes) {
                shell.variables().keepFromPrograms(name);
            } else if (exports) {
                shell.variables().export(name);
            } else {
                shell.variables().makeReadonly(name);
            }
        }
        return 0;
    }

    private static void list(Shell shell, String kind) throws IOException {
        StringBuilder lines = new StringBuilder();
        Variables variables = shell.variables();
        variables.all().forEach((name, value) -> {
            if (kind.equals("export") ? variables.isExported(name) : variables.isReadonly(name)) {
                lines.append(kind).append(' ').append(name).append(value == null ? "" : "=" + Quoting.quote(value)).append('\n');
            }
        });
        shell.print(lines.toString());
    }

    private static int local(Shell shell, List<String> arguments) {
        if (!shell.interpreter().isInFunction()) {
            throw new Complaint(ShellError.STATUS, "there are local variables only in functions");
        }
        for (String word : arguments) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            requireName(name);
            shell.variables().makeLocalToFunction(name);
            if (equals >= 0) {
                shell.assign(name, word.substring(equals + 1));
            }
        }
        return 0;
    }

    private static int unset(Shell shell, List<String> arguments) {
        boolean functions = !arguments.isEmpty() && arguments.get(0).equals("-f");
        boolean options = functions || !arguments.isEmpty() && arguments.get(0).equals("-v");
        for (String name : arguments.subList(options ? 1 : 0, arguments.size())) {
            if (functions) {
                shell.functions().remove(name);
            } else {
                requireName(name);
                shell.variables().unset(name);
            }
        }
        return 0;
    }

    private static int shift(Shell shell, List<String> arguments) {
        int count = 1;
        if (!arguments.isEmpty()) {
            if (!Names.isNumber(arguments.get(0)) || arguments.get(0).length() > 9) {
                throw new Complaint(ShellError.STATUS, arguments.get(0) + " is no number of 0 or more");
            }
            count = Integer.parseInt(arguments.get(0));
        }
        int size = shell.arguments().size();
        if (count > size) {
            shell.complain("shift: there are only " + size + " parameters, not " + count);
            return 1;
        }
        shell.setArguments(shell.arguments().subList(count, size));
        return 0;
    }
}

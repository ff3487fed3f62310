package astryon.services.app.shell;

import astryon.services.app.pattern.FilePattern;
import astryon.services.app.shell.Expander.Context;
import astryon.services.app.shell.Word.Operator;
import astryon.services.app.shell.Word.Parameter;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code $name} and <code>${name...}</code> (XCU 2.6.2). */
final class ParameterExpansion {
    private final Shell shell;
    private final Expander expander;

    ParameterExpansion(Shell shell, Expander expander) {
        this.shell = shell;
        this.expander = expander;
    }

    void expand(Parameter parameter, Fields fields, Context context) {
        if (parameter.name().equals("@") || parameter.name().equals("*")) {
            expandAll(parameter, fields, context);
            return;
        }
        String value = shell.parameter(parameter.name());
        boolean given = value != null && !(parameter.emptyCounts() && value.isEmpty());
        switch (parameter.operator()) {
            case DEFAULT -> {
                if (!given) {
                    argument(parameter, fields, context);
                    return;
                }
            }
            case ALTERNATIVE -> {
                if (given) {
                    argument(parameter, fields, context);
                }
                return;
            }
            case ASSIGN -> value = given ? value : assign(parameter);
            case REFUSE -> {
                if (!given) {
                    throw refusal(parameter);
                }
            }
            case LENGTH -> {
                String text = required(parameter, value);
                value = Integer.toString(text.codePointCount(0, text.length()));
            }
            case VALUE -> value = required(parameter, value);
            default -> value = cutter(parameter).apply(required(parameter, value));
        }
        Expander.put(value, fields, Expander.afterExpansion(context));
    }

    private String required(Parameter parameter, String value) {
        if (value == null && shell.options().has(Option.NOUNSET)) {
            throw new ShellError(parameter.name() + ": is not set, and set -u is in force");
        }
        return value == null ? "" : value;
    }

    private void argument(Parameter parameter, Fields fields, Context context) {
        Word word = context == Context.QUOTED ? parameter.argument() : Tilde.atStart(parameter.argument(), shell.variables());
        expander.expand(word.parts(), fields, Expander.afterExpansion(context));
    }

    private String assign(Parameter parameter) {
        if (!Names.isName(parameter.name())) {
            throw new ShellError("${" + parameter.name() + "=...}: only a variable can be assigned to");
        }
        String value = expander.text(parameter.argument());
        shell.assign(parameter.name(), value);
        return value;
    }

    private ShellError refusal(Parameter parameter) {
        String message = expander.text(parameter.argument());
        return new ShellError(parameter.name() + ": " + (!message.isEmpty() ? message : parameter.emptyCounts() ? "is not set, or empty" : "is not set"));
    }

    private UnaryOperator<String> cutter(Parameter parameter) {
        FilePattern pattern = new FilePattern(expander.pattern(parameter.argument()));
        return value -> cut(value, parameter.operator(), pattern);
    }

    private static String cut(String value, Operator operator, FilePattern pattern) {
        boolean suffix = operator == Operator.SHORTEST_SUFFIX || operator == Operator.LONGEST_SUFFIX;
        // Whether the places where it could be cut are tried from the beginning on.
        boolean forward = operator == Operator.LONGEST_SUFFIX || operator == Operator.SHORTEST_PREFIX;
        for (int i = 0; i <= value.length(); i++) {
            int place = forward ? i : value.length() - i;
            if (pattern.matches(suffix ? value.substring(place) : value.substring(0, place))) {
                return suffix ? value.substring(0, place) : value.substring(place);
            }
        }
        return value;
    }

    /** All positional parameters. */
    private void expandAll(Parameter parameter, Fields fields, Context context) {
        List<String> values = shell.arguments();
        boolean given = !values.isEmpty() && !(parameter.emptyCounts() && values.size() == 1 && values.get(0).isEmpty());
        UnaryOperator<String> each = UnaryOperator.identity();
        switch (parameter.operator()) {
            case LENGTH -> {
                Expander.put(Integer.toString(values.size()), fields, Expander.afterExpansion(context));
                return;
            }
            case ALTERNATIVE -> {
                if (given) {
                    argument(parameter, fields, context);
                }
                return;
            }
            case DEFAULT -> {
                if (!given) {
                    argument(parameter, fields, context);
                    return;
                }
            }
            case ASSIGN, REFUSE -> {
                if (!given) {
                    throw parameter.operator() == Operator.REFUSE ? refusal(parameter) : new ShellError("${" + parameter.name() + "=...}: only a variable can be assigned to");
                }
            }
            case VALUE -> {
                // As they are.
            }
            default -> each = cutter(parameter);
        }
        putAll(values, each, parameter.name().equals("*"), fields, context);
    }

    private void putAll(List<String> values, UnaryOperator<String> each, boolean star, Fields fields, Context context) {
        if (star && (context == Context.QUOTED || !fields.splits())) {
            String separators = shell.separators();
            String joined = String.join(separators.isEmpty() ? "" : separators.substring(0, 1), values.stream().map(each).toList());
            Expander.put(joined, fields, Expander.afterExpansion(context));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                fields.next();
            }
            Expander.put(each.apply(values.get(i)), fields, Expander.afterExpansion(context));
        }
    }
}

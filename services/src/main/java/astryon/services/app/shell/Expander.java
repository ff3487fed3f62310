package astryon.services.app.shell;

import astryon.services.app.pattern.FilePattern;
import astryon.services.app.shell.Word.DoubleQuoted;
import astryon.services.app.shell.Word.Parameter;
import astryon.services.app.shell.Word.Part;
import astryon.services.app.shell.Word.Quoted;
import astryon.services.app.shell.Word.Substitution;
import astryon.services.app.shell.Word.Text;
import java.util.ArrayList;
import java.util.List;

/** Words into fields (XCU 2.6): tildes, parameters, commands, arithmetic, then splitting, names of files, and the quotes are gone. */
final class Expander {
    private final Shell shell;
    private final ParameterExpansion parameters;

    /** Where a part stands: in quotes; outside; or in what is to take a parameter's place, outside of quotes, which is split itself. */
    enum Context {
        QUOTED, BARE, ARGUMENT
    }

    Expander(Shell shell) {
        this.shell = shell;
        parameters = new ParameterExpansion(shell, this);
    }

    List<String> fields(List<Word> words) {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            fields(word, result);
        }
        return result;
    }

    void fields(Word word, List<String> result) {
        if (word.plain().isPresent() && !FilePattern.isMagic(word.plain().get()) && !word.plain().get().startsWith("~")) {
            result.add(word.plain().get());
            return;
        }
        Fields fields = Fields.split(shell.separators());
        expand(Tilde.atStart(word, shell.variables()).parts(), fields, Context.BARE);
        fields.endWord();
        for (Fields.Field field : fields.done()) {
            List<String> names = !shell.options().has(Option.NOGLOB) && FilePattern.isMagic(field.pattern()) ? Glob.names(field.pattern(), shell.folder()) : List.of();
            if (names.isEmpty()) {
                result.add(field.plain());
            } else {
                result.addAll(names);
            }
        }
    }

    /** As one text: of an assignment, a redirection, a case. */
    String text(Word word) {
        return joined(Tilde.atStart(word, shell.variables())).plain();
    }

    /** Of an assignment: a tilde may stand behind colons, too. */
    String assigned(Word word) {
        return joined(Tilde.behindColons(word, shell.variables())).plain();
    }

    String pattern(Word word) {
        return joined(Tilde.atStart(word, shell.variables())).pattern();
    }

    /** Of what stands in quotes as a whole. */
    String quotedText(Word word) {
        return joined(word.parts(), Context.QUOTED).plain();
    }

    private Fields.Field joined(Word word) {
        return joined(word.parts(), Context.BARE);
    }

    private Fields.Field joined(List<Part> parts, Context context) {
        Fields fields = Fields.joined();
        expand(parts, fields, context);
        fields.endWord();
        return fields.done().get(0);
    }

    void expand(List<Part> parts, Fields fields, Context context) {
        for (Part part : parts) {
            expand(part, fields, context);
        }
    }

    private void expand(Part part, Fields fields, Context context) {
        if (part instanceof Text text) {
            put(text.text(), fields, context);
        } else if (part instanceof Quoted quoted) {
            fields.quoted(quoted.text());
        } else if (part instanceof DoubleQuoted group) {
            if (!isAllParametersOnly(group)) {
                fields.begin();
            }
            expand(group.parts(), fields, Context.QUOTED);
        } else if (part instanceof Parameter parameter) {
            parameters.expand(parameter, fields, context);
        } else if (part instanceof Substitution substitution) {
            put(shell.outputOf(substitution.body()), fields, afterExpansion(context));
        } else if (part instanceof Word.Arithmetic arithmetic) {
            put(Long.toString(Arithmetic.evaluate(quotedText(arithmetic.expression()), shell)), fields, afterExpansion(context));
        } else if (part instanceof HereDocument document) {
            expand(document.parts(), fields, Context.QUOTED);
        }
    }

    /** {@code "$@"} is no field if there are no positional parameters. */
    private static boolean isAllParametersOnly(DoubleQuoted group) {
        return group.parts().size() == 1 && group.parts().get(0) instanceof Parameter parameter && parameter.name().equals("@");
    }

    static Context afterExpansion(Context context) {
        return context == Context.QUOTED ? Context.QUOTED : Context.ARGUMENT;
    }

    static void put(String text, Fields fields, Context context) {
        switch (context) {
            case QUOTED -> fields.quoted(text);
            case BARE -> fields.literal(text);
            case ARGUMENT -> fields.expanded(text);
        }
    }
}

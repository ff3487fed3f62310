package astryon.services.app.shell;

import java.util.List;
import java.util.Optional;

/** A word before its expansion: what stands side by side in it. */
record Word(List<Part> parts) {

    Word {
        parts = List.copyOf(parts);
    }

    static Word of(Part... parts) {
        return new Word(List.of(parts));
    }

    /** A part of a word. */
    sealed interface Part permits Text, Quoted, DoubleQuoted, Parameter, Substitution, Arithmetic, HereDocument {
    }

    /** Written as it is; in a {@link DoubleQuoted} it is quoted. */
    record Text(String text) implements Part {
    }

    /** Behind a backslash or in single quotes. */
    record Quoted(String text) implements Part {
    }

    /** What stands in double quotes. */
    record DoubleQuoted(List<Part> parts) implements Part {
    }

    /** {@code $name}, or in braces with an operator. {@code emptyCounts}: a colon stands before it, and empty is as good as unset. */
    record Parameter(String name, Operator operator, boolean emptyCounts, Word argument) implements Part {
    }

    /** {@code $(body)} or in backquotes. */
    record Substitution(Command body) implements Part {
    }

    /** {@code $((expression))}. */
    record Arithmetic(Word expression) implements Part {
    }

    /** What is done with a parameter (XCU 2.6.2). */
    enum Operator {
        VALUE, LENGTH, DEFAULT, ASSIGN, REFUSE, ALTERNATIVE, SHORTEST_SUFFIX, LONGEST_SUFFIX, SHORTEST_PREFIX, LONGEST_PREFIX
    }

    /** What it is if nothing in it is quoted or expanded. */
    Optional<String> plain() {
        return parts.size() == 1 && parts.get(0) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    boolean isQuoted() {
        return parts.stream().anyMatch(part -> part instanceof Quoted || part instanceof DoubleQuoted);
    }

    /** Without its quotes, nothing expanded. */
    String unquoted() {
        StringBuilder text = new StringBuilder();
        append(text, parts);
        return text.toString();
    }

    private static void append(StringBuilder text, List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Text plain) {
                text.append(plain.text());
            } else if (part instanceof Quoted quoted) {
                text.append(quoted.text());
            } else if (part instanceof DoubleQuoted group) {
                append(text, group.parts());
            }
        }
    }

    /** Whether it begins {@code NAME=}. */
    boolean isAssignment() {
        return equalsSign() > 0;
    }

    String assignedName() {
        return ((Text) parts.get(0)).text().substring(0, equalsSign());
    }

    /** What stands behind the equals sign. */
    Word assignedValue() {
        String rest = ((Text) parts.get(0)).text().substring(equalsSign() + 1);
        List<Part> value = new java.util.ArrayList<>(parts.subList(1, parts.size()));
        if (!rest.isEmpty()) {
            value.add(0, new Text(rest));
        }
        return new Word(value);
    }

    private int equalsSign() {
        if (parts.isEmpty() || !(parts.get(0) instanceof Text)) {
            return -1;
        }
        String text = ((Text) parts.get(0)).text();
        int equals = text.indexOf('=');
        return equals > 0 && Names.isName(text.substring(0, equals)) ? equals : -1;
    }
}

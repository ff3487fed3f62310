package astryon.compiler.ir;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/ir.md} from the table of operations and from the rules in the {@link Verifier}'s header. */
public final class IrReference {
    private static final Map<Op, String> SECTIONS = new EnumMap<>(Map.of(Op.CONST, "Structure", Op.ADD, "Arithmetic", Op.SEXT8, "Conversions", Op.EQ,
            "Comparisons", Op.NULL_CHECK, "Checks", Op.INSTANCE_OF, "Objects", Op.LOAD, "Memory", Op.CALL, "Calls"));

    private IrReference() {
    }

    /**
     * The page.
     *
     * @param opSource       source text of {@link Op}: the remarks behind its rows are part of the page
     * @param verifierSource source text of {@link Verifier}: its header is the specification
     */
    public static String page(String opSource, String verifierSource) {
        StringBuilder out = new StringBuilder("""
                # The intermediate representation

                Generated from `ir.Op` and the header of `ir.Verifier`; run the tests with `-Dgolden.bless=true` to write it anew.

                A function is a graph of blocks of values in SSA form. Memory is a value, too: what writes takes the current state and is the next one.
                Passes, tests and dumps share one text form:

                ```
                function app.Sum.of : ref -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:i32 = const 0
                  v3:i32 = array_length v1
                  goto b1
                b1 <- b0 b2:
                  v4:i32 = phi v2 v8
                  v5:i32 = lt v4 v3
                  if v5 b2 b3
                b2 <- b1:
                  v6:i32 = get_element v0 v1 v4 {i32*4@[I32}
                  v7:i32 = const 1
                  v8:i32 = add v6 v7 @app.Sum.of:7
                  goto b1
                b3 cold <- b1:
                  return v0 v4
                ```

                ## What makes a function valid

                """);
        out.append(rules(verifierSource));
        out.append("""

                ## Operations

                Operands: `m` memory, `i` i32, `l` i64, `n` i32 or i64, `f` f32 or f64, `r` ref, `b` ref or i64 (a base address), `x` any, `s` of the same
                type as the one before, `*` any number; `?` makes the one before it optional. Result: the same letters, `-` none, `t` as written on the
                value, `2` the type of the second data operand.
                """);
        for (Op op : Op.values()) {
            if (SECTIONS.containsKey(op)) {
                out.append("\n### ").append(SECTIONS.get(op)).append("\n\n| op | operands | result | | |\n|---|---|---|---|---|\n");
            }
            out.append("| `").append(op.word()).append("` | ").append(code(op.operands())).append(" | ").append(code(op.result())).append(" | ")
                    .append(traits(op)).append(" | ").append(remark(op, opSource)).append(" |\n");
        }
        return out.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String traits(Op op) {
        return Stream.of(Op.Trait.values()).filter(op::is).map(trait -> trait.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static String remark(Op op, String source) {
        for (String line : source.split("\n")) {
            if (line.strip().matches(op.name() + "\\s*\\(.*")) {
                int comment = line.indexOf("// ");
                return comment < 0 ? "" : line.substring(comment + 3).strip().replace("|", "\\|");
            }
        }
        throw new IllegalArgumentException("no row of " + op);
    }

    /** The items of the header's list, its tags as Markdown. */
    private static String rules(String source) {
        String header = source.substring(source.indexOf("<ol>") + 4, source.indexOf("</ol>"));
        String text = header.replaceAll("\\n \\* ?", " ").replaceAll("\\s+", " ").replaceAll("\\{@(?:link|linkplain) #?[\\w#.]+ ([^}]+)}", "$1")
                .replaceAll("\\{@(?:link|code) ([^}]+)}", "`$1`").replaceAll("</?b>", "**").strip();
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (String item : text.split("<li>")) {
            if (!item.isBlank()) {
                out.append(number++).append(". ").append(item.strip()).append('\n');
            }
        }
        return out.toString();
    }
}

package astryon.compiler.world;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether the program can format dates with {@link java.util.Formatter}: that brings calendars and the rules of time zones along, and whoever formats
 * numbers needs none of it. Formats are followed back from where they are parsed, through the parameters that hand them on, to what callers pass:
 * literals, and what is joined of literals and integers, say what they ask for. Anything else may ask for a date.
 */
final class FormatStrings {
    private static final String FORMATTER = "java/util/Formatter";
    /** A percent sign, what may stand between it and the conversion, and {@code t} (the class comment of {@code java.util.Formatter}). */
    private static final Pattern DATE = Pattern.compile("%[-#+ 0,(<$.\\d]*[tT]");

    private final World world;
    private final Runnable whenDated;
    private final Map<JavaMethod, List<Value>> calls = new HashMap<>();
    private final Map<JavaMethod, List<JavaMethod>> calledAs = new HashMap<>();
    private final Map<JavaMethod, Set<Integer>> formats = new HashMap<>();
    private boolean dated;

    /** @param whenDated runs once, when the first format is found that may ask for a date */
    FormatStrings(World world, Runnable whenDated) {
        this.world = world;
        this.whenDated = whenDated;
    }

    /** The class library's methods that print dates: nothing calls them for another conversion. */
    static boolean isOfDates(JavaMethod method) {
        return method.name().equals("printDateTime") && method.owner().name().equals(FORMATTER + "$FormatSpecifier");
    }

    void reach(JavaMethod method) {
        if (method.name().equals("parse") && method.owner().name().equals(FORMATTER)) {
            isFormat(method, method.parameters().size() - 1);
        }
    }

    /** The code has a call. */
    void call(Value call) {
        JavaMethod method = (JavaMethod) call.aux();
        calls.computeIfAbsent(method, m -> new ArrayList<>()).add(call);
        for (int parameter : formats.getOrDefault(method, Set.of())) {
            look(call.argument(1 + parameter));
        }
    }

    /** A virtual call of {@code declared} can run {@code target}. */
    void run(JavaMethod declared, JavaMethod target) {
        calledAs.computeIfAbsent(target, t -> new ArrayList<>()).add(declared);
        List.copyOf(formats.getOrDefault(target, Set.of())).forEach(parameter -> isFormat(declared, parameter));
    }

    private void isFormat(JavaMethod method, int parameter) {
        if (formats.computeIfAbsent(method, m -> new LinkedHashSet<>()).add(parameter)) {
            List.copyOf(calls.getOrDefault(method, List.of())).forEach(call -> look(call.argument(1 + parameter)));
            List.copyOf(calledAs.getOrDefault(method, List.of())).forEach(declared -> isFormat(declared, parameter));
        }
    }

    private void look(Value format) {
        look(format, new HashSet<>());
    }

    private void look(Value format, Set<Value> seen) {
        if (dated || !seen.add(format)) {
            return;
        }
        switch (format.op()) {
            case COPY, NULL_CHECK, CAST_CHECK -> look(format.argument(0), seen);
            case PHI -> format.arguments().forEach(argument -> look(argument, seen));
            case SELECT -> format.arguments().subList(1, 3).forEach(argument -> look(argument, seen));
            case ARG -> isFormat((JavaMethod) format.block().function().method(), (int) format.immediate());
            default -> {
                String text = text(format);
                if (text == null || DATE.matcher(text).find()) {
                    dated = true;
                    whenDated.run();
                }
            }
        }
    }

    /** A string that asks for dates if one that the value can be does; null if nothing is known of it. */
    private String text(Value value) {
        if (value.op() == Op.OBJECT) {
            return ((HeapObject) value.aux()).text().orElse(null);
        }
        if (value.op() == Op.CONST) {
            return "";
        }
        if (value.op() != Op.CALL) {
            return null;
        }
        JavaMethod method = (JavaMethod) value.aux();
        if (method.owner().name().equals("java/lang/String") && method.name().equals("valueOf") && method.descriptor().matches("\\([IJ]\\).*")) {
            // All numbers consist of characters that may stand before a conversion.
            return "0";
        }
        return method == world.runtimeEntry(RuntimeCall.CONCAT) ? joined(value.argument(1)) : null;
    }

    /** What the pieces are that the code stores into the new array. */
    private String joined(Value array) {
        SortedMap<Long, String> pieces = new TreeMap<>();
        for (Value value : array.block().values()) {
            if (value.op() == Op.PUT_ELEMENT && value.argument(1) == array) {
                String piece = value.argument(2).op() == Op.CONST ? text(value.argument(3)) : null;
                if (piece == null) {
                    return null;
                }
                pieces.put(value.argument(2).immediate(), piece);
            }
        }
        return array.op() == Op.NEW_ARRAY && array.argument(1).isConstant(pieces.size()) ? String.join("", pieces.values()) : null;
    }
}

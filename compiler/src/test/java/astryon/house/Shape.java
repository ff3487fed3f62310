package astryon.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about one source file at a time. Each yields a sentence for every place that breaks it. */
final class Shape {
    static final int MOST_LINES = 500;

    private static final Set<String> EMPTY_WORDS = Set.of("util", "utils", "utility", "utilities", "common", "misc", "helper", "helpers", "impl", "base",
            "data", "info");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO[D]O|FIX[M]E|X[X]X)\\b");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@(?:org\\.junit\\.jupiter\\.api\\.)?Disabled\\b");
    private static final Pattern RAW_BYTES = Pattern.compile("(?:\\(byte\\)\\s*0x[0-9a-fA-F]+\\s*,\\s*){2}|\\.(?:bytes|int8|int16|int32)\\(\\s*(?:\\(byte\\)\\s*)?0x");
    private static final Pattern PRINTS = Pattern.compile("\\bSystem\\.(?:out|err|exit)\\b|\\.printStackTrace\\(");

    private Shape() {
    }

    /** @param tables files that are long because they are tables, and what of */
    static List<String> tooLong(Source source, Map<String, String> tables) {
        return source.lines() <= MOST_LINES || tables.containsKey(source.path()) ? List.of()
                : List.of(source.path() + " has " + source.lines() + " lines: split it");
    }

    /** @param reasons types that are called by somebody else's word, and whose */
    static List<String> emptyNames(Source source, Map<String, String> reasons) {
        List<String> found = new ArrayList<>();
        for (String part : source.packageName().split("\\.")) {
            if (EMPTY_WORDS.contains(part)) {
                found.add(source.path() + ": the package's name says nothing: " + part);
            }
        }
        String code = source.code();
        Matcher type = TYPE.matcher(code);
        while (type.find()) {
            if (saysNothing(type.group(1)) && !reasons.containsKey(type.group(1)) && !code.contains("@Substitute")) {
                found.add(source.path() + ":" + source.line(type.start()) + ": the name says nothing: " + type.group(1));
            }
        }
        return found;
    }

    private static boolean saysNothing(String name) {
        return WORD.matcher(name).results().anyMatch(word -> EMPTY_WORDS.contains(word.group().toLowerCase(java.util.Locale.ROOT)));
    }

    static List<String> unfinished(Source source) {
        List<String> found = places(source, UNFINISHED, source.text(), "unfinished");
        found.addAll(places(source, SWITCHED_OFF, source.code(), "a test that is switched off"));
        return found;
    }

    /** Machine code written as numbers. */
    static List<String> rawInstructions(Source source) {
        return source.code().contains("astryon.compiler.asm") && !source.packageName().equals("astryon.compiler.asm")
                ? places(source, RAW_BYTES, source.code(), "bytes of machine code: emit an instruction") : List.of();
    }

    static List<String> printing(Source source) {
        return source.path().startsWith("compiler/") && !source.packageName().equals("astryon.compiler.cli")
                ? places(source, PRINTS, source.code(), "only astryon.compiler.cli prints or exits") : List.of();
    }

    private static List<String> places(Source source, Pattern pattern, String text, String complaint) {
        List<String> found = new ArrayList<>();
        Matcher place = pattern.matcher(text);
        while (place.find()) {
            found.add(source.path() + ":" + source.line(place.start()) + ": " + complaint);
        }
        return found;
    }
}

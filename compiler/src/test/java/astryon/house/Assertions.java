package astryon.house;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether tests can fail: each must reach an assertion, in its body or in a method it calls. Methods are known by their
 * names alone, so a call of any overload counts; that is enough to catch the test that checks nothing.
 */
final class Assertions {
    private static final Pattern METHOD = Pattern.compile("\\b([a-z]\\w*)\\s*\\((?:[^;{}()]++|\\([^;{}()]*+\\))*+\\)\\s*(?:throws [\\w., ]+)?\\{");
    private static final Pattern CALL = Pattern.compile("(?:\\b|::)([a-z]\\w*)\\s*(?=\\()|::([a-z]\\w*)");
    private static final Pattern ASSERTS = Pattern.compile("\\bassert\\w*\\s*\\(|\\bfail\\s*\\(|new AssertionError\\b");
    private static final Pattern TEST = Pattern.compile("@(?:Test|TestFactory|ParameterizedTest|RepeatedTest|TestTemplate)\\b");
    private static final Set<String> STATEMENTS = Set.of("if", "for", "while", "switch", "catch", "synchronized", "try");

    private record Method(Source source, String name, boolean isTest, String body) {
    }

    private Assertions() {
    }

    /** The tests of {@code sources} that assert nothing. */
    static List<String> missing(List<Source> sources) {
        List<Method> methods = new ArrayList<>();
        sources.forEach(source -> methods(source, methods));
        Set<String> asserting = new HashSet<>();
        int before;
        do {
            before = asserting.size();
            methods.stream().filter(method -> asserts(method, asserting)).forEach(method -> asserting.add(method.name));
        } while (asserting.size() > before);
        return methods.stream().filter(method -> method.isTest && !asserts(method, asserting))
                .map(method -> method.source.path() + ": " + method.name + " asserts nothing").toList();
    }

    private static boolean asserts(Method method, Set<String> asserting) {
        return ASSERTS.matcher(method.body).find() || CALL.matcher(method.body).results()
                .anyMatch(call -> asserting.contains(call.group(1) != null ? call.group(1) : call.group(2)));
    }

    private static void methods(Source source, List<Method> methods) {
        String code = source.code();
        Matcher header = METHOD.matcher(code);
        for (int from = 0; header.find(from); from = header.start(1) + 1) {
            if (!STATEMENTS.contains(header.group(1))) {
                String before = code.substring(Math.max(code.lastIndexOf('}', header.start()), code.lastIndexOf(';', header.start())) + 1, header.start());
                methods.add(new Method(source, header.group(1), TEST.matcher(before).find(), body(code, header.end())));
            }
        }
    }

    private static String body(String code, int start) {
        int depth = 1;
        int end = start;
        while (end < code.length() && depth > 0) {
            depth += code.charAt(end) == '{' ? 1 : code.charAt(end) == '}' ? -1 : 0;
            end++;
        }
        return code.substring(start, end);
    }
}

package astryon.compiler.world;

import astryon.compiler.ir.Symbol;

/**
 * Why something is in the program: the first thing that asked for it.
 *
 * @param by   the method, class, field or object that did; null for a root
 * @param line the source line in {@code by} if that is a method, 0 if unknown
 * @param text how a root is described; empty otherwise
 */
record Origin(Symbol by, int line, String text) {

    static Origin root(String text) {
        return new Origin(null, 0, text);
    }

    static Origin of(Symbol by, int line) {
        return new Origin(by, line, "");
    }

    /** As a chain prints it: {@code Endpoint.send (Endpoint.java:84)}. */
    String describe() {
        if (by == null) {
            return text;
        }
        if (!(by instanceof JavaMethod method)) {
            return by.symbol();
        }
        String file = method.sourcePath().substring(method.sourcePath().lastIndexOf('/') + 1);
        return method.shortName() + (file.isEmpty() ? "" : line == 0 ? " (" + file + ")" : " (" + file + ":" + line + ")");
    }
}

package astryon.compiler.agreement.libraries;

import java.nio.file.Path;

/** The program: its first argument says which library to go through, a second where files are to read, a third where to write some. */
final class Libraries {
    private Libraries() {
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "minimal-json" -> Json.main();
            case "re2j" -> Expressions.main();
            case "jzlib" -> Deflated.main();
            case "jbox2d" -> Physics.main();
            case "luaj" -> Lua.main();
            case "commonmark" -> Markdown.main(Path.of(arguments[1], "spec.txt"));
            case "picocli" -> CommandLines.main();
            case "xz" -> Packed.main(Path.of(arguments[2]));
            case "asm" -> Bytecode.main(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}

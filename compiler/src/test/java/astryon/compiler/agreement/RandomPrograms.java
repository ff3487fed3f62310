package astryon.compiler.agreement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Many random programs in one executable: what is compiled once, the class library among it, is compiled once for all of them. */
final class RandomPrograms {
    static final String MAIN = "RandomMain";

    private RandomPrograms() {
    }

    /** Writes and compiles the programs of these consecutive seeds, and a main class that prints the checksum of each. */
    static void write(long firstSeed, int count, boolean traced, Path folder) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        StringBuilder main = new StringBuilder("public final class " + MAIN + " {\n    public static void main(String[] arguments) {\n");
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            String name = "R" + seed;
            sources.put(name, RandomProgram.source(seed, name, traced));
            main.append("        System.out.println(\"seed ").append(seed).append(" checksum \" + ").append(name).append(".run());\n");
        }
        sources.put(MAIN, main.append("    }\n}\n").toString());
        JavaSources.compile(sources, folder);
    }
}

package astryon.compiler.asm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The oracle of the encoder's tests: GNU objdump. Where it is missing these tests fail; {@code scripts/setup} installs it. */
final class Objdump {

    private Objdump() {
    }

    /** Disassembles everything as one stream: offset to text, whitespace normalised, comments and symbol names dropped. */
    static TreeMap<Integer, String> disassemble(Mode mode, byte[] code) {
        String machine = switch (mode) {
            case BITS16 -> "i8086";
            case BITS32 -> "i386";
            case BITS64 -> "i386:x86-64";
        };
        TreeMap<Integer, String> instructions = new TreeMap<>();
        for (String line : run(code, "objdump", "-D", "-z", "-w", "--no-show-raw-insn", "-b", "binary", "-m", machine, "-M", "intel")) {
            int colon = line.indexOf(":\t");
            if (line.startsWith(" ") && colon > 0) {
                String text = line.substring(colon + 2).replaceAll(" *#.*", "").trim().replaceAll("\\s+", " ");
                instructions.put(Integer.parseInt(line.substring(0, colon).trim(), 16), text);
            }
        }
        return instructions;
    }

    private static List<String> run(byte[] code, String... command) {
        try {
            Path file = Files.createTempFile("encodings", ".bin");
            try {
                Files.write(file, code);
                ArrayList<String> words = new ArrayList<>(List.of(command));
                words.add(file.toString());
                Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(output);
                }
                return output.lines().toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

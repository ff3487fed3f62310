package astryon.iso.image.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Races in paths: while one thread goes through a name, another makes it a folder, a link out, and a folder somewhere else. */
final class HostileLinks {
    private static final int ROUNDS = 500;
    private static final Path NAME = Path.of("/swap");
    private static final String[] WAYS_OUT = {"/swap/secret", "/swap/../secret", "/swap/../../secret", "/swap/in/../../secret", "/swap/in/../../../secret"};

    private volatile boolean ended;

    /** How often somebody else's file was read. */
    int escapes() throws IOException {
        Files.createDirectories(Path.of("/folder/in"));
        Files.createDirectories(Path.of("/deep/deeper"));
        Files.createSymbolicLink(Path.of("/link"), Path.of("../../../../home"));
        Thread swapper = new Thread(this::swap);
        swapper.start();
        int escapes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            try {
                escapes += Files.readString(Path.of(WAYS_OUT[i % WAYS_OUT.length])).contains("secret") ? 1 : 0;
            } catch (IOException isAsItHasToBe) {
                // It is not there, or changes.
            }
        }
        ended = true;
        return escapes;
    }

    private void swap() {
        Path[] forms = {Path.of("/folder"), Path.of("/link")};
        Path elsewhere = Path.of("/deep/deeper/folder");
        for (int i = 0; !ended; i++) {
            try {
                Files.move(forms[i & 1], NAME, StandardCopyOption.REPLACE_EXISTING);
                if ((i & 1) == 0) {
                    Files.move(NAME, elsewhere);
                    Files.move(elsewhere, forms[0]);
                } else {
                    Files.move(NAME, forms[1]);
                }
            } catch (IOException inTheWay) {
                // The next one goes.
            }
        }
    }
}

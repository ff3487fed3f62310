package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.io.Console", why = "there is none, but whoever asks whether it is a terminal names the class")
class IoConsole {
    static {
        // The JDK's own initialiser looks for a terminal.
        initialise();
    }

    private IoConsole() {
    }

    private static void initialise() {
    }
}

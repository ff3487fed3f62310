package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.io.IOException;
import java.util.List;

@Substitute(value = "java.lang.ProcessBuilder", why = "a program starts no others")
final class LangProcessBuilder {
    @Original
    private List<String> command;

    private LangProcessBuilder() {
    }

    public Process start() throws IOException {
        throw new IOException("Cannot run program \"".concat(command.get(0)).concat("\": a program starts no others"));
    }
}

package astryon.services.app.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An archive whose members lead out of the folder that it is taken out to, each in a way of its own. */
public final class HostileTar {
    private HostileTar() {
    }

    public static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TarOutput tar = new TarOutput(bytes);
        byte[] evil = "evil\n".getBytes(StandardCharsets.UTF_8);
        tar.begin(new TarEntry("way", '2', 0777, 0, 0, "../outside", "", ""));
        for (String name : List.of("way/file", "../outside/file", "a/../../outside/file", "/absolute")) {
            tar.begin(new TarEntry(name, '0', 0644, evil.length, 0, "", "", ""));
            tar.write(evil, evil.length);
            tar.pad(evil.length);
        }
        tar.begin(new TarEntry("hard", '1', 0644, 0, 0, "../outside/secret", "", ""));
        tar.finish();
        return bytes.toByteArray();
    }
}

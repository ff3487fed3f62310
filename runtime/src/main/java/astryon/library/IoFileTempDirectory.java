package astryon.library;

import astryon.magic.Substitute;
import java.io.File;

@Substitute(value = "java.io.File$TempDirectory", why = "names of temporary files need no cryptography")
final class IoFileTempDirectory {
    private static int last;

    static {
        // In place of the JDK's own initialiser, which asks for random numbers and the host's folder.
        last = 0;
    }

    private IoFileTempDirectory() {
    }

    static File location() {
        return new File("/tmp");
    }

    static File generateFile(String prefix, String suffix, File folder) {
        return new File(folder, prefix.concat(Long.toUnsignedString(unused())).concat(suffix));
    }

    /** A number nobody is likely to have used; who makes the file finds out and asks again. */
    static long unused() {
        return System.nanoTime() * 6364136223846793005L + ++last >>> 1;
    }
}

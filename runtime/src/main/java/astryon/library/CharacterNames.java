package astryon.library;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The JDK's table of the names of characters. The compiler has the class that reads it call this: so programs have it in which that is reached. */
final class CharacterNames {
    private static final byte[] TABLE = BuildTimeFiles.resourceOfJdk("java/lang/uniName.dat");

    private CharacterNames() {
    }

    static InputStream open() {
        return new ByteArrayInputStream(TABLE);
    }
}

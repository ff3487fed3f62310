package astryon.library;

import astryon.magic.Substitute;
import java.nio.ByteBuffer;

@Substitute(value = "jdk.internal.icu.impl.ICUBinary", why = "tables of Unicode are resources beside the JDK's classes, which initialisers read: what they make of them is in the program")
final class IcuBinary {
    private IcuBinary() {
    }

    /** @param path from the root of the JDK's classes, with a slash at its start */
    public static ByteBuffer getRequiredData(String path) {
        byte[] table = BuildTimeFiles.resourceOfJdk(path.substring(1));
        return ByteBuffer.wrap(table);
    }
}

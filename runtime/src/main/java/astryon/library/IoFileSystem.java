package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.io.FileSystem", why = "a name for what only the JDK's package can name")
abstract class IoFileSystem {
    @Original
    IoFileSystem() {
    }
}

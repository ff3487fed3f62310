package astryon.compiler.classfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import astryon.compiler.diag.Diagnostics;

/** Where classes are looked for: folders, jars and source files in order, then the JDK's run-time image. */
public final class ClassPath {
    private ClassPath() {
    }

    /** Opens the entries; a {@code .java} file is compiled, and its errors go to {@code diagnostics}. */
    public static ClassPath open(List<Path> entries, Diagnostics diagnostics) {
        throw new UnsupportedOperationException();
    }

    public Optional<ClassFile> find(String internalName) {
        throw new UnsupportedOperationException();
    }
}

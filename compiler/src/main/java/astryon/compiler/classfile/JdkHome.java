package astryon.compiler.classfile;

import astryon.compiler.diag.Refusal;
import java.nio.file.Path;

/** Where the JDK is whose class library programs get. */
public final class JdkHome {
    private JdkHome() {
    }

    /** The JDK that runs the compiler; where none does, for it is an executable, the one that {@code JAVA_HOME} names. */
    public static Path usual() {
        String running = System.getProperty("java.home", "");
        String named = System.getenv("JAVA_HOME");
        if (running.isEmpty() && (named == null || named.isEmpty())) {
            throw new Refusal("there is no JDK to take the class library from: set JAVA_HOME, or give --jdk FOLDER");
        }
        return Path.of(running.isEmpty() ? named : running);
    }
}

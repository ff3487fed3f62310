package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.util.List;
import java.util.Optional;

/** Which JDK's classes a program is made of: exceptions use the words that JDK uses. Known when programs are compiled. */
@Substitute(value = "java.lang.VersionProps", why = "code that depends on the JDK's version is chosen at build time")
final class LangVersionProps {
    static final boolean IS_17 = specification().equals("17");

    @Original
    private static String VERSION_SPECIFICATION;
    @Original
    private static String java_version;
    @Original
    private static String java_version_date;
    @Original
    private static String CLASSFILE_MAJOR_MINOR;

    private LangVersionProps() {
    }

    @Original
    static native List<Integer> versionNumbers();

    @Original
    static native Optional<String> pre();

    @Original
    static native Optional<Integer> build();

    @Original
    static native Optional<String> optional();

    static String specification() {
        return VERSION_SPECIFICATION;
    }

    static String version() {
        return java_version;
    }

    static String date() {
        return java_version_date;
    }

    static String classFile() {
        return CLASSFILE_MAJOR_MINOR;
    }
}

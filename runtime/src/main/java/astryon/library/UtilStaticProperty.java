package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.util.StaticProperty", whole = true, why = "the JDK reads these of the host when the class is initialised; here they are read when they are asked for")
final class UtilStaticProperty {
    private UtilStaticProperty() {
    }

    public static String javaHome() {
        return System.getProperty("java.home", "");
    }

    public static String userHome() {
        return System.getProperty("user.home", "");
    }

    public static String userDir() {
        return System.getProperty("user.dir", "");
    }

    public static String userName() {
        return System.getProperty("user.name", "");
    }

    public static String javaLibraryPath() {
        return System.getProperty("java.library.path", "");
    }

    public static String sunBootLibraryPath() {
        return System.getProperty("sun.boot.library.path", "");
    }

    public static String jdkSerialFilter() {
        return System.getProperty("jdk.serialFilter", "");
    }

    public static String jdkSerialFilterFactory() {
        return System.getProperty("jdk.serialFilterFactory", "");
    }

    public static String nativeEncoding() {
        return System.getProperty("native.encoding", "");
    }

    public static String fileEncoding() {
        return System.getProperty("file.encoding", "");
    }

    public static String javaPropertiesDate() {
        return System.getProperty("java.properties.date");
    }

    public static String jnuEncoding() {
        return System.getProperty("sun.jnu.encoding", "");
    }

    public static String javaLocaleUseOldISOCodes() {
        return System.getProperty("java.locale.useOldISOCodes", "");
    }

    public static String osName() {
        return System.getProperty("os.name", "");
    }

    public static String osArch() {
        return System.getProperty("os.arch", "");
    }

    public static String osVersion() {
        return System.getProperty("os.version", "");
    }

    public static String javaIoTmpDir() {
        return System.getProperty("java.io.tmpdir", "");
    }
}

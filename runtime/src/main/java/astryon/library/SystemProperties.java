package astryon.library;

import astryon.sys.Platform;

/** What {@code System.getProperty} says when nothing was set: what the JDK's specification promises, and what its classes ask. */
final class SystemProperties {
    static final String[] NAMES = {"java.version", "java.version.date", "java.vendor", "java.vendor.url", "java.specification.version", "java.specification.name",
        "java.specification.vendor", "java.vm.name", "java.vm.vendor", "java.vm.version", "java.vm.specification.version", "java.vm.specification.name",
        "java.vm.specification.vendor", "java.runtime.name", "java.runtime.version", "java.class.version", "java.class.path", "java.home", "java.io.tmpdir",
        "java.library.path", "os.name", "os.arch", "os.version", "file.separator", "path.separator", "line.separator", "user.name", "user.home", "user.dir",
        "user.language", "file.encoding", "native.encoding", "stdout.encoding", "stderr.encoding", "stdin.encoding", "sun.jnu.encoding"};

    private SystemProperties() {
    }

    static String of(String name) {
        return switch (name) {
            case "java.version", "java.runtime.version", "java.vm.version" -> LangVersionProps.version();
            case "java.version.date" -> LangVersionProps.date();
            case "java.specification.version", "java.vm.specification.version" -> LangVersionProps.specification();
            case "java.class.version" -> LangVersionProps.classFile();
            case "java.vendor", "java.vm.vendor", "java.vm.name", "java.runtime.name" -> "Astryon";
            case "java.vendor.url" -> "";
            case "java.specification.name" -> "Java Platform API Specification";
            case "java.vm.specification.name" -> "Java Virtual Machine Specification";
            case "java.specification.vendor", "java.vm.specification.vendor" -> "Oracle Corporation";
            case "java.class.path", "java.home", "java.library.path" -> "";
            case "java.io.tmpdir" -> "/tmp";
            case "os.name" -> Platform.name();
            case "os.arch" -> "amd64";
            case "os.version" -> Platform.version();
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "line.separator" -> "\n";
            case "user.name" -> named("USER");
            case "user.home" -> named("HOME");
            case "user.dir" -> Platform.currentFolder();
            case "user.language" -> "en";
            case "file.encoding", "native.encoding", "stdout.encoding", "stderr.encoding", "stdin.encoding", "sun.jnu.encoding" -> "UTF-8";
            default -> null;
        };
    }

    private static String named(String variable) {
        String value = Environment.of(variable);
        return value == null ? "?" : value;
    }
}

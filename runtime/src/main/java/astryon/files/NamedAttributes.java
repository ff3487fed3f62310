package astryon.files;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attributes by name, as in {@code Files.getAttribute}. */
final class NamedAttributes {
    private static final List<String> BASIC = List.of("lastAccessTime", "lastModifiedTime", "size", "creationTime", "isSymbolicLink", "isRegularFile", "fileKey",
            "isOther", "isDirectory");
    private static final List<String> POSIX = List.of("permissions", "owner", "group");

    private NamedAttributes() {
    }

    static Map<String, Object> read(LocalAttributes attributes, String wanted) {
        int colon = wanted.indexOf(':');
        String view = colon < 0 ? "basic" : wanted.substring(0, colon);
        if (!view.equals("basic") && !view.equals("posix")) {
            throw new UnsupportedOperationException("View '".concat(view).concat("' not available"));
        }
        // In the order that the JDK's map has.
        Map<String, Object> all = new HashMap<>();
        for (String name : wanted.substring(colon + 1).split(",")) {
            if (name.equals("*")) {
                BASIC.forEach(each -> all.put(each, value(attributes, each)));
                if (view.equals("posix")) {
                    POSIX.forEach(each -> all.put(each, value(attributes, each)));
                }
            } else if (BASIC.contains(name) || view.equals("posix") && POSIX.contains(name)) {
                all.put(name, value(attributes, name));
            } else {
                throw new IllegalArgumentException("'".concat(name).concat("' not recognized"));
            }
        }
        return all;
    }

    private static Object value(LocalAttributes attributes, String name) {
        return switch (name) {
            case "lastAccessTime" -> attributes.lastAccessTime();
            case "lastModifiedTime" -> attributes.lastModifiedTime();
            case "size" -> attributes.size();
            case "creationTime" -> attributes.creationTime();
            case "isSymbolicLink" -> attributes.isSymbolicLink();
            case "isRegularFile" -> attributes.isRegularFile();
            case "fileKey" -> attributes.fileKey();
            case "isOther" -> attributes.isOther();
            case "isDirectory" -> attributes.isDirectory();
            case "permissions" -> attributes.permissions();
            case "owner" -> attributes.owner();
            default -> attributes.group();
        };
    }

    @SuppressWarnings("unchecked")
    static void write(LocalView view, String attribute, Object value) throws IOException {
        switch (attribute.substring(attribute.indexOf(':') + 1)) {
            case "lastModifiedTime" -> view.setTimes((FileTime) value, null, null);
            case "lastAccessTime" -> view.setTimes(null, (FileTime) value, null);
            case "permissions" -> view.setPermissions((Set<PosixFilePermission>) value);
            default -> throw new UnsupportedOperationException("'".concat(attribute).concat("' not recognized"));
        }
    }
}

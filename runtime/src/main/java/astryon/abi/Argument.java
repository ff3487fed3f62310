package astryon.abi;

import java.util.List;

/**
 * One argument of a system call, read from how the table writes it: a name, and in brackets the rights its handle must have. The name says what values make sense:
 * the names of object types mean handles, and every other name belongs to one {@link Kind}.
 *
 * @param object the type that a handle must have; null where more than one will do, and for what is no handle
 * @param rights {@link Rights.Bit}s that a handle must have
 */
public record Argument(String name, Kind kind, ObjectType object, int rights) {

    /** Name of one that is a process or a region. */
    public static final String SPACE = "space";

    /** What values make sense for it, and the names that arguments of the kind have. */
    public enum Kind {
        // @formatter:off
        HANDLE     (),
        ADDRESS    ("address", "area", "stackPointer", "start", "end"),
        CODE       ("entry", "nullEntry", "stackEntry"),
        SIZE       ("size", "offset", "bytes", "alignment"),
        RIGHTS     ("rights"),
        PROTECTION ("protection"),
        FLAGS      ("flags", "mask"),
        BITS       ("bits", "badge", "key"),
        /** A time by the clock. */
        TIME       ("deadlineNanos", "timeNanos"),
        DURATION   ("periodNanos"),
        /** A small number. */
        NUMBER     ("counter", "code", "which", "count", "priority", "weight"),
        /** Anything. */
        WORD       ("argument", "value", "codeTable"),
        /** {@link MessageTag}. */
        TAG        ("tag"),
        /** The words after the tag, in registers of their own. */
        MESSAGE    ("message");
        // @formatter:on

        private final List<String> names;

        Kind(String... names) {
            this.names = List.of(names);
        }
    }

    /** Reads {@code "name"} or {@code "name [RIGHT ...]"}; throws {@link IllegalArgumentException} if no kind has the name, or there is no such right. */
    static Argument of(String text) {
        int open = text.indexOf(" [");
        String name = open < 0 ? text : text.substring(0, open);
        int rights = 0;
        for (int from = open + 2; open >= 0 && from < text.length();) {
            int space = text.indexOf(' ', from);
            int end = space < 0 ? text.length() - 1 : space;
            rights |= rightNamed(text.substring(from, end));
            from = end + 1;
        }
        ObjectType object = objectNamed(name);
        boolean handle = object != null || name.equals("handle") || name.equals("object") || name.equals(SPACE);
        return new Argument(name, handle ? Kind.HANDLE : kindOf(name), object, rights);
    }

    private static Kind kindOf(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.names.contains(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of argument is called " + name + ": add the name to one");
    }

    private static int rightNamed(String name) {
        for (Rights right : Rights.values()) {
            if (right.name().equals(name)) {
                return right.bit();
            }
        }
        throw new IllegalArgumentException("there is no right " + name);
    }

    /** The object type whose name is {@code name} in lower case, or null. */
    static ObjectType objectNamed(String name) {
        for (ObjectType type : ObjectType.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        return null;
    }

    /** As the table writes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        String before = " [";
        for (Rights right : Rights.values()) {
            if ((rights & right.bit()) != 0) {
                text.append(before).append(right);
                before = " ";
            }
        }
        return text.append(rights == 0 ? "" : "]").toString();
    }
}

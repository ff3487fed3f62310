package astryon.library;

/** Strings that are the only ones of their text. Those that the program has as constants are, from the start. */
final class Interned {
    /** Filled in by the compiler: the interned strings of the image. */
    private static String[] constants = {};
    /** An open hash table with a place free. */
    private static String[] table;
    private static int count;

    private Interned() {
    }

    static String of(String text) {
        if (table == null) {
            table = new String[64];
            for (String constant : constants) {
                add(constant);
            }
        }
        return add(text);
    }

    private static String add(String text) {
        if (2 * count >= table.length) {
            String[] old = table;
            table = new String[2 * old.length];
            for (String string : old) {
                if (string != null) {
                    table[place(string)] = string;
                }
            }
        }
        int place = place(text);
        if (table[place] == null) {
            table[place] = text;
            count++;
        }
        return table[place];
    }

    private static int place(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & table.length - 1;
        while (table[place] != null && !table[place].equals(text)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }
}

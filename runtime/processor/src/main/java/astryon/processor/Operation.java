package astryon.processor;

import java.util.List;
import java.util.Locale;

/** A method of a protocol. {@code result} is null where there is none. */
record Operation(int number, int since, String name, List<Travel.Item> parameters, List<Access> access, Travel.Item result, String text) {

    /** What the server may do with a parameter's memory, if it is a loan. */
    enum Access {
        NONE, READ, WRITE
    }

    /** Its name as a constant's. */
    String constant() {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    String resultType() {
        return result == null ? "void" : result.type();
    }
}

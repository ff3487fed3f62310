package astryon.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * How a value travels. Handles come first, for the kernel moves the first words of a message; then words while there is room; texts, bytes and the words
 * that found no room follow each other in the message's bytes. A record is its components.
 */
enum Travel {
    HANDLE("astryon.abi.Handle", "putHandle", "takeHandle", "handle"),
    INT("int", "put", "takeInt", "word"),
    LONG("long", "put", "take", "word"),
    BOOLEAN("boolean", "putFlag", "takeFlag", "word"),
    TEXT("java.lang.String", "putText", "takeText", "text"),
    BYTES("byte[]", "putBytes", "takeBytes", "bytes"),
    LOAN("astryon.protocol.Loan", "lend", "takeLoan", "loan");

    final String type;
    final String put;
    final String take;
    final String word;

    Travel(String type, String put, String take, String word) {
        this.type = type;
        this.put = put;
        this.take = take;
        this.word = word;
    }

    /** One thing that travels: the expression that reads it on the sending side, and the variable that holds it on the other. */
    record Part(Travel travel, String expression, String variable) {
    }

    /** A value of a method: a parameter or the result. {@code parts} is empty if it cannot travel. */
    record Item(String type, String name, List<Part> parts, boolean isRecord) {

        static Item of(TypeMirror type, String name) {
            List<Part> parts = new ArrayList<>();
            boolean isRecord = flatten(type, name, name, parts);
            return new Item(type.toString(), name, parts, isRecord);
        }

        private static boolean flatten(TypeMirror type, String expression, String variable, List<Part> parts) {
            for (Travel travel : values()) {
                if (travel.type.equals(type.toString())) {
                    parts.add(new Part(travel, expression, variable));
                    return false;
                }
            }
            if (type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().getKind() == ElementKind.RECORD) {
                for (RecordComponentElement component : ((TypeElement) ((DeclaredType) type).asElement()).getRecordComponents()) {
                    int before = parts.size();
                    boolean nested = flatten(component.asType(), expression + "." + component.getSimpleName() + "()", variable + "_" + component.getSimpleName(), parts);
                    if (nested || parts.size() != before + 1) {
                        parts.clear();
                        return true;
                    }
                }
                return true;
            }
            return false;
        }

        boolean canTravel() {
            return !parts.isEmpty();
        }

        /** The value again, of its variables. */
        String rebuilt() {
            if (!isRecord) {
                return name;
            }
            return "new " + type + "(" + String.join(", ", parts.stream().map(Part::variable).toList()) + ")";
        }
    }

    /** The parts of some items in the order in which they travel: loans are announced first, for they take the last two words. */
    static List<Part> inOrder(List<Item> items) {
        List<Part> all = items.stream().flatMap(item -> item.parts().stream()).toList();
        List<Part> ordered = new ArrayList<>();
        for (Travel first : List.of(LOAN, HANDLE)) {
            all.stream().filter(part -> part.travel() == first).forEach(ordered::add);
        }
        all.stream().filter(part -> part.travel() != LOAN && part.travel() != HANDLE).forEach(ordered::add);
        return ordered;
    }
}

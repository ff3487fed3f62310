package astryon.compiler.world;

import astryon.compiler.ir.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Where static fields lie: references first, for the collector to find them in one run, then by falling size. */
final class StaticArea {
    private final List<JavaField> fields;
    private final int referencesSize;
    private final int size;

    StaticArea(Collection<JavaField> used) {
        fields = new ArrayList<>(used);
        fields.sort(Comparator.<JavaField>comparingInt(field -> isReference(field) ? 0 : 1)
                .thenComparingInt(field -> -field.kind().bytes).thenComparing(JavaField::symbol));
        int offset = 0;
        int references = 0;
        for (JavaField field : fields) {
            int bytes = field.kind().bytes;
            offset = (offset + bytes - 1) & -bytes;
            field.offset = offset;
            offset += bytes;
            references = isReference(field) ? offset : references;
        }
        referencesSize = references;
        size = (offset + 7) & -8;
    }

    private static boolean isReference(JavaField field) {
        return field.kind() == Access.Kind.REF;
    }

    List<JavaField> fields() {
        return fields;
    }

    int referencesSize() {
        return referencesSize;
    }

    int size() {
        return size;
    }
}

package astryon.compiler.world;

import astryon.compiler.ir.Access;
import java.util.ArrayDeque;

/**
 * Where the fields of an object lie: the superclass's first and unmoved, then this class's, largest first, except that a gap before
 * an aligned place is filled with what fits. So a class has padding only where the sizes leave no choice.
 */
final class ObjectLayout {
    static final int HEADER = 8;
    private static final int LENGTH_END = 12;

    private ObjectLayout() {
    }

    static void layout(JavaClass type) {
        // One queue a size: 8, 4, 2, 1.
        @SuppressWarnings("unchecked")
        ArrayDeque<JavaField>[] bySize = new ArrayDeque[] {new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>()};
        int left = 0;
        for (JavaField field : type.fields()) {
            if (!field.isStatic()) {
                bySize[3 - Integer.numberOfTrailingZeros(field.kind().bytes)].add(field);
                left++;
            }
        }
        int offset = type.superclass() == null ? HEADER : type.superclass().fieldsEnd;
        while (left > 0) {
            JavaField field = null;
            for (int i = 0; i < 4 && field == null; i++) {
                if (offset % (8 >> i) == 0) {
                    field = bySize[i].poll();
                }
            }
            if (field == null) {
                offset++;
            } else {
                field.offset = offset;
                offset += field.kind().bytes;
                left--;
            }
        }
        type.fieldsEnd = offset;
        type.instanceSize = (offset + 7) & -8;
    }

    static void layoutArray(JavaClass array) {
        Access.Kind element = array.elementKind();
        array.instanceSize = element.bytes == 8 ? LENGTH_END + 4 : LENGTH_END;
        array.fieldsEnd = array.instanceSize;
    }
}

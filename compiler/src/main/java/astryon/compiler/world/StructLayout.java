package astryon.compiler.world;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.ir.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the fields of a {@code @Struct} lie: in the order of their declaration, each at its natural alignment as a C compiler for
 * x86-64 would put it (System V ABI, section 3.1.2), or without padding, or where {@code @At} says.
 */
final class StructLayout {
    private final JavaClass type;
    private final String file;
    private final int line;
    private final Function<String, JavaClass> classes;
    private final Diagnostics diagnostics;

    private record Shape(int size, int alignment) {
    }

    /** @param line where the class is declared in {@code file}, 0 if unknown */
    StructLayout(JavaClass type, String file, int line, Function<String, JavaClass> classes, Diagnostics diagnostics) {
        this.type = type;
        this.file = file;
        this.line = line;
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    /** Lays out the instance fields and sets size and alignment; {@code wantedSize} 0 is not checked. */
    void layout(boolean packed, int wantedSize, Map<JavaField, Integer> places) {
        if (!type.isFinal() || !type.superclass().name().equals("java/lang/Object") || !type.interfaces().isEmpty()) {
            refuse("the @Struct " + type.symbol() + " is not a final class without superclass and interfaces", "a struct is plain memory");
        }
        record Extent(JavaField field, int start, int end) {
        }
        List<Extent> extents = new ArrayList<>();
        int offset = 0;
        int end = 0;
        int alignment = 1;
        for (JavaField field : type.fields()) {
            if (field.isStatic()) {
                continue;
            }
            Shape shape = shape(field);
            int fieldAlignment = packed ? 1 : shape.alignment;
            alignment = Math.max(alignment, fieldAlignment);
            Integer wanted = places.get(field);
            offset = wanted != null ? wanted : (offset + fieldAlignment - 1) & -fieldAlignment;
            if (offset % fieldAlignment != 0) {
                refuse("@At(" + offset + ") of " + field.symbol() + " is not a multiple of its alignment, " + fieldAlignment,
                        "move it or make the struct packed");
            }
            field.offset = offset;
            extents.add(new Extent(field, offset, offset + shape.size));
            offset += shape.size;
            end = Math.max(end, offset);
        }
        extents.sort(Comparator.comparingInt(Extent::start));
        for (int i = 1; i < extents.size(); i++) {
            if (extents.get(i).start < extents.get(i - 1).end) {
                refuse(extents.get(i).field.symbol() + " at " + extents.get(i).start + " overlaps " + extents.get(i - 1).field.symbol()
                        + ", which ends at " + extents.get(i - 1).end, "correct its @At");
            }
        }
        type.alignment = alignment;
        type.instanceSize = (end + alignment - 1) & -alignment;
        type.fieldsEnd = type.instanceSize;
        if (wantedSize != 0 && wantedSize < type.instanceSize || wantedSize > 0 && wantedSize % alignment != 0) {
            refuse("the @Struct " + type.symbol() + " has " + type.instanceSize + " bytes, not " + wantedSize,
                    "correct its fields or its size; offsets are " + offsets());
        } else if (wantedSize > type.instanceSize) {
            refuse("the @Struct " + type.symbol() + " has " + type.instanceSize + " bytes, not " + wantedSize,
                    "declare what follows the last field, as reserved; offsets are " + offsets());
        }
    }

    private String offsets() {
        ArrayList<String> offsets = new ArrayList<>();
        type.fields().stream().filter(field -> !field.isStatic()).forEach(field -> offsets.add(field.name() + " " + field.offset()));
        return String.join(", ", offsets);
    }

    private Shape shape(JavaField field) {
        if (field.descriptor().startsWith("[")) {
            if (field.length() < 0) {
                return refuseField(field, "give it a @Length, then its elements lie in the struct; a pointer is an Address");
            }
            Shape element = plain(field, field.descriptor().substring(1));
            return new Shape(Math.multiplyExact(element.size, field.length()), element.alignment);
        }
        if (field.length() >= 0) {
            refuse("@Length on " + field.symbol() + ", which is no array", "remove it");
        }
        return plain(field, field.descriptor());
    }

    private Shape plain(JavaField field, String descriptor) {
        if (descriptor.startsWith("[")) {
            return refuseField(field, "use an array of one dimension");
        }
        JavaClass held = classes.apply(Names.internalName(descriptor));
        return switch (held.kind()) {
            case STRUCT -> new Shape(held.instanceSize(), held.alignment());
            case OBJECT -> refuseField(field, "a struct holds numbers, words and structs; refer to Java objects by a handle of your own");
            case WORD, PRIMITIVE -> {
                Access.Kind kind = Names.accessKind(held);
                yield new Shape(kind.bytes, kind.bytes);
            }
        };
    }

    private Shape refuseField(JavaField field, String wayOut) {
        refuse("the struct field " + field.symbol() + " has the type " + Names.javaName(Names.internalName(field.descriptor())), wayOut);
        return new Shape(8, 8);
    }

    private void refuse(String rule, String wayOut) {
        diagnostics.add(Diagnostic.error(file, line, type.symbol(), rule, wayOut));
    }
}

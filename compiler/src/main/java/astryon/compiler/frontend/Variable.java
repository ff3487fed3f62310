package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.World;

/**
 * What a variable handle names. {@code astryon.library.InvokeVarHandle} has the same.
 *
 * @param shape  one of the constants
 * @param offset of a field its offset in the object, of a static field its place among the fields of its class
 * @param owner  the class with the field, or of the array
 * @param type   the variable's
 */
record Variable(int shape, long offset, JavaClass owner, JavaClass type) {
    static final int FIELD = 0;
    static final int ELEMENT = 1;
    static final int VIEW = 2;
    static final int BIG_ENDIAN_VIEW = 3;
    static final int STATIC = 4;

    /** What {@code handle} names: an object made at build time, or a static final field whose initialiser says what it is; else null. */
    static Variable of(Value handle, World world) {
        if (handle.op() == Op.OBJECT && ((HeapObject) handle.aux()).field("shape").isPresent()) {
            HeapObject object = (HeapObject) handle.aux();
            return new Variable((int) number(object, "shape"), number(object, "offset"), mirrored(object, "owner"), mirrored(object, "type"));
        }
        return handle.op() == Op.GET_STATIC ? VariableInitialiser.of((JavaField) handle.aux(), world) : null;
    }

    /** The instance field of this name that objects of {@code owner} have, or null. */
    static JavaField field(JavaClass owner, String name) {
        for (JavaClass type = owner; type != null; type = type.superclass()) {
            JavaField field = type.declaredField(name);
            if (field != null && !field.isStatic()) {
                return field;
            }
        }
        return null;
    }

    private static long number(HeapObject object, String field) {
        return ((StaticValue.Bits) object.field(field).orElseThrow()).bits();
    }

    private static JavaClass mirrored(HeapObject object, String field) {
        return ((StaticValue.Reference) object.field(field).orElseThrow()).object().mirrored().orElseThrow();
    }

    /** The place of the static field of this name among the fields of {@code owner}, or -1. */
    static int staticField(JavaClass owner, String name) {
        JavaField field = owner.declaredField(name);
        return field == null || !field.isStatic() ? -1 : owner.fields().indexOf(field);
    }

    JavaField staticField() {
        return owner.fields().get((int) offset);
    }

    /** Object and index, the object alone, or nothing. */
    int coordinates() {
        return shape == STATIC ? 0 : shape == FIELD ? 1 : 2;
    }

    Access.Kind kind(World world) {
        return world.arrayOf(type).elementKind();
    }
}

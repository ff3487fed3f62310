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
 * @param shape       one of the constants
 * @param offset      of a field its offset in the object
 * @param staticField null of others
 * @param isFinal     whether it is only read
 * @param owner       the class with the field, or of the array
 * @param type        the variable's
 */
record Variable(int shape, long offset, JavaField staticField, boolean isFinal, JavaClass owner, JavaClass type) {
    static final int FIELD = 0;
    static final int ELEMENT = 1;
    static final int VIEW = 2;
    static final int BIG_ENDIAN_VIEW = 3;
    static final int STATIC = 4;

    /** What {@code handle} names: an object made at build time, or a static final field whose initialiser says what it is; else null. */
    static Variable of(Value handle, World world) {
        if (handle.op() == Op.OBJECT && ((HeapObject) handle.aux()).field("shape").isPresent()) {
            HeapObject object = (HeapObject) handle.aux();
            JavaField field = object.field("place").orElseThrow() instanceof StaticValue.LinkAddress address ? (JavaField) address.target() : null;
            return new Variable((int) number(object, "shape"), number(object, "offset"), field, number(object, "isFinal") != 0, mirrored(object, "owner"),
                    mirrored(object, "type"));
        }
        return handle.op() == Op.GET_STATIC ? VariableInitialiser.of((JavaField) handle.aux(), world) : null;
    }

    /** The field, static or not. */
    static Variable of(JavaField field, JavaClass owner, JavaClass type) {
        return field.isStatic() ? new Variable(STATIC, 0, field, field.isFinal(), owner, type)
                : new Variable(FIELD, field.offset(), null, field.isFinal(), owner, type);
    }

    /** The field of this name and type that {@code owner} declares or inherits, or null. */
    static JavaField field(JavaClass owner, String name, JavaClass type, World world) {
        for (JavaClass in = owner; in != null; in = in.superclass()) {
            JavaField field = in.declaredField(name);
            if (field != null && world.type(field.descriptor()) == type) {
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

    /** Object and index, the object alone, or nothing. */
    int coordinates() {
        return shape == STATIC ? 0 : shape == FIELD ? 1 : 2;
    }

    Access.Kind kind(World world) {
        return world.arrayOf(type).elementKind();
    }
}

package astryon.library;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Reads and writes a field by reflection, with HotSpot's checks in its order and its words. Every access is as of a volatile field, which is never
 * wrong. A static field has no object: its place is its address.
 */
final class FieldAccess implements ReflectFieldAccessor {
    private static final MiscUnsafe UNSAFE = MiscUnsafe.getUnsafe();

    private final Field field;
    private final Members members;
    private final long place;
    /** First letter of the type's descriptor; {@code L} also for arrays. */
    private final char kind;
    private final boolean isStatic;
    private final boolean isReadOnly;

    /** @param override whether checks of access are off, which lets final fields be written that are neither static nor a record's */
    FieldAccess(Field field, boolean override) {
        this.field = field;
        this.members = Members.of(field);
        this.place = members.place(ReflectField.of(field).slot());
        this.kind = field.getType().isPrimitive() ? field.getType().descriptorString().charAt(0) : 'L';
        this.isStatic = Modifier.isStatic(field.getModifiers());
        this.isReadOnly = Modifier.isFinal(field.getModifiers()) && (isStatic || !override || ReflectField.of(field).isTrustedFinal());
    }

    /** The object to access, null if there is none. */
    private Object checked(Object object) {
        if (isStatic) {
            members.initialise();
            return null;
        }
        if (object == null) {
            throw new NullPointerException(LangVersionProps.IS_17 ? "Cannot invoke \"Object.getClass()\" because \"o\" is null" : null);
        }
        if (!field.getDeclaringClass().isInstance(object)) {
            throw new IllegalArgumentException(LangVersionProps.IS_17 ? settingTo(object.getClass().getName())
                    : description("get").concat(" on ").concat(object.getClass().getName()));
        }
        return object;
    }

    private String description(String act) {
        int modifiers = field.getModifiers();
        return "Can not ".concat(act).concat(Modifier.isStatic(modifiers) ? " static" : "").concat(Modifier.isFinal(modifiers) ? " final" : "").concat(" ")
                .concat(field.getType().getName()).concat(" field ").concat(name());
    }

    private String name() {
        return field.getDeclaringClass().getName().concat(".").concat(field.getName());
    }

    private String settingTo(String what) {
        return description("set").concat(" to ").concat(what);
    }

    private static String typeOf(Object value) {
        return value == null ? "null value" : value.getClass().getName();
    }

    // Reading

    @Override
    public Object get(Object object) {
        return switch (kind) {
            case 'Z' -> (Object) getBoolean(object);
            case 'B' -> (Object) getByte(object);
            case 'S' -> (Object) getShort(object);
            case 'C' -> (Object) getChar(object);
            case 'I' -> (Object) getInt(object);
            case 'J' -> (Object) getLong(object);
            case 'F' -> (Object) getFloat(object);
            case 'D' -> (Object) getDouble(object);
            default -> UNSAFE.getReferenceVolatile(checked(object), place);
        };
    }

    private void checkReading(char wanted, String type) {
        if (!Arguments.canBecome(kind, wanted)) {
            throw new IllegalArgumentException("Attempt to get ".concat(field.getType().getName()).concat(" field \"").concat(name())
                    .concat("\" with illegal data type conversion to ").concat(type));
        }
    }

    /** What the field holds, of a type that is no larger than the one asked for: its value, or its bits if it is a floating number. */
    private long bits(Object object) {
        Object owner = checked(object);
        return switch (kind) {
            case 'Z', 'B' -> UNSAFE.getByteVolatile(owner, place);
            case 'S' -> UNSAFE.getShortVolatile(owner, place);
            case 'C' -> (char) UNSAFE.getShortVolatile(owner, place);
            case 'J', 'D' -> UNSAFE.getLongVolatile(owner, place);
            default -> UNSAFE.getIntVolatile(owner, place);
        };
    }

    @Override
    public boolean getBoolean(Object object) {
        checkReading('Z', "boolean");
        return bits(object) != 0;
    }

    @Override
    public byte getByte(Object object) {
        checkReading('B', "byte");
        return (byte) bits(object);
    }

    @Override
    public char getChar(Object object) {
        checkReading('C', "char");
        return (char) bits(object);
    }

    @Override
    public short getShort(Object object) {
        checkReading('S', "short");
        return (short) bits(object);
    }

    @Override
    public int getInt(Object object) {
        checkReading('I', "int");
        return (int) bits(object);
    }

    @Override
    public long getLong(Object object) {
        checkReading('J', "long");
        return bits(object);
    }

    @Override
    public float getFloat(Object object) {
        checkReading('F', "float");
        long bits = bits(object);
        return kind == 'F' ? Float.intBitsToFloat((int) bits) : bits;
    }

    @Override
    public double getDouble(Object object) {
        checkReading('D', "double");
        long bits = bits(object);
        return kind == 'D' ? Double.longBitsToDouble(bits) : kind == 'F' ? Float.intBitsToFloat((int) bits) : bits;
    }

    // Writing

    @Override
    public void set(Object object, Object value) throws IllegalAccessException {
        Object owner = checked(object);
        if (isReadOnly) {
            throw new IllegalAccessException(settingTo(typeOf(value)));
        }
        boolean fits = kind == 'L' ? value == null || field.getType().isInstance(value) : value != null && Arguments.canBecome(Arguments.letter(value), kind);
        if (!fits) {
            throw new IllegalArgumentException(settingTo(typeOf(value)));
        }
        if (kind == 'L') {
            UNSAFE.putReferenceVolatile(owner, place, value);
        } else if (value instanceof Boolean flag) {
            UNSAFE.putByteVolatile(owner, place, (byte) (flag ? 1 : 0));
        } else if (value instanceof Float || value instanceof Double) {
            put(owner, ((Number) value).doubleValue());
        } else {
            put(owner, value instanceof Character c ? c : ((Number) value).longValue());
        }
    }

    private void put(Object owner, long value) {
        switch (kind) {
            case 'B' -> UNSAFE.putByteVolatile(owner, place, (byte) value);
            case 'S', 'C' -> UNSAFE.putShortVolatile(owner, place, (short) value);
            case 'I' -> UNSAFE.putIntVolatile(owner, place, (int) value);
            case 'J' -> UNSAFE.putLongVolatile(owner, place, value);
            case 'F' -> UNSAFE.putIntVolatile(owner, place, Float.floatToRawIntBits(value));
            default -> UNSAFE.putLongVolatile(owner, place, Double.doubleToRawLongBits(value));
        }
    }

    private void put(Object owner, double value) {
        if (kind == 'F') {
            UNSAFE.putIntVolatile(owner, place, Float.floatToRawIntBits((float) value));
        } else {
            UNSAFE.putLongVolatile(owner, place, Double.doubleToRawLongBits(value));
        }
    }

    private void checkWriting(char from, String type, String text) {
        if (!Arguments.canBecome(from, kind)) {
            throw new IllegalArgumentException(settingTo("(".concat(type).concat(")").concat(text)));
        }
    }

    /** @param value as the field would hold it */
    private void checkFinal(Object value) throws IllegalAccessException {
        if (isReadOnly) {
            throw new IllegalAccessException(settingTo("(".concat(field.getType().getName()).concat(")").concat(value.toString())));
        }
    }

    private void write(Object object, long value) throws IllegalAccessException {
        Object owner = checked(object);
        checkFinal(switch (kind) {
            case 'C' -> (Object) (char) value;
            case 'F' -> (Object) (float) value;
            case 'D' -> (Object) (double) value;
            default -> (Object) value;
        });
        put(owner, value);
    }

    private void write(Object object, double value) throws IllegalAccessException {
        Object owner = checked(object);
        checkFinal(kind == 'F' ? (Object) (float) value : (Object) value);
        put(owner, value);
    }

    @Override
    public void setBoolean(Object object, boolean value) throws IllegalAccessException {
        checkWriting('Z', "boolean", Boolean.toString(value));
        Object owner = checked(object);
        checkFinal(value);
        UNSAFE.putByteVolatile(owner, place, (byte) (value ? 1 : 0));
    }

    @Override
    public void setByte(Object object, byte value) throws IllegalAccessException {
        checkWriting('B', "byte", Byte.toString(value));
        write(object, value);
    }

    @Override
    public void setChar(Object object, char value) throws IllegalAccessException {
        checkWriting('C', "char", Character.toString(value));
        write(object, value);
    }

    @Override
    public void setShort(Object object, short value) throws IllegalAccessException {
        checkWriting('S', "short", Short.toString(value));
        write(object, value);
    }

    @Override
    public void setInt(Object object, int value) throws IllegalAccessException {
        checkWriting('I', "int", Integer.toString(value));
        write(object, value);
    }

    @Override
    public void setLong(Object object, long value) throws IllegalAccessException {
        checkWriting('J', "long", Long.toString(value));
        write(object, value);
    }

    @Override
    public void setFloat(Object object, float value) throws IllegalAccessException {
        checkWriting('F', "float", Float.toString(value));
        write(object, (double) value);
    }

    @Override
    public void setDouble(Object object, double value) throws IllegalAccessException {
        checkWriting('D', "double", Double.toString(value));
        write(object, value);
    }
}

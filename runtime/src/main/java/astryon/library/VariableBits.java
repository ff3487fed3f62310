package astryon.library;

/**
 * A variable that a handle names, in memory. Its value is a reference, or a number of one, two, four or eight bytes, which are read, compared and exchanged as
 * bits, as {@code VarHandle} has it also for floating-point numbers. All accesses are volatile.
 */
final class VariableBits {
    private static final MiscUnsafe UNSAFE = MiscUnsafe.getUnsafe();

    private final Class<?> type;
    private final Object object;
    private final long offset;
    private final int bytes;
    private final boolean isReversed;
    private final boolean isStored;
    private final String method;

    /** @param method the access that is made */
    VariableBits(InvokeVarHandle handle, Object object, int index, String method) {
        this.type = handle.varType();
        this.object = object;
        this.method = method;
        this.bytes = bytes(type);
        this.isReversed = handle.shape() == InvokeVarHandle.BIG_ENDIAN_VIEW;
        this.isStored = handle.shape() == InvokeVarHandle.ELEMENT && bytes == 0;
        this.offset = handle.offset(object, index, bytes == 0 ? 4 : bytes);
        if (handle.isView()) {
            checkView(index);
        }
    }

    /** 0 of references. */
    private static int bytes(Class<?> type) {
        if (!type.isPrimitive()) {
            return 0;
        }
        return type == boolean.class || type == byte.class ? 1 : type == short.class || type == char.class ? 2 : type == int.class || type == float.class ? 4 : 8;
    }

    /** Parts of byte arrays are accessed in one piece only where they are aligned, and updated only as {@code int} and {@code long}, others compared. */
    private void checkView(int index) {
        boolean plain = method.equals("get") || method.equals("set");
        VariableOperation operation = VariableOperation.named(method);
        boolean read = operation == VariableOperation.GET || operation == VariableOperation.SET;
        boolean whole = type == int.class || type == long.class;
        boolean compared = operation.ordinal() <= VariableOperation.GET_AND_SET.ordinal() && (whole || type == float.class || type == double.class);
        if (!read && !whole && !compared) {
            throw unsupported();
        }
        if (!plain && (offset & bytes - 1) != 0) {
            throw new IllegalStateException("Misaligned access at index: " + index);
        }
    }

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException(LangVersionProps.IS_17 ? null : method);
    }

    Object get() {
        return bytes == 0 ? UNSAFE.getReferenceVolatile(object, offset) : value(bits());
    }

    void set(Object value) {
        if (bytes == 0) {
            UNSAFE.putReferenceVolatile(object, offset, storable(value));
        } else {
            put(bits(value));
        }
    }

    boolean compareAndSet(Object expected, Object replacement) {
        return bytes == 0 ? UNSAFE.compareAndSetReference(object, offset, expected, storable(replacement)) : compareAndSet(bits(expected), bits(replacement));
    }

    /** What was there. */
    Object compareAndExchange(Object expected, Object replacement) {
        for (;;) {
            Object before = get();
            if (bytes == 0 ? before != expected : bits(before) != bits(expected)) {
                return before;
            }
            if (compareAndSet(before, replacement)) {
                return before;
            }
        }
    }

    Object getAndSet(Object value) {
        for (;;) {
            Object before = get();
            if (compareAndSet(before, value)) {
                return before;
            }
        }
    }

    Object update(VariableOperation operation, Object operand) {
        boolean floating = type == float.class || type == double.class;
        if (bytes == 0 || operation == VariableOperation.GET_AND_ADD && type == boolean.class || operation != VariableOperation.GET_AND_ADD && floating) {
            throw unsupported();
        }
        for (;;) {
            long before = bits();
            if (compareAndSet(before, updated(operation, before, operand))) {
                return value(before);
            }
        }
    }

    private long updated(VariableOperation operation, long before, Object operand) {
        if (operation == VariableOperation.GET_AND_ADD) {
            if (type == float.class) {
                return bits((Object) ((Float) value(before) + (Float) operand));
            }
            if (type == double.class) {
                return bits((Object) ((Double) value(before) + (Double) operand));
            }
        }
        long number = ordered(before);
        long other = number(operand);
        return ordered(switch (operation) {
            case GET_AND_ADD -> number + other;
            case GET_AND_BITWISE_OR -> number | other;
            case GET_AND_BITWISE_AND -> number & other;
            default -> number ^ other;
        });
    }

    /** An array of a narrower class takes instances of that only. */
    private Object storable(Object value) {
        if (isStored && value != null && !object.getClass().getComponentType().isInstance(value)) {
            throw new ArrayStoreException(value.getClass().getName());
        }
        return value;
    }

    // Bits in memory's order, sign-extended

    private long bits() {
        return switch (bytes) {
            case 1 -> UNSAFE.getByteVolatile(object, offset);
            case 2 -> UNSAFE.getShortVolatile(object, offset);
            case 4 -> UNSAFE.getIntVolatile(object, offset);
            default -> UNSAFE.getLongVolatile(object, offset);
        };
    }

    private void put(long bits) {
        switch (bytes) {
            case 1 -> UNSAFE.putByteVolatile(object, offset, (byte) bits);
            case 2 -> UNSAFE.putShortVolatile(object, offset, (short) bits);
            case 4 -> UNSAFE.putIntVolatile(object, offset, (int) bits);
            default -> UNSAFE.putLongVolatile(object, offset, bits);
        }
    }

    private boolean compareAndSet(long expected, long bits) {
        return switch (bytes) {
            case 1 -> UNSAFE.compareAndSetByte(object, offset, (byte) expected, (byte) bits);
            case 2 -> UNSAFE.compareAndSetShort(object, offset, (short) expected, (short) bits);
            case 4 -> UNSAFE.compareAndSetInt(object, offset, (int) expected, (int) bits);
            default -> UNSAFE.compareAndSetLong(object, offset, expected, bits);
        };
    }

    /** From memory's order to the machine's, or back. */
    private long ordered(long bits) {
        if (!isReversed) {
            return bits;
        }
        return switch (bytes) {
            case 1 -> bits;
            case 2 -> Short.reverseBytes((short) bits);
            case 4 -> Integer.reverseBytes((int) bits);
            default -> Long.reverseBytes(bits);
        };
    }

    private long bits(Object value) {
        return ordered(number(value));
    }

    private static long number(Object value) {
        if (value instanceof Number number) {
            return value instanceof Float real ? Float.floatToRawIntBits(real) : value instanceof Double real ? Double.doubleToRawLongBits(real) : number.longValue();
        }
        return value instanceof Character character ? (short) (char) character : (Boolean) value ? 1 : 0;
    }

    private Object value(long bits) {
        long number = ordered(bits);
        if (type == boolean.class) {
            return number != 0;
        }
        if (type == byte.class) {
            return (byte) number;
        }
        if (type == short.class) {
            return (short) number;
        }
        if (type == char.class) {
            return (char) number;
        }
        if (type == int.class) {
            return (int) number;
        }
        if (type == float.class) {
            return Float.intBitsToFloat((int) number);
        }
        return type == double.class ? (Object) Double.longBitsToDouble(number) : (Object) number;
    }
}

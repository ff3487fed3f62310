package astryon.library;

/** The kinds of access that a variable handle has, each with how many values it takes and what it yields. */
enum VariableOperation {
    GET(0, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.get();
        }
    },
    SET(1, void.class) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            variable.set(operands[0]);
            return null;
        }
    },
    COMPARE_AND_SET(2, boolean.class) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.compareAndSet(operands[0], operands[1]);
        }
    },
    COMPARE_AND_EXCHANGE(2, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.compareAndExchange(operands[0], operands[1]);
        }
    },
    GET_AND_SET(1, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.getAndSet(operands[0]);
        }
    },
    GET_AND_ADD(1, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.update(this, operands[0]);
        }
    },
    GET_AND_BITWISE_OR(1, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.update(this, operands[0]);
        }
    },
    GET_AND_BITWISE_AND(1, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.update(this, operands[0]);
        }
    },
    GET_AND_BITWISE_XOR(1, null) {
        @Override
        Object on(VariableBits variable, Object[] operands) {
            return variable.update(this, operands[0]);
        }
    };

    final int operands;
    /** Null of what yields the variable's type. */
    final Class<?> yields;

    VariableOperation(int operands, Class<?> yields) {
        this.operands = operands;
        this.yields = yields;
    }

    /** Of the method of this name; the end of the name is how strong the access is, and all are as strong as can be. */
    static VariableOperation named(String method) {
        if (method.startsWith("getAndBitwise")) {
            return switch (method.charAt("getAndBitwise".length())) {
                case 'O' -> GET_AND_BITWISE_OR;
                case 'A' -> GET_AND_BITWISE_AND;
                default -> GET_AND_BITWISE_XOR;
            };
        }
        if (method.startsWith("getAnd")) {
            return method.startsWith("getAndSet") ? GET_AND_SET : GET_AND_ADD;
        }
        if (method.startsWith("compareAndExchange")) {
            return COMPARE_AND_EXCHANGE;
        }
        return method.startsWith("get") ? GET : method.startsWith("set") ? SET : COMPARE_AND_SET;
    }

    abstract Object on(VariableBits variable, Object[] operands);
}

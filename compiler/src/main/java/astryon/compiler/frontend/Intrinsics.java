package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is emitted in place of a call: the rows of {@code @Intrinsic} methods, by class and method, and those of methods of the JDK that
 * are an operation of the IR, by full signature ({@link JdkIntrinsics}).
 */
final class Intrinsics {

    /** Emits the operation and yields its result, null if it has none. */
    interface Row {
        Value emit(Translation t, JavaMethod method, Value[] arguments);
    }

    private static final Map<String, Row> ROWS = new TreeMap<>();

    static {
        memory("Byte", Access.Kind.I8);
        memory("Short", Access.Kind.I16);
        memory("Char", Access.Kind.U16);
        memory("Int", Access.Kind.I32);
        memory("Long", Access.Kind.I64);
        memory("Float", Access.Kind.F32);
        memory("Double", Access.Kind.F64);
        ordered("Byte", Access.Kind.I8);
        ordered("Short", Access.Kind.I16);
        ordered("Int", Access.Kind.I32);
        ordered("Long", Access.Kind.I64);
        for (String width : new String[] {"Int", "Long"}) {
            ROWS.put("Address.compareAndSwap" + width, operation(Op.COMPARE_AND_SWAP));
            ROWS.put("Address.exchange" + width, operation(Op.EXCHANGE));
            ROWS.put("Address.fetchAdd" + width, operation(Op.FETCH_ADD));
        }
        ROWS.put("Address.toObject", operation(Op.ADDRESS_TO_REF));
        ROWS.put("Address.of", operation(Op.REF_TO_ADDRESS));
        ROWS.put("Machine.currentThread", operation(Op.CURRENT_THREAD));
        ROWS.put("Machine.fence", operation(Op.FENCE));
        ROWS.put("Machine.call", (t, method, arguments) -> nothing(t.emit(Op.CALL_INDIRECT, Type.VOID, null, arguments)));
        ROWS.put("Machine.symbol", (t, method, arguments) -> symbol(t, arguments[0]));
        ROWS.put("Machine.hubOf", (t, method, arguments) -> hub(t, arguments[0]));
        ROWS.put("Structs.at", (t, method, arguments) -> structAt(t, arguments));
        ROWS.put("Structs.addressOf", (t, method, arguments) -> t.emit(Op.COPY, Type.I64, null, t.conform(arguments[0], Type.I64)));
        ROWS.put("Structs.sizeOf", (t, method, arguments) -> size(t, arguments[0]));
        ROWS.put("Structs.offsetOf", (t, method, arguments) -> offset(t, arguments[0], arguments[1]));
        for (String name : new String[] {"setCurrentThread", "stackPointer", "returnAddressSlot", "jumpToHandler", "pause", "clear64", "copy256", "timestamp",
            "breakpoint", "invalidOpcode"}) {
            machine("Machine." + name);
        }
        ROWS.put("Machine.syscall", (t, method, arguments) -> onMachine(t, method, arguments, "Machine.syscall" + (arguments.length - 1)));
        ROWS.put("Machine.cpuid", (t, method, arguments) -> {
            if (!arguments[2].isConstant()) {
                t.refuse(Rule.INTRINSIC_CALL, "Machine.cpuid");
                arguments[2] = t.intConstant(0);
            }
            return onMachine(t, method, arguments, "Machine.cpuid");
        });
        for (String name : new String[] {"in8", "out8", "in16", "out16", "in32", "out32", "readMsr", "writeMsr", "readCr0", "readCr2", "readCr3",
            "readCr4", "writeCr0", "writeCr3", "writeCr4", "invalidatePage", "halt", "enableInterrupts", "disableInterrupts",
            "enableInterruptsAndHalt", "allowUserAccess", "forbidUserAccess", "writeXcr0", "loadGdt", "loadIdt", "loadTaskRegister", "writeFsBase",
            "writeGsBase"}) {
            machine("Privileged." + name);
        }
    }

    private final Translation t;

    Intrinsics(Translation translation) {
        this.t = translation;
    }

    /** Names of the rows of {@code @Intrinsic} methods. */
    static Set<String> names() {
        return Collections.unmodifiableSet(ROWS.keySet());
    }

    /** Emits what stands for a call of {@code method} and pushes its result; false if nothing does. */
    boolean translate(JavaMethod method, Value[] arguments) {
        Row row = method.traits().intrinsic().isPresent() ? ROWS.get(method.traits().intrinsic().get()) : JdkIntrinsics.row(method);
        if (row == null) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            boolean anyStruct = method.name().equals("addressOf");
            arguments[i] = anyStruct ? arguments[i] : t.conform(arguments[i], method.parameters().get(i));
        }
        Value result = row.emit(t, method, arguments);
        if (result != null) {
            String descriptor = method.descriptor();
            t.push(result, descriptor.substring(descriptor.indexOf(')') + 1));
        }
        return true;
    }

    private static void memory(String width, Access.Kind kind) {
        access("Address.load" + width, "Address.store" + width, Access.raw(kind, Access.Order.PLAIN));
    }

    private static void ordered(String width, Access.Kind kind) {
        access("Address.loadOrdered" + width, "Address.storeOrdered" + width, Access.raw(kind, Access.Order.DEVICE));
    }

    private static void access(String load, String store, Access access) {
        ROWS.put(load, (t, method, arguments) -> t.emit(Op.LOAD, access.kind().type, access, arguments));
        ROWS.put(store, (t, method, arguments) -> nothing(t.emit(Op.STORE, Type.VOID, access, arguments)));
    }

    private static void machine(String name) {
        ROWS.put(name, (t, method, arguments) -> onMachine(t, method, arguments, name));
    }

    private static Value onMachine(Translation t, JavaMethod method, Value[] arguments, String name) {
        Value value = t.emit(Op.MACHINE, method.result(), new LinkerSymbol(name), arguments);
        return method.result() == Type.VOID ? nothing(value) : value;
    }

    private static Row operation(Op op) {
        return (t, method, arguments) -> {
            Value value = t.emit(op, method.result(), null, arguments);
            return method.result() == Type.VOID ? nothing(value) : value;
        };
    }

    private static Value nothing(Value value) {
        return null;
    }

    private static Value symbol(Translation t, Value name) {
        if (t.takeLiteral(name) instanceof String text) {
            return t.emit(Op.SYMBOL, Type.I64, new LinkerSymbol(text));
        }
        return refused(t, "Machine.symbol", Type.I64);
    }

    private static Value hub(Translation t, Value type) {
        if (t.takeLiteral(type) instanceof JavaClass literal) {
            return t.emit(Op.SYMBOL, Type.I64, new Hub(literal));
        }
        return refused(t, "Machine.hubOf", Type.I64);
    }

    /** The result is a struct, whatever the generic signature says; known as one, it passes the cast that javac puts behind the call. */
    private static Value structAt(Translation t, Value[] arguments) {
        if (t.takeLiteral(arguments[0]) instanceof JavaClass literal && WordsAndStructs.isStruct(literal)) {
            Value view = t.emit(Op.COPY, Type.I64, null, arguments[1]);
            t.known.set(view, Known.of("L" + literal.name() + ";"));
            return view;
        }
        return refused(t, "Structs.at", Type.I64);
    }

    private static Value size(Translation t, Value type) {
        if (t.takeLiteral(type) instanceof JavaClass literal && WordsAndStructs.isStruct(literal)) {
            return t.intConstant(literal.instanceSize());
        }
        return refused(t, "Structs.sizeOf", Type.I32);
    }

    private static Value offset(Translation t, Value type, Value name) {
        if (t.takeLiteral(type) instanceof JavaClass literal && WordsAndStructs.isStruct(literal) && t.takeLiteral(name) instanceof String text) {
            JavaField field = t.world.resolveField(literal, text);
            return t.intConstant(field.offset());
        }
        return refused(t, "Structs.offsetOf", Type.I32);
    }

    private static Value refused(Translation t, String name, Type type) {
        t.refuse(Rule.INTRINSIC_CALL, name);
        return t.constant(type, 0);
    }
}

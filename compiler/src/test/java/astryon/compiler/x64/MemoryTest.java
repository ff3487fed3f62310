package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Loads, stores and atomic operations in every form of address, run natively. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MemoryTest {
    private static final LinkerSymbol MEMORY = new LinkerSymbol(NativeProgram.MEMORY);

    private record Wanted(int call, Type type, long bits, String what) {
    }

    private final NativeProgram program = new NativeProgram();
    private final List<Wanted> wanted = new ArrayList<>();
    private int functions;

    private void add(Function function) {
        program.add(Checked.compile(new X64Backend(Features.USER, RuntimeSymbols.named("runtime.")), function));
    }

    private void returns(Function function, long expected, long... arguments) {
        int call = program.call(function.name(), function.parameters(), arguments);
        wanted.add(new Wanted(call, function.result(), expected, function.name() + java.util.Arrays.toString(arguments)));
    }

    private void check() throws Exception {
        List<NativeProgram.Outcome> outcomes = program.run();
        assertThat(wanted).isNotEmpty();
        for (Wanted w : wanted) {
            assertThat(outcomes.get(w.call).thrown()).as(w.what).isNull();
            assertThat(outcomes.get(w.call).bits(w.type)).as(w.what).isEqualTo(w.bits);
        }
    }

    private Build begin(Type result, Type... parameters) {
        return new Build("memory" + functions++, result, parameters);
    }

    private static Value memory(Build b) {
        return b.block.append(Op.SYMBOL, Type.I64, 0, MEMORY, null);
    }

    private static long extended(Access.Kind kind, long bits) {
        return switch (kind) {
            case I8 -> (byte) bits;
            case U8 -> bits & 0xFF;
            case I16 -> (short) bits;
            case U16 -> bits & 0xFFFF;
            case I32, F32 -> (int) bits;
            case REF -> bits & 0xFFFF_FFFFL;
            default -> bits;
        };
    }

    @Test
    void each_kind_comes_back_as_it_was_stored() throws Exception {
        for (Access.Kind kind : Access.Kind.values()) {
            for (Access.Order order : Access.Order.values()) {
                Access access = Access.raw(kind, order);
                Build b = begin(kind.type, kind.type);
                Value value = b.argument(0);
                // What lies around must stay as it is.
                b.effect(Op.STORE, Type.VOID, 64, Access.raw(Access.Kind.I64, Access.Order.PLAIN), memory(b), b.constant(Type.I64, 0x1122334455667788L));
                b.effect(Op.STORE, Type.VOID, 64, access, memory(b), value);
                Value loaded = b.effect(Op.LOAD, kind.type, 64, access, memory(b));
                add(b.returns(loaded));
                for (long bits : new long[] {0, 1, -1, 0x7F, 0x80, 0x7FFF, 0x8000, 0x7FFFFFFF, 0x123456789ABCDEFL}) {
                    long argument = kind == Access.Kind.REF ? bits & 0x7FFF_FFFFL : kind.type == Type.I32 || kind.type == Type.F32 ? (int) bits : bits;
                    returns(b.function, extended(kind, argument), argument);
                }
                for (long bits : new long[] {0, 200, 0x7FFFFFFF, 0x40490FDB}) {
                    if (kind == Access.Kind.REF && bits != 0) {
                        continue;
                    }
                    Build c = begin(kind.type);
                    c.effect(Op.STORE, Type.VOID, 72, access, memory(c), c.constant(kind.type, bits));
                    add(c.returns(c.effect(Op.LOAD, kind.type, 72, access, memory(c))));
                    returns(c.function, extended(kind, bits));
                }
            }
        }
        check();
    }

    @Test
    void narrow_stores_leave_their_neighbours() throws Exception {
        for (Access.Kind kind : new Access.Kind[] {Access.Kind.I8, Access.Kind.I16, Access.Kind.I32, Access.Kind.F32, Access.Kind.REF}) {
            Build b = begin(Type.I64, kind.type);
            Value value = b.argument(0);
            Access whole = Access.raw(Access.Kind.I64, Access.Order.PLAIN);
            b.effect(Op.STORE, Type.VOID, 0, whole, memory(b), b.constant(Type.I64, -1));
            b.effect(Op.STORE, Type.VOID, 0, Access.raw(kind, Access.Order.PLAIN), memory(b), value);
            add(b.returns(b.effect(Op.LOAD, Type.I64, 0, whole, memory(b))));
            returns(b.function, -1L << 8 * kind.bytes, 0);
        }
        check();
    }

    @Test
    void addresses_of_every_form_reach_their_place() throws Exception {
        // The memory is filled with its own offsets; each address below is offset 512 in another guise.
        Build fill = begin(Type.I32);
        for (int offset = 0; offset < 1024; offset += 4) {
            fill.effect(Op.STORE, Type.VOID, offset, Access.raw(Access.Kind.I32, Access.Order.PLAIN), memory(fill), fill.constant(Type.I32, offset));
        }
        add(fill.returns(fill.constant(Type.I32, 0)));
        returns(fill.function, 0);
        Access plain = Access.raw(Access.Kind.I32, Access.Order.PLAIN);
        for (int scale = 1; scale <= 8; scale *= 2) {
            Access scaled = new Access(Access.Kind.I32, scale, Access.Alias.RAW, Access.Order.PLAIN);
            int index = 16;
            Build b = begin(Type.I32, Type.I64);
            add(b.returns(b.effect(Op.LOAD, Type.I32, 512 - index * scale, scaled, memory(b), b.argument(0))));
            returns(b.function, 512, index);
            Build c = begin(Type.I32, Type.I64, Type.I64);
            Value start = c.op(Op.ADD, Type.I64, c.op(Op.ADD, Type.I64, memory(c), c.argument(0)), c.constant(Type.I64, 100));
            Value moved = c.op(Op.SUB, Type.I64, c.argument(1), c.constant(Type.I64, 3));
            add(c.returns(c.effect(Op.LOAD, Type.I32, 200, scaled, start, moved)));
            returns(c.function, 512, 512 - 300 - index * scale, index + 3);
            Build d = begin(Type.I32, Type.I64, Type.I64);
            Value shifted = d.op(Op.SHL, Type.I64, d.argument(1), d.constant(Type.I32, Integer.numberOfTrailingZeros(scale)));
            Value sum = d.op(Op.ADD, Type.I64, shifted, d.argument(0));
            add(d.returns(d.effect(Op.LOAD, Type.I32, 0, plain, d.op(Op.ADD, Type.I64, sum, memory(d)))));
            returns(d.function, 512, 512 - index * scale, index);
        }
        Build constantIndex = begin(Type.I32);
        add(constantIndex.returns(constantIndex.effect(Op.LOAD, Type.I32, 12, new Access(Access.Kind.I32, 4, Access.Alias.RAW, Access.Order.PLAIN),
                memory(constantIndex), constantIndex.constant(Type.I64, 125))));
        returns(constantIndex.function, 512);
        // An i32 sum wraps before it is extended, so it may not go into the address.
        Build wrapping = begin(Type.I32, Type.I32);
        Value i = wrapping.op(Op.ADD, Type.I32, wrapping.argument(0), wrapping.constant(Type.I32, 200));
        Value extended = wrapping.op(Op.ZEXT32, Type.I64, i);
        add(wrapping.returns(wrapping.effect(Op.LOAD, Type.I32, 412, Access.raw(Access.Kind.I32, Access.Order.PLAIN), memory(wrapping), extended)));
        returns(wrapping.function, 512, -100);
        returns(wrapping.function, 612, 0);
        Build negative = begin(Type.I32, Type.I32);
        Value signed = negative.op(Op.SEXT32, Type.I64, negative.argument(0));
        add(negative.returns(negative.effect(Op.LOAD, Type.I32, 512, new Access(Access.Kind.I32, 4, Access.Alias.RAW, Access.Order.PLAIN), memory(negative), signed)));
        returns(negative.function, 112, -100);
        Build zero = begin(Type.I32, Type.I32);
        Value unsigned = zero.op(Op.ZEXT32, Type.I64, zero.argument(0));
        add(zero.returns(zero.effect(Op.LOAD, Type.I32, 0, new Access(Access.Kind.I32, 4, Access.Alias.RAW, Access.Order.PLAIN), memory(zero), unsigned)));
        returns(zero.function, 512, 128);
        check();
    }

    @Test
    void an_extension_reads_what_it_needs_of_a_load() throws Exception {
        Access.Kind[] kinds = {Access.Kind.I8, Access.Kind.U8, Access.Kind.I16, Access.Kind.U16, Access.Kind.I32, Access.Kind.I64};
        for (Access.Kind kind : kinds) {
            for (Op op : new Op[] {Op.SEXT8, Op.ZEXT8, Op.SEXT16, Op.ZEXT16, Op.AND}) {
                Access access = Access.raw(kind, Access.Order.PLAIN);
                Build b = begin(kind.type, Type.I64);
                b.effect(Op.STORE, Type.VOID, 0, Access.raw(Access.Kind.I64, Access.Order.PLAIN), memory(b), b.argument(0));
                Value loaded = b.effect(Op.LOAD, kind.type, 0, access, memory(b));
                add(b.returns(op == Op.AND ? b.op(op, kind.type, loaded, b.constant(kind.type, 0xFF)) : b.op(op, kind.type, loaded)));
                for (long bits : new long[] {0x7F, 0x80, 0xFF, 0x7F80, 0x8070, 0xFFFF, 0x123456789ABCDEF0L, -1}) {
                    long operand = extended(kind, bits);
                    returns(b.function, op == Op.AND ? operand & 0xFF
                            : astryon.compiler.ir.Evaluation.evaluate(op, kind.type, kind.type, operand), bits);
                }
            }
        }
        check();
    }

    @Test
    void memory_is_changed_in_place() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            Access access = Access.raw(Workbench.kind(type), Access.Order.PLAIN);
            for (Op op : new Op[] {Op.ADD, Op.SUB, Op.AND, Op.OR, Op.XOR}) {
                for (int variant = 0; variant < 3; variant++) {
                    Build b = begin(type, type, type);
                    b.effect(Op.STORE, Type.VOID, 8, access, memory(b), b.argument(0));
                    Value loaded = b.effect(Op.LOAD, type, 8, access, memory(b));
                    Value other = variant == 1 ? b.constant(type, 0x77) : b.argument(1);
                    Value sum = variant == 2 ? b.op(op, type, other, loaded) : b.op(op, type, loaded, other);
                    b.effect(Op.STORE, Type.VOID, 8, access, memory(b), sum);
                    add(b.returns(b.effect(Op.LOAD, type, 8, access, memory(b))));
                    long left = 0x12345678;
                    long right = variant == 1 ? 0x77 : 0x0F0F;
                    returns(b.function, variant == 2 ? astryon.compiler.ir.Evaluation.evaluate(op, type, type, right, left)
                            : astryon.compiler.ir.Evaluation.evaluate(op, type, type, left, right), left, right);
                }
            }
        }
        check();
    }

    @Test
    void a_load_is_not_folded_past_a_store() throws Exception {
        Access access = Access.raw(Access.Kind.I32, Access.Order.PLAIN);
        Build b = begin(Type.I32, Type.I32, Type.I32);
        Value old = b.argument(0);
        b.effect(Op.STORE, Type.VOID, 8, access, memory(b), old);
        Value loaded = b.effect(Op.LOAD, Type.I32, 8, access, memory(b));
        b.effect(Op.STORE, Type.VOID, 8, access, memory(b), b.argument(1));
        add(b.returns(b.op(Op.SUB, Type.I32, b.argument(1), loaded)));
        returns(b.function, 30, 10, 40);
        check();
    }

    @Test
    void atomic_operations_yield_what_was_there() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64, Type.REF}) {
            Access access = Access.raw(Workbench.kind(type), Access.Order.PLAIN);
            for (Op op : new Op[] {Op.COMPARE_AND_SWAP, Op.COMPARE_AND_EXCHANGE, Op.EXCHANGE, Op.FETCH_ADD}) {
                if (op == Op.FETCH_ADD && type == Type.REF) {
                    continue;
                }
                boolean compares = op == Op.COMPARE_AND_SWAP || op == Op.COMPARE_AND_EXCHANGE;
                for (boolean asksAfter : new boolean[] {false, true}) {
                    Type result = asksAfter || op != Op.COMPARE_AND_SWAP ? type : Type.I32;
                    Build b = begin(result, type, type, type);
                    b.effect(Op.STORE, Type.VOID, 16, access, memory(b), b.argument(0));
                    Value where = b.op(Op.ADD, Type.I64, memory(b), b.constant(Type.I64, 6));
                    Value did = compares ? b.effect(op, op == Op.COMPARE_AND_SWAP ? Type.I32 : type, 10, null, where, b.argument(1), b.argument(2))
                            : b.effect(op, type, 10, null, where, b.argument(1));
                    add(b.returns(asksAfter ? b.effect(Op.LOAD, type, 16, access, memory(b)) : did));
                    long there = 1000;
                    for (long expected : new long[] {1000, 1001}) {
                        long after = compares ? expected == there ? 7 : there : op == Op.EXCHANGE ? expected : there + expected;
                        long yields = op == Op.COMPARE_AND_SWAP ? expected == there ? 1 : 0 : there;
                        returns(b.function, asksAfter ? after : yields, there, expected, 7);
                    }
                }
            }
        }
        check();
    }

    @Test
    void references_in_the_upper_half_are_sign_extended() {
        Function function = IrParser.parse("""
                function high : ref -> ref
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:ref = load v0 v1 +8 {ref*1@f}
                  return v0 v2
                """);
        X64Backend high = new X64Backend(Features.KERNEL, RuntimeSymbols.named("runtime."));
        assertThat(list(high, function)).contains("movsxd rax, dword [rdi+8]");
        X64Backend low = new X64Backend(Features.USER, RuntimeSymbols.named("runtime."));
        assertThat(list(low, function)).contains("mov eax, dword [rdi+8]");
    }

    static String list(X64Backend backend, Function function) {
        var lir = backend.select(function);
        backend.allocate(lir);
        return backend.list(lir);
    }
}

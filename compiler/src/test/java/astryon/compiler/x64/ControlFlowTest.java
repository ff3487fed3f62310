package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Loops, switches and calls, run natively. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ControlFlowTest {
    private final NativeCalls calls = new NativeCalls();

    @Test
    void values_exchanged_around_a_loop_keep_apart() throws Exception {
        Function rotate = calls.add("""
                function rotate : i32 i32 i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = arg 2
                  v4:i32 = arg 3
                  v5:i32 = const 1
                  v6:i32 = const 0
                  goto b1
                b1 <- b0 b2:
                  v7:i32 = phi v1 v8
                  v8:i32 = phi v2 v9
                  v9:i32 = phi v3 v7
                  v10:i32 = phi v4 v11
                  v12:i32 = gt v10 v6
                  if v12 b2 b3
                b2 <- b1:
                  v11:i32 = sub v10 v5
                  goto b1
                b3 <- b1:
                  v13:i32 = const 100
                  v14:i32 = mul v7 v13
                  v15:i32 = const 10
                  v16:i32 = mul v8 v15
                  v17:i32 = add v14 v16
                  v18:i32 = add v17 v9
                  return v0 v18
                """);
        calls.returns(rotate, 123, 1, 2, 3, 0);
        calls.returns(rotate, 231, 1, 2, 3, 1);
        calls.returns(rotate, 312, 1, 2, 3, 2);
        calls.returns(rotate, 123, 1, 2, 3, 3);
        Function floating = calls.add("""
                function swap : f64 f64 i32 -> f64
                b0:
                  v0:memory = start
                  v1:f64 = arg 0
                  v2:f64 = arg 1
                  v3:i32 = arg 2
                  v5:i32 = const 1
                  v6:i32 = const 0
                  goto b1
                b1 <- b0 b2:
                  v7:f64 = phi v1 v8
                  v8:f64 = phi v2 v7
                  v10:i32 = phi v3 v11
                  v12:i32 = gt v10 v6
                  if v12 b2 b3
                b2 <- b1:
                  v11:i32 = sub v10 v5
                  goto b1
                b3 <- b1:
                  v13:f64 = sub v7 v8
                  return v0 v13
                """);
        calls.returns(floating, Double.doubleToRawLongBits(3.0), Double.doubleToRawLongBits(5.0), Double.doubleToRawLongBits(2.0), 4);
        calls.returns(floating, Double.doubleToRawLongBits(-3.0), Double.doubleToRawLongBits(5.0), Double.doubleToRawLongBits(2.0), 5);
        calls.check();
    }

    private static String switchText(String name, int[][] keys) {
        StringBuilder text = new StringBuilder("function " + name + " : i32 -> i32\nb0:\n  v0:memory = start\n  v1:i32 = arg 0\n  switch v1");
        for (int n = 0; n < keys.length; n++) {
            text.append(" [");
            for (int k = 0; k < keys[n].length; k++) {
                text.append(k == 0 ? "" : " ").append(keys[n][k]);
            }
            text.append("] b").append(n + 1);
        }
        text.append(" b").append(keys.length + 1).append('\n');
        for (int n = 1; n <= keys.length + 1; n++) {
            text.append("b").append(n).append(" <- b0:\n  v").append(n + 1).append(":i32 = const ").append(n).append("\n  return v0 v").append(n + 1).append('\n');
        }
        return text.toString();
    }

    private void tries(String name, int[][] keys, int... others) {
        Function function = calls.add(switchText(name, keys));
        for (int n = 0; n < keys.length; n++) {
            for (int key : keys[n]) {
                calls.returns(function, n + 1, key);
            }
        }
        for (int other : others) {
            calls.returns(function, keys.length + 1, other);
        }
    }

    @Test
    void a_loop_that_does_nothing_is_a_jump_to_itself() {
        X64Backend backend = new X64Backend(Features.USER, RuntimeSymbols.named("runtime."));
        Function function = IrParser.parse("""
                function forever : i32 -> void
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  if v1 b1 b4
                b1 <- b0 b3:
                  goto b2
                b2 <- b1:
                  goto b3
                b3 <- b2:
                  goto b1
                b4 <- b0:
                  return v0
                """);
        assertThat(MemoryTest.list(backend, function)).isEqualTo("""
                  test edi, edi
                  je L2
                L1:
                  jmp L1
                L2:
                  ret
                """);
    }

    @Test
    void switches_find_every_key() throws Exception {
        tries("one", new int[][] {{0}}, 1, -1);
        tries("dense", new int[][] {{0}, {1, 3}, {2}, {4}, {5, 6}}, -1, 7, Integer.MIN_VALUE, Integer.MAX_VALUE);
        tries("shifted", new int[][] {{-3}, {-2}, {-1}, {0}, {1, 4}}, 2, 3, 5, -4, Integer.MIN_VALUE, Integer.MAX_VALUE);
        tries("extreme", new int[][] {{Integer.MAX_VALUE, Integer.MIN_VALUE}, {0}, {-1}, {100000}, {-100000}, {5}, {1234567}}, 1, -2, 99999);
        tries("near_min", new int[][] {{Integer.MIN_VALUE}, {Integer.MIN_VALUE + 1}, {Integer.MIN_VALUE + 2}, {Integer.MIN_VALUE + 3},
            {Integer.MIN_VALUE + 4}}, 0, Integer.MAX_VALUE, Integer.MIN_VALUE + 5);
        int[][] sparse = new int[100][];
        for (int n = 0; n < sparse.length; n++) {
            sparse[n] = new int[] {n * n * 977 - 300000};
        }
        tries("sparse", sparse, 1, 0, -300001, Integer.MAX_VALUE);
        calls.check();
    }

    @Test
    void more_arguments_than_registers_arrive() throws Exception {
        StringBuilder callee = new StringBuilder("function callee :");
        StringBuilder caller = new StringBuilder("function caller : i32 i64 f32 f64 ->");
        StringBuilder body = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        int count = 26;
        Type[] types = {Type.I32, Type.F64, Type.I64, Type.F32};
        for (int n = 0; n < count; n++) {
            callee.append(' ').append(types[n % 4].name().toLowerCase(java.util.Locale.ROOT));
            body.append("  v").append(n + 1).append(":").append(types[n % 4].name().toLowerCase(java.util.Locale.ROOT)).append(" = arg ").append(n).append('\n');
        }
        callee.append(" -> f64\nb0:\n  v0:memory = start\n").append(body).append("  v100:f64 = const 0.0\n");
        int last = 100;
        for (int n = 0; n < count; n++) {
            int id = 200 + 10 * n;
            String value = "v" + (n + 1);
            switch (types[n % 4]) {
                case F64 -> callee.append("  v" + id + ":f64 = copy " + value + "\n");
                case F32 -> callee.append("  v" + id + ":f64 = float_to_float " + value + "\n");
                default -> callee.append("  v" + id + ":f64 = int_to_float " + value + "\n");
            }
            callee.append("  v" + (id + 1) + ":f64 = const " + (n + 1) + ".0\n");
            callee.append("  v" + (id + 2) + ":f64 = mul v" + id + " v" + (id + 1) + "\n");
            callee.append("  v" + (id + 3) + ":f64 = add v" + last + " v" + (id + 2) + "\n");
            last = id + 3;
            arguments.append(" v").append(types[n % 4] == Type.I32 ? n % 8 == 0 ? 1 : 5 : types[n % 4] == Type.I64 ? 2 : types[n % 4] == Type.F32 ? 3 : 4);
        }
        callee.append("  return v0 v" + last + "\n");
        caller.append(" f64\nb0:\n  v0:memory = start\n  v1:i32 = arg 0\n  v2:i64 = arg 1\n  v3:f32 = arg 2\n  v4:f64 = arg 3\n  v5:i32 = const -3\n  v6:f64 = call v0")
                .append(arguments).append(" {callee}\n  v7:f64 = add v6 v4\n  return v6 v7\n");
        calls.add(callee.toString());
        Function function = calls.add(caller.toString());
        double expected = 0;
        for (int n = 0; n < count; n++) {
            double value = switch (types[n % 4]) {
                case I32 -> n % 8 == 0 ? 11 : -3;
                case I64 -> 1L << 40;
                case F32 -> 0.5;
                default -> 1.25;
            };
            expected += value * (n + 1);
        }
        calls.returns(function, Double.doubleToRawLongBits(expected + 1.25), 11, 1L << 40, Float.floatToRawIntBits(0.5f), Double.doubleToRawLongBits(1.25));
        calls.check();
    }

    @Test
    void recursion_keeps_what_it_needs_across_calls() throws Exception {
        Function fib = calls.add("""
                function fib : i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 2
                  v3:i32 = lt v1 v2
                  if v3 b1 b2
                b1 <- b0:
                  return v0 v1
                b2 <- b0:
                  v4:i32 = const 1
                  v5:i32 = sub v1 v4
                  v6:i32 = call v0 v5 {fib}
                  v7:i32 = sub v1 v2
                  v8:i32 = call v6 v7 {fib}
                  v9:i32 = add v6 v8
                  return v8 v9
                """);
        calls.returns(fib, 6765, 20);
        Function indirect = calls.add("""
                function indirect : i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i64 = symbol {fib}
                  v3:i32 = call_indirect v0 v2 v1
                  v4:i64 = symbol {test.memory}
                  v5 = store v3 v4 v2 {i64*1@raw}
                  v6:i64 = load v5 v4 {i64*1@raw}
                  v7:i32 = call_indirect v5 v6 v1
                  v8:i32 = mul v3 v7
                  return v7 v8
                """);
        calls.returns(indirect, 55 * 55, 10);
        Function tried = calls.add("""
                function tried : i32 ref i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:ref = arg 1
                  v3:i32 = arg 2
                  v4:i32 = call v0 v1 v2 {may_throw}
                  try v4 b1 b2
                b1 <- b0:
                  v5:i32 = add v4 v3
                  return v4 v5
                b2 cold <- b0:
                  v6:ref = caught
                  v7:i64 = ref_to_address v6
                  v8:i32 = truncate v7
                  v9:i32 = sub v3 v8
                  return v4 v9
                """);
        calls.add("""
                function may_throw : i32 ref -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  return v0 v1
                """);
        calls.returns(tried, 42, 2, 5, 40);
        calls.check();
    }
}

package astryon.compiler.x64;

import astryon.compiler.ir.Function;
import astryon.magic.RuntimeCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Checks that fail, traps and handlers, run natively. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ChecksAndHandlersTest {
    private final NativeCalls calls = new NativeCalls();

    @Test
    void checks_that_fail_say_with_what() throws Exception {
        String bounds = """
                function %s : i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = %s
                  v2:i32 = %s
                  v3:i32 = bounds_check v1 v2
                  return v0 v3
                """;
        Function both = calls.add(bounds.formatted("bounds", "arg 0", "arg 1"));
        calls.returns(both, 3, 3, 4);
        calls.returns(both, 0, 0, 1);
        calls.throwsFrom(both, RuntimeCall.THROW_BOUNDS, 4, 4, 4, 4);
        calls.throwsFrom(both, RuntimeCall.THROW_BOUNDS, -1, 4, -1, 4);
        calls.throwsFrom(both, RuntimeCall.THROW_BOUNDS, 0, 0, 0, 0);
        Function exchanged = calls.add(bounds.formatted("bounds_exchanged", "arg 1", "arg 0"));
        calls.returns(exchanged, 3, 4, 3);
        calls.throwsFrom(exchanged, RuntimeCall.THROW_BOUNDS, 9, 4, 4, 9);
        Function constantIndex = calls.add(bounds.formatted("bounds_index", "const 5", "arg 0"));
        calls.returns(constantIndex, 5, 6, 0);
        calls.throwsFrom(constantIndex, RuntimeCall.THROW_BOUNDS, 5, 5, 5, 0);
        Function zeroIndex = calls.add(bounds.formatted("bounds_zero", "const 0", "arg 0"));
        calls.returns(zeroIndex, 0, 1, 0);
        calls.throwsFrom(zeroIndex, RuntimeCall.THROW_BOUNDS, 0, 0, 0, 0);
        Function constantLength = calls.add(bounds.formatted("bounds_length", "arg 0", "const 8"));
        calls.returns(constantLength, 7, 7, 0);
        calls.throwsFrom(constantLength, RuntimeCall.THROW_BOUNDS, 8, 8, 8, 0);
        Function constants = calls.add(bounds.formatted("bounds_constants", "const 9", "const 8"));
        calls.throwsFrom(constants, RuntimeCall.THROW_BOUNDS, 9, 8, 0, 0);
        Function divisor = calls.add("""
                function divide : i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = divisor_check v2
                  v4:i32 = div v1 v3
                  return v0 v4
                """);
        calls.returns(divisor, 6, 42, 7);
        calls.throwsFrom(divisor, RuntimeCall.THROW_DIVISION, 0, 0, 42, 0);
        Function size = calls.add("""
                function size : i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v3:i32 = size_check v1
                  return v0 v3
                """);
        calls.returns(size, 7, 7);
        calls.throwsFrom(size, RuntimeCall.THROW_SIZE, -7, 0, -7);
        Function isNull = calls.add("""
                function null : ref -> ref
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v3:ref = null_check v1
                  return v0 v3
                """);
        calls.returns(isNull, 4096, 4096);
        calls.throwsFrom(isNull, RuntimeCall.THROW_NULL, 0, 0, 0);
        calls.check();
    }

    @Test
    void a_trap_stands_for_a_null_check() throws Exception {
        Function load = calls.add("""
                function load : ref -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:ref = null_check v1
                  v3:i32 = load v0 v2 +8 {i32*1@f}
                  return v0 v3
                """);
        calls.throwsFrom(load, RuntimeCall.THROW_NULL, 0, 0, 0);
        Function store = calls.add("""
                function store : ref i32 -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v5:i32 = arg 1
                  v2:ref = null_check v1
                  v3 = store v0 v2 v5 +8 {i32*1@f}
                  return v3 v5
                """);
        calls.throwsFrom(store, RuntimeCall.THROW_NULL, 0, 0, 0, 1);
        Function length = calls.add("""
                function element : ref i32 -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:i32 = arg 1
                  v3:ref = null_check v1
                  v4:i32 = load v0 v3 +8 {i32*1@immutable}
                  v5:i32 = bounds_check v2 v4
                  return v0 v5
                """);
        calls.throwsFrom(length, RuntimeCall.THROW_NULL, 0, 0, 0, 1);
        Function increment = calls.add("""
                function increment : ref -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:ref = null_check v1
                  v3:i32 = load v0 v2 +8 {i32*1@f}
                  v4:i32 = const 1
                  v5:i32 = add v3 v4
                  v6 = store v0 v2 v5 +8 {i32*1@f}
                  return v6 v4
                """);
        calls.throwsFrom(increment, RuntimeCall.THROW_NULL, 0, 0, 0);
        calls.check();
    }

    @Test
    void handlers_find_the_values_of_their_method() throws Exception {
        Function inTry = calls.add("""
                function try_check : i32 i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = arg 2
                  v4:i32 = mul v1 v3
                  v5:i32 = bounds_check v1 v2
                  try v5 b1 b2
                b1 <- b0:
                  return v0 v5
                b2 cold <- b0:
                  v6:ref = caught
                  v7:i32 = add v4 v3
                  return v0 v7
                """);
        calls.returns(inTry, 3, 3, 4, 100);
        calls.returns(inTry, 505, 4, 4, 101);
        Function caught = calls.add("""
                function caught : i32 i32 -> ref
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = divisor_check v1
                  try v2 b1 b2
                b1 <- b0:
                  v3:ref = const 0
                  return v0 v3
                b2 cold <- b0:
                  v6:ref = caught
                  return v0 v6
                """);
        calls.returns(caught, 0, 1, 4);
        calls.returns(caught, NativeProgram.EXCEPTION, 0, 4);
        Function thrower = calls.add("""
                function thrower : i32 ref -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v4:ref = arg 1
                  v2:i32 = const 7
                  if v1 b1 b2
                b1 <- b0:
                  v3:i32 = mul v1 v2
                  return v0 v3
                b2 <- b0:
                  throw v0 v4
                """);
        calls.throwsFrom(thrower, RuntimeCall.THROW, 0, 0, 0, 77);
        Function shared = calls.add("""
                function shared_handler : i32 i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = arg 2
                  v4:i32 = const 10
                  v20:i32 = const 20
                  v30:i32 = const 30
                  v5:i32 = divisor_check v1
                  try v5 b1 b4
                b1 <- b0:
                  v6:i32 = divisor_check v2
                  try v6 b2 b4
                b2 <- b1:
                  v7:i32 = size_check v3
                  try v7 b3 b4
                b3 <- b2:
                  return v0 v3
                b4 cold <- b0 b1 b2:
                  v8:i32 = phi v4 v20 v30
                  v9:ref = caught
                  v10:i32 = add v8 v3
                  return v0 v10
                """);
        calls.returns(shared, 5, 1, 1, 5);
        calls.returns(shared, 15, 0, 1, 5);
        calls.returns(shared, 25, 1, 0, 5);
        calls.returns(shared, 25, 1, 1, -5);
        calls.check();
    }

    @Test
    void a_handler_in_a_loop_goes_around_again() throws Exception {
        Function loop = calls.add("""
                function retry : i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = const 1
                  v4:i32 = const 0
                  goto b1
                b1 <- b0 b3 b4:
                  v5:i32 = phi v1 v6 v7
                  v8:i32 = phi v4 v9 v10
                  v11:i32 = lt v5 v2
                  if v11 b2 b5
                b2 <- b1:
                  v12:i32 = and v5 v3
                  v13:i32 = divisor_check v12
                  try v13 b3 b4
                b3 <- b2:
                  v6:i32 = add v5 v3
                  v9:i32 = add v8 v5
                  goto b1
                b4 <- b2:
                  v14:ref = caught
                  v7:i32 = add v5 v3
                  v15:i32 = const 1000
                  v10:i32 = add v8 v15
                  goto b1
                b5 <- b1:
                  return v0 v8
                """);
        calls.returns(loop, 5025, 0, 10);
        calls.returns(loop, 0, 10, 10);
        calls.check();
    }
}

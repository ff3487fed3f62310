package astryon.compiler.frontend;

import static astryon.compiler.ir.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.world.StaticValue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsaBuilderTest {
    @TempDir
    Path folder;

    private BuiltMethods built(String members) {
        return new BuiltMethods(folder, members);
    }

    @Test
    void a_loop_has_phis_for_what_it_changes_and_nothing_else() {
        BuiltMethods built = built("static int m(int n, int k) { int s = 0; for (int i = 0; i < n; i++) { s += k; } return s; }");
        assertThat(built.ops("m")).containsExactly(PHI, PHI, GE, ADD, ADD);
    }

    @Test
    void a_slot_that_is_reused_for_another_type_needs_no_phi() {
        BuiltMethods built = built("""
                static int m(boolean c) {
                    if (c) { String s = "x"; s.length(); } else { long l = 3; if (l == 4) { return 1; } }
                    float f = 2;
                    return (int) f;
                }""");
        assertThat(built.text("m")).doesNotContain("f32 = phi").doesNotContain("ref = phi").doesNotContain("i64 = phi");
    }

    @Test
    void what_a_constant_condition_excludes_is_not_there() {
        BuiltMethods built = built("""
                static final boolean DEBUG = Boolean.getBoolean("debug");
                static int m() { if (DEBUG) { return log(); } return 1; }
                static native int log();
                """);
        assertThat(built.ops("m")).contains(CALL);
        BuiltMethods folded = new BuiltMethods(folder.resolve("again"), """
                static final boolean DEBUG = Boolean.getBoolean("debug");
                static int m() { if (DEBUG) { return log(); } return 1; }
                static native int log();
                """);
        folded.initialiser.values.put("T.DEBUG", new StaticValue.Bits(0));
        assertThat(folded.ops("m")).isEmpty();
    }

    @Test
    void a_constant_condition_leaves_no_phi_behind_it() {
        BuiltMethods built = built("""
                static final boolean DEBUG = Boolean.getBoolean("debug");
                static int m(int x) { int y = x; if (DEBUG) { y = log(); } for (int i = 0; i < x; i++) { if (DEBUG) { y++; } } return y; }
                static native int log();
                """);
        built.initialiser.values.put("T.DEBUG", new StaticValue.Bits(0));
        assertThat(built.ops("m")).containsExactly(PHI, GE, ADD);
    }

    @Test
    void assertions_are_not_there() {
        assertThat(built("static void m(int x) { assert x > 0 : \"x\" + x; }").ops("m")).isEmpty();
    }

    @Test
    void the_receiver_and_new_objects_are_not_checked_for_null() {
        BuiltMethods built = built("int f; int m() { T t = new T(); t.f = f; return t.f; }");
        assertThat(built.ops("m")).doesNotContain(NULL_CHECK);
    }

    @Test
    void an_element_access_checks_array_and_index() {
        assertThat(built("static long m(long[] a, int i) { return a[i]; }").ops("m"))
                .containsExactly(NULL_CHECK, ARRAY_LENGTH, BOUNDS_CHECK, GET_ELEMENT);
    }

    @Test
    void unchecked_methods_check_neither_null_nor_bounds_nor_casts_but_divisors() {
        BuiltMethods built = built("@Unchecked(reason = \"the test says so\") static int m(Object a, int i) { return ((int[]) a)[i] / i; }");
        assertThat(built.ops("m")).containsExactly(ARRAY_LENGTH, GET_ELEMENT, DIVISOR_CHECK, DIV);
    }

    @Test
    void a_store_is_checked_unless_array_and_value_are_known_to_agree() {
        BuiltMethods built = built("""
                static void known(String s) { String[] a = new String[1]; a[0] = s; a[0] = null; }
                static void any(Object[] a, Object x) { a[0] = x; }
                static void wider(Integer x) { Object[] a = new String[1]; a[0] = x; }
                static void object(Object x) { Object[] a = new Object[1]; a[0] = x; }
                static void declared(String[] a, String s) { a[0] = s; }
                """);
        assertThat(built.ops("known")).doesNotContain(STORE_CHECK);
        assertThat(built.ops("any")).contains(STORE_CHECK);
        assertThat(built.ops("wider")).contains(STORE_CHECK);
        assertThat(built.ops("object")).doesNotContain(STORE_CHECK);
        assertThat(built.ops("declared")).doesNotContain(STORE_CHECK);
    }

    @Test
    void a_comparison_of_longs_is_one_test() {
        assertThat(built("static int m(long a, long b) { return a < b ? 1 : 2; }").ops("m")).contains(GE);
    }

    @Test
    void an_unsigned_comparison_is_one_test() {
        assertThat(built("static int m(long a, long b) { return Long.compareUnsigned(a, b) < 0 ? 1 : 2; }").ops("m")).contains(UGE);
    }

    @Test
    void what_may_throw_under_protection_ends_its_block() {
        Function function = built("static int m(int[] a) { try { return a.length; } catch (NullPointerException e) { return -1; } }").function("m");
        List<Block> tries = function.blocks().stream().filter(block -> block.end() == Block.End.TRY).toList();
        assertThat(tries).hasSize(1);
        assertThat(tries.get(0).control(0).op()).isEqualTo(NULL_CHECK);
        assertThat(tries.get(0).successor(1).isCold()).isTrue();
        assertThat(tries.get(0).successor(1).values().get(0).op()).isEqualTo(CAUGHT);
    }

    @Test
    void a_handler_that_catches_everything_tests_nothing_and_those_after_it_are_not_tried() {
        BuiltMethods built = built("""
                static int m(int[] a) {
                    try { try { return a.length; } catch (Throwable e) { return 1; } } catch (Error e) { return 2; }
                }""");
        assertThat(built.ops("m")).doesNotContain(INSTANCE_OF);
    }

    @Test
    void a_throw_in_a_protected_region_goes_to_its_handlers() {
        Function function = built("static int m() { try { throw new Error(); } catch (Error e) { return 1; } }").function("m");
        assertThat(function.blocks()).extracting(Block::end).contains(Block.End.THROW, Block.End.RETURN);
    }

    @Test
    void a_switch_has_each_target_once() {
        Function function = built("static int m(int x) { switch (x) { case 1: case 5: return 1; case 2: return 2; case 3: default: return 3; } }")
                .function("m");
        Block block = function.blocks().stream().filter(b -> b.end() == Block.End.SWITCH).findFirst().orElseThrow();
        assertThat(block.keys()).isEqualTo(new int[][] {{1, 5}, {2}});
        assertThat(block.successors()).hasSize(3);
    }

    @Test
    void calls_of_final_and_private_methods_are_direct() {
        BuiltMethods built = built("void m() { a(); b(); c(); } private void a() { } final void b() { } void c() { }");
        assertThat(built.ops("m")).containsExactly(CALL, CALL, CALL_VIRTUAL);
    }

    @Test
    void memory_is_threaded_through_writes_and_calls() {
        assertThat(built("static int a, b; static void m() { a = b; n(); b = a; } static void n() { }").text("m")).contains("""
                  v1:i32 = get_static v0 {T.b}
                  v2 = put_static v0 v1 {T.a}
                  v3 = call v2 {T.n()V}
                  v4:i32 = get_static v3 {T.a}
                  v5 = put_static v3 v4 {T.b}
                  return v5
                """);
    }

    @Test
    void every_operation_has_its_own_source_line() {
        Function function = built("""
                static void m(int n) {
                    while (a(n)) {
                        n = b();
                        if (n > 5) {
                            c();
                        }
                    }
                }
                static native boolean a(int n);
                static native int b();
                static native void c();
                """).function("m");
        assertThat(function.blocks().stream().flatMap(block -> block.values().stream()).filter(value -> value.op() == CALL)
                .map(value -> value.aux().symbol().charAt(2) + " " + (value.position().line() - 2))).containsExactlyInAnyOrder("a 2", "b 3", "c 5");
    }

    @Test
    void a_chain_of_ten_thousand_blocks_is_no_deeper_than_one() {
        StringBuilder text = new StringBuilder("static int m(int x, int y) { int s = 0;\n");
        for (int i = 0; i < 3000; i++) {
            text.append("if (x > ").append(i).append(") s ^= y;\n");
        }
        assertThat(built(text + "return s; }").function("m").blocks()).hasSizeGreaterThan(6000);
    }
}

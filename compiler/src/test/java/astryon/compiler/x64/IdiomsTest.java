package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.IrParser;
import astryon.compiler.lir.LirFunction;
import org.junit.jupiter.api.Test;

/** The machine code we promise for common shapes. Each test shows the whole listing, so a change for the worse is seen where it happens. */
class IdiomsTest {
    private static String list(Features features, String signature, String body) {
        X64Backend backend = new X64Backend(features, RuntimeSymbols.named("runtime."));
        LirFunction lir = backend.select(IrParser.parse("function f : " + signature + "\nb0:\n" + body));
        backend.allocate(lir);
        return backend.list(lir);
    }

    private static String list(String signature, String body) {
        return list(Features.USER, signature, body);
    }

    @Test
    void a_product_with_9_is_an_address() {
        assertThat(list("i32 -> i32", """
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 9
                  v3:i32 = mul v1 v2
                  return v0 v3
                """)).isEqualTo("""
                  lea eax, dword [rdi+rdi*8]
                  ret
                """);
    }

    @Test
    void a_sum_of_two_values_that_live_on_is_an_address() {
        assertThat(list("i64 i64 -> i64", """
                  v0:memory = start
                  v1:i64 = arg 0
                  v2:i64 = arg 1
                  v3:i64 = add v1 v2
                  v4:i64 = mul v1 v2
                  v5:i64 = xor v3 v4
                  return v0 v5
                """)).contains("lea rax, qword [rdi+rsi*1]");
    }

    @Test
    void a_shift_in_a_sum_is_the_scale_of_an_address() {
        assertThat(list("i64 i64 -> i64", """
                  v0:memory = start
                  v1:i64 = arg 0
                  v2:i64 = arg 1
                  v3:i32 = const 3
                  v4:i64 = shl v1 v3
                  v5:i64 = add v4 v2
                  return v0 v5
                """)).isEqualTo("""
                  lea rax, qword [rsi+rdi*8]
                  ret
                """);
    }

    @Test
    void a_comparison_with_zero_is_a_test_and_lives_in_the_branch() {
        assertThat(list("i32 -> i32", """
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 0
                  v3:i32 = ne v1 v2
                  if v3 b1 b2
                b1 <- b0:
                  v4:i32 = const 5
                  return v0 v4
                b2 <- b0:
                  v5:i32 = const 6
                  return v0 v5
                """)).isEqualTo("""
                  test edi, edi
                  je L2
                  mov eax, 5
                  ret
                L2:
                  mov eax, 6
                  ret
                """);
    }

    @Test
    void a_mask_is_tested_without_being_made() {
        assertThat(list("i32 -> i32", """
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 64
                  v3:i32 = and v1 v2
                  v4:i32 = const 0
                  v5:i32 = eq v3 v4
                  return v0 v5
                """)).isEqualTo("""
                  test edi, 64
                  sete al
                  movzx eax, al
                  ret
                """);
    }

    @Test
    void an_element_is_one_compare_and_one_operand() {
        // The null check is the load of the length; the checked index needs no extension.
        assertThat(list("ref i32 i32 -> i32", """
                  v0:memory = start
                  v1:ref = arg 0
                  v2:i32 = arg 1
                  v3:i32 = arg 2
                  v4:ref = null_check v1
                  v5:i32 = load v0 v4 +8 {i32*1@immutable}
                  v6:i32 = bounds_check v2 v5
                  v7:i64 = zext32 v6
                  v8:i32 = load v0 v4 v7 +12 {i32*4@[I32}
                  v9:i32 = add v3 v8
                  return v0 v9
                """)).isEqualTo("""
                  mov ecx, esi
                  cmp ecx, dword [rdi+8]
                  jae L2
                  mov rax, rdx
                  add eax, dword [rdi+rcx*4+12]
                  ret
                L2:
                  mov esi, dword [rdi+8]
                  mov edi, ecx
                  call runtime.THROW_BOUNDS
                """);
    }

    @Test
    void a_field_is_changed_in_place() {
        assertThat(list("ref -> void", """
                  v0:memory = start
                  v1:ref = arg 0
                  v2:ref = null_check v1
                  v3:i32 = load v0 v2 +16 {i32*1@f}
                  v4:i32 = const 1
                  v5:i32 = add v3 v4
                  v6 = store v0 v2 v5 +16 {i32*1@f}
                  return v6
                """)).isEqualTo("""
                  add dword [rdi+16], 1
                  ret
                """);
    }

    @Test
    void javac_s_comparison_of_doubles_is_one_comparison() {
        assertThat(list("f64 f64 -> i32", """
                  v0:memory = start
                  v1:f64 = arg 0
                  v2:f64 = arg 1
                  v3:i32 = compare_greater v1 v2
                  v4:i32 = const 0
                  v5:i32 = lt v3 v4
                  return v0 v5
                """)).isEqualTo("""
                  ucomisd xmm1, xmm0
                  seta al
                  movzx eax, al
                  ret
                """);
    }

    @Test
    void a_choice_is_a_conditional_move() {
        assertThat(list("i32 i32 -> i32", """
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = lt v1 v2
                  v4:i32 = select v3 v1 v2
                  return v0 v4
                """)).isEqualTo("""
                  mov rax, rsi
                  cmp edi, esi
                  cmovl eax, edi
                  ret
                """);
    }

    @Test
    void a_division_by_a_constant_needs_no_guard() {
        assertThat(list("i32 -> i32", """
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 7
                  v3:i32 = div v1 v2
                  return v0 v3
                """)).doesNotContain("-1");
    }

    @Test
    void a_volatile_store_is_followed_by_a_fence() {
        assertThat(list("ref i32 -> void", """
                  v0:memory = start
                  v1:ref = arg 0
                  v2:i32 = arg 1
                  v3 = store v0 v1 v2 +8 {i32*1@f!!}
                  return v3
                """)).isEqualTo("""
                  mov dword [rdi+8], esi
                  lock
                  add dword [rsp], 0
                  ret
                """);
    }

    @Test
    void a_virtual_call_goes_through_the_table_in_memory() {
        assertThat(list("ref -> i32", """
                  v0:memory = start
                  v1:ref = arg 0
                  v2:ref = null_check v1
                  v3:i32 = load v0 v2 {i32*1@immutable}
                  v4:i64 = zext32 v3
                  v5:i64 = load v0 v4 +48 {i64*1@immutable}
                  v6:i32 = call_indirect v0 v5 v2
                  return v6 v6
                """)).isEqualTo("""
                  sub rsp, 8
                  mov eax, dword [rdi]
                  call qword [rax+48]
                  add rsp, 8
                  ret
                """);
    }

    @Test
    void object_addresses_are_immediates_of_the_image_s_half() {
        String body = """
                  v0:memory = start
                  v1:ref = object {object:3}
                  return v0 v1
                """;
        assertThat(list(Features.USER, "-> ref", body)).startsWith("  mov eax, object:3\n");
        assertThat(list(Features.KERNEL, "-> ref", body)).startsWith("  mov rax, object:3\n");
    }

    @Test
    void floating_constants_are_operands_in_memory() {
        assertThat(list("f64 -> f64", """
                  v0:memory = start
                  v1:f64 = arg 0
                  v2:f64 = const 2.5
                  v3:f64 = mul v1 v2
                  return v0 v3
                """)).isEqualTo("""
                  mulsd xmm0, qword [L1]
                  ret
                L1:
                  .int64 4004000000000000
                """);
    }

    /** In a kernel the vector registers are those of the program that it interrupted, which are not saved before it calls for a change of threads. */
    @Test
    void a_word_goes_from_slot_to_slot_by_a_vector_register_or_by_the_stack_where_those_are_not_the_code_s() {
        String body = """
                  v0:memory = start
                  v1:i64 = arg 0
                  v2:i64 = arg 1
                  v3:i32 = call v0 {app.T.first()I}
                  if v3 b1 b2
                b1 <- b0:
                  goto b3
                b2 <- b0:
                  goto b3
                b3 <- b1 b2:
                  v4:i64 = phi v1 v2
                  v5:i32 = call v3 {app.T.second()I}
                  v6:i64 = add v4 v1
                  v7:i64 = add v6 v2
                  return v5 v7
                """;
        assertThat(list(Features.USER, "i64 i64 -> i64", body)).containsPattern("""
                  movsd xmm15, qword \\[rsp(\\+\\d+)?]
                  movsd qword \\[rsp(\\+\\d+)?], xmm15
                """);
        assertThat(list(Features.KERNEL, "i64 i64 -> i64", body)).doesNotContain("xmm").containsPattern("""
                  push qword \\[rsp(\\+\\d+)?]
                  pop qword \\[rsp(\\+\\d+)?]
                """);
    }
}

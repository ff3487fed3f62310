package astryon.compiler.frontend;

import static astryon.compiler.ir.Op.*;
import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.world.Profile;
import astryon.compiler.world.TestProgram;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Words, structs and intrinsics: what they become, and what is refused of them. */
class DialectTest {
    private static final String STRUCTS = """
            @Struct static final class Part { byte a; int b; }
            @Struct static final class Page { int count; volatile long flags; @Length(4) short[] words; Part part; @Length(3) Part[] parts; Address next; @Length(2) Size[] sizes; }
            """;

    @TempDir
    Path folder;

    private BuiltMethods built(String members) {
        return new BuiltMethods(folder, members);
    }

    @Test
    void making_a_word_and_reading_it_is_nothing() {
        assertThat(built("static Address m(Address a) { return new Address(new Address(a.value()).value()); }").text("m"))
                .contains("return v0 v1").doesNotContain("call").doesNotContain("null_check");
    }

    @Test
    void a_word_made_under_a_condition_is_the_value_chosen() {
        assertThat(built("static Address m(boolean c, long x) { return new Address(c ? x : -x); }").ops("m")).containsExactly(EQ, NEG, PHI, COPY);
    }

    @Test
    void words_in_fields_arrays_and_locals_are_numbers() {
        assertThat(built("Address f; static Address m(T t, Address[] a, Address b) { a[1] = t.f; t.f = a[0]; for (int i = 0; i < 3; i++) { b = a[i]; } return b; }")
                .text("m")).doesNotContain("[REF").contains("put_element").doesNotContain("store_check").contains("i64 = phi");
    }

    @Test
    void an_array_of_words_cannot_start_as_null_before_a_loop() {
        assertThat(built("static Address m(int n) { Address[] a = null; for (int i = 0; i < n; i++) { if (a == null) a = new Address[1]; } return a[0]; }")
                .findings()).contains("1: " + Rule.WORD_ARRAY_AS_OBJECTS.text());
    }

    @Test
    void words_have_no_identity() {
        assertThat(built("""
                static boolean same(Address a, Address b) { return a == b; }
                static boolean none(Address a) { return a != null; }
                """).findings()).containsExactly("1: " + Rule.IDENTITY_OF_WORD.text(), "2: " + Rule.IDENTITY_OF_WORD.text());
    }

    @Test
    void a_word_is_not_an_object() {
        assertThat(built("""
                static Object returned(Address a) { return a; }
                static void passed(Address a) { System.out.println(a); }
                static void stored(Object[] o, Address a) { o[0] = a; }
                static long generic(java.util.function.Supplier<Address> s) { return s.get().value(); }
                static boolean equal(Address a, Object b) { return b.equals(a); }
                static void locked(Address a) { a.toString(); }
                static void array(Address[] a) { java.util.Arrays.sort(a); }
                """).findings()).containsExactly("1: " + Rule.WORD_AS_OBJECT.text(), "2: " + Rule.WORD_AS_OBJECT.text(),
                        "3: " + Rule.WORD_AS_OBJECT.text(), "4: " + Rule.WORD_TYPE_TEST.text(), "5: " + Rule.WORD_AS_OBJECT.text(),
                        "7: " + Rule.WORD_ARRAY_AS_OBJECTS.text());
    }

    @Test
    void a_word_in_a_text_is_what_its_own_type_says() {
        BuiltMethods built = built("""
                record Other(long value) { @Override public String toString() { return "other"; } }
                @Word record Told(long value) { @Override public String toString() { return "told"; } }
                @Word record Plain(long value) { }
                static String joined(long x) { return "a " + new Told(x) + new Plain(x); }
                static String valued(long x) { return String.valueOf(new Plain(x)) + String.valueOf(new Told(x)); }
                static String looped(Told a, int n) { String s = ""; for (int i = 0; i < n; i++) { s += a; a = new Told(i); } return s; }
                static String chosen(Told a, Told b, boolean c) { return "" + (c ? a : b); }
                """);
        assertThat(built.findings()).isEmpty();
        assertThat(built.text("joined")).containsSubsequence("Told.toString", "Plain.toString");
        assertThat(built.text("valued")).containsSubsequence("Plain.toString", "Told.toString");
        assertThat(built.text("looped")).contains("Told.toString");
        assertThat(built.text("chosen")).contains("Told.toString");
    }

    @Test
    void a_variable_that_holds_words_of_two_types_has_no_text() {
        assertThat(built("""
                @Word record Told(long value) { }
                @Word record Plain(long value) { }
                static String either(Told a, Plain b, boolean c) { Object o = c ? a : b; return "" + o; }
                static String changing(Told a, Plain b, int n) { Object o = a; String s = ""; for (; n > 0; n--) { s += o; o = b; } return s; }
                """).findings()).contains("3: " + Rule.WORD_AS_OBJECT.text(), "4: " + Rule.WORD_AS_OBJECT.text());
    }

    @Test
    void a_struct_has_no_text() {
        assertThat(built(STRUCTS + "static String m(Page p) { return \"\" + p; }").findings()).containsExactly("3: " + Rule.WORD_AS_OBJECT.text());
    }

    @Test
    void a_word_is_never_null() {
        assertThat(built("""
                Address f;
                static Address returned() { return null; }
                static Address chosen(boolean c, Address a) { return c ? a : null; }
                static Address merged(boolean c, Address a) { Address b = null; if (c) { b = a; } return b; }
                void stored() { f = null; }
                static void passed() { returned().plus((Size) null); }
                """).findings()).containsExactly("2: " + Rule.OBJECT_AS_WORD.text(), "3: " + Rule.OBJECT_AS_WORD.text(),
                        "4: " + Rule.OBJECT_AS_WORD.text(), "5: " + Rule.OBJECT_AS_WORD.text(), "6: " + Rule.WORD_TYPE_TEST.text());
    }

    @Test
    void fields_of_structs_are_memory_at_offsets() {
        BuiltMethods built = built(STRUCTS + """
                static int m(Page p) { p.flags = p.count; return p.part.b; }
                """);
        assertThat(built.text("m")).contains("load v0 v1 {i32*1@raw}").contains("store v0 v1 v3 +8 {i64*1@raw!}").contains("+4 {i32*1@raw}")
                .doesNotContain("null_check");
    }

    @Test
    void elements_of_arrays_in_structs_are_checked_against_the_declared_length() {
        BuiltMethods built = built(STRUCTS + """
                static int m(Page p, int i) { short[] w = p.words; int s = w.length; for (int k = 0; k < i; k++) { s += w[k]; } return s + p.parts[i].b; }
                static Size word(Page p, int i) { p.sizes[i] = new Size(i); return p.sizes[1]; }
                """);
        assertThat(built.ops("m")).filteredOn(op -> op == BOUNDS_CHECK).hasSize(2);
        assertThat(built.text("m")).doesNotContain("get_element").contains("{i16*2@raw}");
        assertThat(built.text("word")).contains("{i64*8@raw}");
        assertThat(built.findings()).isEmpty();
    }

    @Test
    void an_array_in_a_struct_does_not_leave_its_place() {
        assertThat(built(STRUCTS + """
                short[] f;
                static short[] returned(Page p) { return p.words; }
                void stored(Page p) { f = p.words; }
                static int passed(Page p) { return sum(p.words); }
                static int sum(short[] a) { return a.length; }
                static int merged(Page p, short[] a, boolean c) { return (c ? p.words : a).length; }
                static void assigned(Page p, Part q) { p.part = q; p.parts[1] = q; p.words = null; }
                """).findings()).containsExactly("4: " + Rule.ARRAY_LENGTH_LOST.text(), "5: " + Rule.ARRAY_LENGTH_LOST.text(),
                        "6: " + Rule.ARRAY_LENGTH_LOST.text(), "8: " + Rule.ARRAY_LENGTH_LOST.text(), "9: " + Rule.STRUCT_PART_ASSIGNED.text());
    }

    @Test
    void structs_are_neither_made_nor_compared_nor_tested() {
        assertThat(built(STRUCTS + """
                static Page made() { return new Page(); }
                static boolean compared(Page a, Page b) { return a == b; }
                static boolean tested(Object o) { return o instanceof Page; }
                static Page cast(Object o) { return (Page) o; }
                """).findings()).containsExactly("3: " + Rule.STRUCT_MADE.text(), "4: " + Rule.IDENTITY_OF_WORD.text(),
                        "5: " + Rule.WORD_TYPE_TEST.text(), "6: " + Rule.WORD_TYPE_TEST.text());
    }

    @Test
    void memory_is_viewed_as_a_struct_and_measured() {
        BuiltMethods built = built(STRUCTS + """
                static int m(Address a) { return Structs.at(Page.class, a).count; }
                static Address back(Page p) { return Structs.addressOf(p); }
                static int size() { return Structs.sizeOf(Part.class) * 100 + Structs.offsetOf(Page.class, "flags"); }
                static int wrong(Class<?> c) { return Structs.sizeOf(c); }
                """);
        assertThat(built.ops("m")).containsExactly(COPY, LOAD);
        assertThat(built.ops("back")).containsExactly(COPY);
        assertThat(built.text("size")).contains("const 808").doesNotContain("object");
        assertThat(built.findings()).containsExactly("6: " + Rule.INTRINSIC_CALL.text() + ": Structs.sizeOf");
    }

    @Test
    void intrinsics_are_operations() {
        BuiltMethods built = built("""
                static int m(Address a) { a.storeOrderedInt(a.loadInt()); Machine.fence(); return a.fetchAddInt(2); }
                static boolean swapped(Address a) { return a.compareAndSwapLong(1, 2); }
                static int port() { return Privileged.in8(0x60); }
                static Address symbol() { return Machine.symbol("astryon.heap"); }
                """);
        assertThat(built.ops("m")).containsExactly(LOAD, STORE, FENCE, FETCH_ADD);
        assertThat(built.ops("swapped")).containsExactly(COMPARE_AND_SWAP);
        assertThat(built.text("port")).contains("machine").contains("{Privileged.in8}");
        assertThat(built.text("symbol")).contains("symbol {astryon.heap}").doesNotContain("object");
    }

    @Test
    void what_is_not_supported_is_refused_all_in_one_run() {
        assertThat(new BuiltMethods(folder, """
                static void locked(Object o) { synchronized (o) { o.hashCode(); } }
                static synchronized void method() { }
                static Object handle(java.lang.invoke.MethodHandle h) throws Throwable { return h.invoke(1); }
                """, Profile.KERNEL).findings()).contains("1: " + Rule.LOCK.text(), "2: " + Rule.LOCK.text(),
                        "3: " + Rule.METHOD_HANDLE.text() + ": java.lang.invoke.MethodHandle.invoke");
    }

    @Test
    void a_field_found_by_name_is_refused_if_it_is_used() {
        assertThat(new BuiltMethods(folder, """
                static int count;
                static void looked() throws Exception { T.class.getDeclaredField("count"); }
                static Object kept() throws Exception {
                    return T.class.getDeclaredField("count");
                }
                static int read() throws Exception {
                    java.lang.reflect.Field field = T.class.getDeclaredField("count");
                    return field.getInt(null);
                }
                """, Profile.HOSTED).findings()).containsExactly("4: " + Rule.FIELD_AS_OBJECT.text() + ": T.count",
                        "7: " + Rule.FIELD_AS_OBJECT.text() + ": T.count");
    }

    @Test
    void the_table_of_intrinsics_is_the_set_of_intrinsic_methods() {
        Set<String> declared = new TreeSet<>();
        for (byte[] file : TestProgram.runtimeFiles("astryon/magic").values()) {
            ClassNode node = new ClassNode();
            new ClassReader(file).accept(node, ClassReader.SKIP_CODE);
            for (MethodNode method : node.methods) {
                if (method.invisibleAnnotations != null
                        && method.invisibleAnnotations.stream().anyMatch(a -> a.desc.equals("Lastryon/magic/Intrinsic;"))) {
                    declared.add(node.name.substring(node.name.lastIndexOf('/') + 1) + "." + method.name);
                }
            }
        }
        assertThat(Intrinsics.names()).isEqualTo(declared);
    }
}

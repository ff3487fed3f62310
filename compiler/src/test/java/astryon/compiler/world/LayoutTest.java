package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Type;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    @TempDir
    Path folder;

    private JavaClass link(String name, String text) {
        return new TestProgram(folder).source("p/Program.java", "package p; import astryon.magic.*; class Program {} " + text).world().classNamed("p/" + name);
    }

    private static int offset(JavaClass type, String field) {
        return type.declaredField(field).offset();
    }

    @Test
    void fields_lie_largest_first_after_the_header() {
        JavaClass type = link("C", "class C { byte b; long l; int i; short s; Object o; boolean z; }");

        assertThat(offset(type, "l")).isEqualTo(8);
        assertThat(offset(type, "i")).isEqualTo(16);
        assertThat(offset(type, "o")).isEqualTo(20);
        assertThat(offset(type, "s")).isEqualTo(24);
        assertThat(offset(type, "b")).isEqualTo(26);
        assertThat(offset(type, "z")).isEqualTo(27);
        assertThat(type.instanceSize()).isEqualTo(32);
    }

    @Test
    void a_subclass_fills_the_gap_its_superclass_left() {
        JavaClass type = link("D", "class C { int i; } class D extends C { long l; byte b; short s; }");

        assertThat(offset(type, "s")).isEqualTo(12);
        assertThat(offset(type, "b")).isEqualTo(14);
        assertThat(offset(type, "l")).isEqualTo(16);
        assertThat(type.superclass().instanceSize()).isEqualTo(16);
        assertThat(type.instanceSize()).isEqualTo(24);
    }

    @Test
    void array_elements_begin_at_12_or_16() {
        World world = new TestProgram(folder).world();

        assertThat(world.type("[B").instanceSize()).isEqualTo(12);
        assertThat(world.type("[J").instanceSize()).isEqualTo(16);
        assertThat(world.type("[Ljava/lang/String;").instanceSize()).isEqualTo(12);
        assertThat(world.type("[[D").instanceSize()).isEqualTo(12);
        assertThat(world.type("[[D").component()).isSameAs(world.type("[D"));
    }

    @Test
    void words_are_integers_in_fields_arrays_and_signatures() {
        JavaClass type = link("C", "@Word record A(long value) {} class C { int i; A a; A[] as; static A f(A x, Object o, C c) { return x; } }");

        assertThat(type.declaredField("a").kind()).isEqualTo(Access.Kind.I64);
        assertThat(offset(type, "a")).isEqualTo(8);
        assertThat(type.declaredField("as").kind()).isEqualTo(Access.Kind.REF);
        JavaMethod method = type.methods().get(1);
        assertThat(method.parameters()).containsExactly(Type.I64, Type.REF, Type.REF);
        assertThat(method.result()).isEqualTo(Type.I64);
    }

    @Test
    void an_array_of_words_has_8_byte_elements() {
        TestProgram program = new TestProgram(folder).source("p/A.java", "package p; @astryon.magic.Word record A(long value) {}");
        JavaClass array = program.world().classNamed("[Lp/A;");

        assertThat(array.elementKind()).isEqualTo(Access.Kind.I64);
        assertThat(array.instanceSize()).isEqualTo(16);
        assertThat(array.isAssignableTo(array.superclass())).isTrue();
    }

    @Test
    void a_struct_is_laid_out_as_c_does() {
        JavaClass type = link("S", "@Struct final class In { byte b; int i; } "
                + "@Struct(size = 56) final class S { byte a; long l; short s; In in; @Length(3) int[] t; @Length(2) In[] ins; }");

        assertThat(offset(type, "a")).isEqualTo(0);
        assertThat(offset(type, "l")).isEqualTo(8);
        assertThat(offset(type, "s")).isEqualTo(16);
        assertThat(offset(type, "in")).isEqualTo(20);
        assertThat(offset(type, "t")).isEqualTo(28);
        assertThat(offset(type, "ins")).isEqualTo(40);
        assertThat(type.instanceSize()).isEqualTo(56);
        assertThat(type.alignment()).isEqualTo(8);
        assertThat(type.declaredField("ins").length()).isEqualTo(2);
    }

    @Test
    void a_packed_struct_has_no_padding_and_at_moves_a_field() {
        JavaClass packed = link("S", "@Struct(packed = true, size = 13) final class S { byte a; long l; int i; }");
        assertThat(offset(packed, "l")).isEqualTo(1);
        assertThat(offset(packed, "i")).isEqualTo(9);
        assertThat(packed.instanceSize()).isEqualTo(13);

        JavaClass placed = new TestProgram(folder.resolve("b"))
                .source("p/T.java", "package p; import astryon.magic.*; @Struct final class T { int a; @At(0x20) int b; int c; }").world().classNamed("p/T");
        assertThat(offset(placed, "b")).isEqualTo(0x20);
        assertThat(offset(placed, "c")).isEqualTo(0x24);
        assertThat(placed.instanceSize()).isEqualTo(0x28);
    }

    @Test
    void a_struct_of_the_wrong_shape_is_refused_with_the_way_out() {
        TestProgram program = new TestProgram(folder).source("p/S.java", """
                package p;
                import astryon.magic.*;
                @Struct(size = 24) final class S { int a; @At(2) short b; @At(2) short c; Object o; int[] t; }
                """);
        program.world().classNamed("p/S");

        assertThat(program.diagnostics.all()).extracting(Diagnostic::rule).contains(
                "p.S.c at 2 overlaps p.S.b, which ends at 4",
                "the struct field p.S.o has the type java.lang.Object",
                "the struct field p.S.t has the type int[]");
        assertThat(program.diagnostics.all()).allSatisfy(d -> assertThat(d.wayOut()).isNotEmpty()).allSatisfy(d -> assertThat(d.file()).isEqualTo("p/S.java"));
    }

    @Test
    void a_struct_whose_size_is_not_the_declared_one_is_refused_with_its_offsets() {
        TestProgram program = new TestProgram(folder).source("p/S.java",
                "package p;\n@astryon.magic.Struct(size = 16)\nfinal class S { int a; long b; int c; }");
        program.world().classNamed("p/S");

        assertThat(program.diagnostics.all()).singleElement().satisfies(d -> {
            assertThat(d.headline()).isEqualTo("p/S.java:3: the @Struct p.S has 24 bytes, not 16");
            assertThat(d.wayOut()).contains("a 0, b 8, c 16");
        });
    }

    @Test
    void a_word_that_is_not_a_record_of_one_long_is_refused() {
        TestProgram program = new TestProgram(folder).source("p/W.java", "package p; @astryon.magic.Word record W(int value) {}");
        program.world().classNamed("p/W");

        assertThat(program.diagnostics.render()).isEqualTo("""
                p/W.java:1: the @Word p.W is not a record of one long
                  declare it as record W(long value)
                """);
    }

    @Test
    void danger_without_a_reason_is_refused() {
        TestProgram program = new TestProgram(folder).source("p/W.java", """
                package p;
                class W {
                    @astryon.magic.NoAllocation(reason = " ")
                    static void f() {
                    }
                }
                """);
        JavaMethod method = program.world().classNamed("p/W").methods().get(1);

        assertThat(method.traits().noAllocation()).isPresent();
        assertThat(program.diagnostics.render()).isEqualTo("""
                p/W.java:5: @NoAllocation without a reason
                  say in a sentence which invariant makes it right
                """);
    }
}

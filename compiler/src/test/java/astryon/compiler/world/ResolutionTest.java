package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionTest {
    @TempDir
    Path folder;

    private World world(String text) {
        return new TestProgram(folder).source("p/Program.java", "package p; class Program {} " + text).world();
    }

    private static String selected(World world, String receiver, String declaredIn) {
        JavaMethod declared = world.resolveMethod(world.classNamed(declaredIn), "m", "()V");
        return world.selectVirtual(world.classNamed(receiver), declared).owner().name();
    }

    @Test
    void an_inherited_method_is_found_in_the_superclass() {
        World world = world("class A { void m() {} } class B extends A {} class C extends B { void m() {} }");

        assertThat(world.resolveMethod(world.classNamed("p/B"), "m", "()V").owner().name()).isEqualTo("p/A");
        assertThat(selected(world, "p/B", "p/A")).isEqualTo("p/A");
        assertThat(selected(world, "p/C", "p/A")).isEqualTo("p/C");
    }

    @Test
    void the_most_specific_default_wins() {
        World world = world("interface I { default void m() {} } interface J extends I { default void m() {} } "
                + "class A implements I {} class B extends A implements J {}");

        assertThat(selected(world, "p/A", "p/I")).isEqualTo("p/I");
        assertThat(selected(world, "p/B", "p/I")).isEqualTo("p/J");
    }

    @Test
    void a_class_wins_over_a_default() {
        World world = world("interface I { default void m() {} } class A { public void m() {} } class B extends A implements I {}");

        assertThat(selected(world, "p/B", "p/I")).isEqualTo("p/A");
    }

    @Test
    void two_unrelated_defaults_leave_the_call_abstract() {
        World world = world("interface K { void m(); } interface I extends K { default void m() {} } interface J extends K { void m(); } "
                + "abstract class A implements I, J { public abstract void m(); } class B extends A { public void m() {} }");

        assertThat(selected(world, "p/B", "p/K")).isEqualTo("p/B");
        assertThat(world.selectVirtual(world.classNamed("p/A"), world.resolveMethod(world.classNamed("p/K"), "m", "()V")).isAbstract()).isTrue();
    }

    @Test
    void a_package_private_method_is_not_overridden_from_another_package() {
        World world = new TestProgram(folder).source("p/A.java", "package p; public class A { void m() {} }")
                .source("q/B.java", "package q; public class B extends p.A { public void m() {} }").world();

        assertThat(selected(world, "q/B", "p/A")).isEqualTo("p/A");
        assertThat(selected(world, "q/B", "q/B")).isEqualTo("q/B");
    }

    @Test
    void object_methods_are_found_on_interfaces_and_arrays() {
        World world = world("interface I {}");

        assertThat(world.resolveMethod(world.classNamed("p/I"), "hashCode", "()I").symbol()).isEqualTo("java.lang.Object.hashCode()I");
        assertThat(world.resolveMethod(world.classNamed("[I"), "clone", "()Ljava/lang/Object;").owner().name()).isEqualTo("java/lang/Object");
    }

    @Test
    void a_constant_is_found_in_an_interface() {
        World world = world("interface I { int X = 5; } class A implements I {} class B extends A {}");
        JavaField field = world.resolveField(world.classNamed("p/B"), "X");

        assertThat(field.symbol()).isEqualTo("p.I.X");
        assertThat(field.constant()).isEqualTo(5);
    }

    @Test
    void arrays_are_covariant_in_references_only() {
        World world = world("abstract class A implements Runnable {}");

        assertThat(world.type("[Lp/A;").isAssignableTo(world.type("[Ljava/lang/Object;"))).isTrue();
        assertThat(world.type("[[Lp/A;").isAssignableTo(world.type("[[Ljava/lang/Runnable;"))).isTrue();
        assertThat(world.type("[[I").isAssignableTo(world.type("[Ljava/lang/Object;"))).isTrue();
        assertThat(world.type("[[I").isAssignableTo(world.type("[Ljava/lang/Cloneable;"))).isTrue();
        assertThat(world.type("[Ljava/lang/Runnable;").isAssignableTo(world.type("[Ljava/lang/Object;"))).isTrue();
        assertThat(world.type("[I").isAssignableTo(world.type("[Ljava/lang/Object;"))).isFalse();
        assertThat(world.type("[I").isAssignableTo(world.type("[J"))).isFalse();
        assertThat(world.type("[Ljava/lang/Object;").isAssignableTo(world.type("[Lp/A;"))).isFalse();
    }

    @Test
    void what_is_missing_is_named() {
        World world = world("class A {}");

        assertThatThrownBy(() -> world.classNamed("p/Nope")).isInstanceOf(Refusal.class).hasMessage("there is no class p.Nope");
        assertThatThrownBy(() -> world.resolveMethod(world.classNamed("p/A"), "nope", "()V")).isInstanceOf(Refusal.class)
                .hasMessage("there is no method p.A.nope()V");
        assertThatThrownBy(() -> world.resolveField(world.classNamed("p/A"), "nope")).isInstanceOf(Refusal.class)
                .hasMessage("there is no field p.A.nope");
    }
}

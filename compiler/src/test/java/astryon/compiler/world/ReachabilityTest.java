package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachabilityTest {
    private static final String PLATFORM = """
            class Platform {
                @RuntimeEntry(RuntimeCall.NEW_OBJECT) static Object object(Address hub) { return null; }
                @RuntimeEntry(RuntimeCall.NEW_ARRAY) static Object array(Address hub, int length) { return null; }
                @RuntimeEntry(RuntimeCall.NEW_MULTI_ARRAY) static Object multi(Address hub, int[] lengths) { return null; }
                @RuntimeEntry(RuntimeCall.THROW) static void raise(Throwable t) { }
                @RuntimeEntry(RuntimeCall.THROW_BOUNDS) static void bounds(int index, int length) { }
                @RuntimeEntry(RuntimeCall.THROW_CAST) static void cast(Object o, Address hub) { }
                @RuntimeEntry(RuntimeCall.INITIALISE) static void initialise(Object type) { }
                @RuntimeEntry(RuntimeCall.IS_INSTANCE) static boolean is(Object o, Address hub) { return false; }
            }
            """;

    @TempDir
    Path folder;
    private TestProgram program;
    private World world;
    private GivenHeap heap;

    private void given(Profile profile, String text) {
        program = new TestProgram(folder).source("p/Main.java", "package p; import astryon.magic.*;\n" + text + PLATFORM).platform("p/Platform");
        world = program.world(profile);
        heap = new GivenHeap(world);
    }

    private ClosedWorld closed() {
        Reachability reachability = new Reachability(world, new FlatFunctions(world, heap), heap, program.diagnostics);
        reachability.addRoot(world.classNamed("p/Main").declaredMethod("main", "()V"));
        return reachability.run();
    }

    private ClosedWorld closed(String text) {
        given(Profile.HOSTED, text);
        ClosedWorld closed = closed();
        assertThat(program.diagnostics.render()).isEmpty();
        return closed;
    }

    private static List<String> own(ClosedWorld closed) {
        return closed.methods().stream().map(JavaMethod::shortName).filter(name -> !name.startsWith("Platform") && !name.startsWith("Object")).toList();
    }

    private JavaMethod method(String owner, String name) {
        return world.classNamed("p/" + owner).methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void only_what_is_called_is_reached() {
        ClosedWorld closed = closed("class Main { static void main() { a(); } static void a() { } static void b() { } }\n");

        assertThat(own(closed)).containsExactly("Main.main", "Main.a");
    }

    @Test
    void a_virtual_call_reaches_instantiated_classes_only() {
        ClosedWorld closed = closed("""
                class Main { static void main() { A a = new B(); a.m(); } }
                class A { void m() { } } class B extends A { void m() { } } class C extends A { void m() { } }
                """);

        assertThat(own(closed)).contains("B.m").doesNotContain("A.m", "C.m");
        assertThat(closed.targets(method("A", "m"))).containsExactly(method("B", "m"));
        assertThat(method("A", "m").dispatchSlot()).isEqualTo(-1);
    }

    @Test
    void an_instance_made_after_the_call_was_seen_counts() {
        ClosedWorld closed = closed("""
                class Main { static void main() { A a = new A(); a.m(); } }
                class A { void m() { new B(); } } class B extends A { void m() { new C(); } } class C extends A { void m() { } }
                """);

        assertThat(own(closed)).contains("A.m", "B.m", "C.m");
        assertThat(closed.targets(method("A", "m"))).hasSize(3);
        assertThat(closed.targets(method("B", "m"))).as("never called through B").isEmpty();
    }

    @Test
    void methods_are_called_on_instances_only() {
        ClosedWorld closed = closed("""
                class Main { static void main() { A a = null; a.m(); Main.after(); } static void after() { } }
                final class A { void m() { } }
                """);

        assertThat(own(closed)).as("nothing is behind a call on null").containsExactly("Main.main");
    }

    @Test
    void what_follows_a_call_is_reached_when_something_that_it_runs_returns() {
        ClosedWorld closed = closed("""
                class Main {
                    static void main() { A a = new A(); twice(0); a.m(); Main.unreached(); }
                    static void twice(int n) { twice(1); }
                    static void unreached() { }
                }
                class A { void m() { throw null; } }
                """);

        assertThat(own(closed)).as("it calls itself for ever").contains("Main.twice").doesNotContain("A.m", "Main.unreached");

        closed = closed("""
                class Main { static void main() { A a = new A(); a.m(); Main.last(); } static void first() { new B(); throw null; } static void last() { } }
                class A { void m() { Main.first(); } } class B extends A { void m() { } }
                """);
        assertThat(own(closed)).as("B.m returns").contains("B.m", "Main.last");
    }

    @Test
    void calls_through_interfaces_defaults_and_inherited_methods_are_found() {
        ClosedWorld closed = closed("""
                class Main { static void main() { I i = new C(); i.m(); i.d(); } }
                interface I { void m(); default void d() { } } class A { public void m() { } } class C extends A implements I { }
                """);

        assertThat(own(closed)).contains("A.m", "I.d");
    }

    @Test
    void dispatch_slots_of_one_class_differ_and_of_strangers_may_not() {
        ClosedWorld closed = closed("""
                class Main { static void main() {
                    A a = new A(); a = new B(); a.m(); a.n(); I i = new B(); i = new C(); i.x();
                    D d = new D(); d = new E(); d.y(); } }
                interface I { void x(); }
                class A { void m() { } void n() { } } class B extends A implements I { void m() { } void n() { } public void x() { } }
                class C implements I { public void x() { } } class D { void y() { } } class E extends D { void y() { } }
                """);

        int m = method("A", "m").dispatchSlot();
        int n = method("A", "n").dispatchSlot();
        int x = method("I", "x").dispatchSlot();
        assertThat(List.of(m, n, x)).doesNotHaveDuplicates().allMatch(slot -> slot >= 0);
        assertThat(method("D", "y").dispatchSlot()).isZero();
        assertThat(closed.dispatchTable(world.classNamed("p/B")).get(m)).isEqualTo(method("B", "m"));
        assertThat(closed.dispatchTable(world.classNamed("p/B")).get(x)).isEqualTo(method("B", "x"));
        assertThat(closed.dispatchTable(world.classNamed("p/A")).get(n)).isEqualTo(method("A", "n"));
        assertThat(closed.dispatchTable(world.classNamed("p/C"))).hasSize(x + 1).endsWith(method("C", "x"));
    }

    @Test
    void one_family_has_one_slot_whatever_class_it_is_called_through() {
        ClosedWorld closed = closed("""
                class Main { static void main() { A a = new A(); a = new B(); a.m(); B b = new C(); b.m(); } }
                class A { void m() { } } class B extends A { void m() { } } class C extends B { void m() { } }
                """);

        assertThat(method("B", "m").dispatchSlot()).isEqualTo(method("A", "m").dispatchSlot()).isNotNegative();
        assertThat(closed.targets(method("B", "m"))).containsExactly(method("B", "m"), method("C", "m"));
    }

    @Test
    void a_subclass_test_is_a_range_of_type_ids() {
        ClosedWorld closed = closed("""
                class Main { static void main() { new A(); new B(); new C(); new D(); Object o = new A[1]; o = new int[1]; } }
                class A { } class B extends A { } class C extends B { } class D { }
                """);

        List<JavaClass> numbered = closed.classes().stream().filter(c -> c.typeId() >= 0).toList();
        assertThat(numbered).extracting(JavaClass::typeId).isSorted().doesNotHaveDuplicates().startsWith(0);
        for (JavaClass a : numbered) {
            for (JavaClass b : numbered) {
                boolean inRange = a.typeId() <= b.typeId() && b.typeId() <= a.lastTypeId();
                assertThat(inRange).as("%s below %s", b, a).isEqualTo(b.supertypes().contains(a));
            }
        }
        assertThat(numbered).extracting(JavaClass::name).contains("[Lp/A;", "[I", "p/C");
    }

    @Test
    void only_tested_interfaces_have_a_bit_and_what_is_tested_has_a_hub() {
        ClosedWorld closed = closed("""
                class Main { static void main() { Object o = new A(); boolean b = o instanceof I; K k = (K) o; Object n = (N[]) o; b = o instanceof M; } }
                interface M { }
                interface I { } interface J { } interface K { } interface N { } class A implements I, J { }
                """);

        assertThat(List.of(world.classNamed("p/I").interfaceBit(), world.classNamed("p/K").interfaceBit(), world.classNamed("p/N").interfaceBit()))
                .containsExactly(0, 1, 2);
        assertThat(world.classNamed("p/J").interfaceBit()).isEqualTo(-1);
        assertThat(world.classNamed("p/M").interfaceBit()).as("nothing implements it").isEqualTo(-1);
        assertThat(closed.classes()).extracting(JavaClass::name).contains("p/I", "p/K", "[Lp/N;", "p/N").doesNotContain("p/J");
    }

    @Test
    void runtime_entries_are_reached_when_an_operation_needs_them() {
        assertThat(closed("class Main { static void main() { } }\n").methods()).hasSize(1);

        folder = folder.resolve("b");
        ClosedWorld closed = closed("class Main { static void main() { int[] a = new int[2]; int b = a[1]; throw null; } }\n");
        assertThat(closed.methods()).extracting(JavaMethod::name).containsExactlyInAnyOrder("main", "array", "bounds", "raise");
    }

    @Test
    void static_fields_are_placed_references_first() {
        ClosedWorld closed = closed("""
                class Main { static byte b; static long l; static Object o; static int i; static Object unused; static Main m;
                    static void main() { b = 1; l = 2; o = null; i = 3; m = null; } }
                """);

        assertThat(closed.statics()).extracting(JavaField::name).containsExactly("m", "o", "l", "i", "b");
        assertThat(closed.statics()).extracting(JavaField::offset).containsExactly(0, 4, 8, 16, 20);
        assertThat(closed.staticReferencesSize()).isEqualTo(8);
        assertThat(closed.staticsSize()).isEqualTo(24);
        assertThat(world.classNamed("p/Main").declaredField("unused").offset()).isEqualTo(-1);
    }

    @Test
    void objects_of_the_image_instantiate_their_classes_also_when_they_appear_late() {
        given(Profile.HOSTED, """
                class Main { static Object o; static A a; static void main() { Object x = o; a.m(); } }
                class A { void m() { } } class B extends A { void m() { Main.late(); } } class C extends A { void m() { } }
                """.replace("static void main()", "static void late() { } static void main()"));
        GivenHeap.Thing array = new GivenHeap.Thing(world.type("[Lp/A;"));
        heap.values.put("p.Main.o", new StaticValue.Reference(array));
        array.references.add(new GivenHeap.Thing(world.classNamed("p/B")));
        FlatFunctions functions = new FlatFunctions(world, heap);
        Reachability reachability = new Reachability(world, method -> {
            if (method.name().equals("late")) {
                array.references.add(new GivenHeap.Thing(world.classNamed("p/C")));
            }
            return functions.build(method);
        }, heap, program.diagnostics);
        reachability.addRoot(method("Main", "main"));

        assertThat(own(reachability.run())).contains("B.m", "C.m").doesNotContain("A.m");
    }

    @Test
    void initialisers_kept_for_first_use_are_reached() {
        given(Profile.HOSTED, """
                class Main { static void main() { A.x = 1; } } class A { static int x = f(); static int f() { return 1; } }
                """);
        heap.atFirstUse.add("p.A");
        ClosedWorld closed = closed();

        assertThat(closed.firstUses().keySet()).containsExactly(world.classNamed("p/A"));
        assertThat(own(closed)).contains("A.<clinit>", "A.f");
    }

    @Test
    void exported_methods_of_classes_in_use_are_roots() {
        ClosedWorld closed = closed("""
                class Main { static void main() { A.f(); } } class A { static void f() { } @Export("entry") static void g() { } }
                class B { @Export("other") static void h() { } }
                """);

        assertThat(own(closed)).containsExactlyInAnyOrder("Main.main", "A.f", "A.g");
        assertThat(world.exportedMethods()).extracting(JavaMethod::name).contains("g", "h");
        assertThat(world.exported("other")).contains(method("B", "h"));
    }

    @Test
    void the_chain_says_who_reached_a_method() {
        ClosedWorld closed = closed("""
                class Main { static void main() {
                    A.f();
                } }
                class A { static void f() { g(); } static void g() { } }
                """);

        assertThat(closed.chain("p.A.g()V")).containsExactly("A.f (Main.java:5)", "Main.main (Main.java:3)", "the start of the program");
        assertThat(closed.chain("p.A.nope()V")).isEmpty();
    }

    @Test
    void a_native_method_without_a_substitute_is_refused_where_it_is_called() {
        given(Profile.HOSTED, """
                class Main { static void main() {
                    nowhere();
                } static native void nowhere(); }
                """);
        closed();

        assertThat(program.diagnostics.render()).isEqualTo("""
                p/Main.java:3: native method p.Main.nowhere()V
                  reached from the start of the program
                  give it a body or an @Assembled routine
                """);
    }

    @Test
    void a_method_that_cannot_be_built_is_reported_and_the_rest_still_seen() {
        given(Profile.HOSTED, """
                class Main { static void main() {
                    A.bad(); A.good();
                } }
                class A { static void bad() { }
                  static void good() { nowhere(); }
                  static native void nowhere(); }
                """);
        FlatFunctions functions = new FlatFunctions(world, heap);
        Reachability reachability = new Reachability(world, method -> {
            if (method.name().equals("bad")) {
                throw new astryon.compiler.diag.Refusal("no such thing");
            }
            return functions.build(method);
        }, heap, program.diagnostics);
        reachability.addRoot(method("Main", "main"));
        reachability.run();

        assertThat(program.diagnostics.render()).isEqualTo("""
                p/Main.java:5: no such thing
                  reached from Main.main (Main.java:3)
                  reached from the start of the program
                p/Main.java:6: native method p.A.nowhere()V
                  reached from Main.main (Main.java:3)
                  reached from the start of the program
                  give it a body or an @Assembled routine
                """);
    }

    @Test
    void allocation_below_no_allocation_is_refused_with_its_chain() {
        given(Profile.HOSTED, """
                class Main { static void main() { fine(); deliver(); }
                  @NoAllocation(reason = "runs with interrupts off") static void deliver() { I i = null;
                    i.go(); }
                  static void fine() { new B(); new Object(); } }
                interface I { void go(); }
                class B implements I { public void go() {
                    Object o = new int[1]; } }
                """);
        closed();

        assertThat(program.diagnostics.render()).isEqualTo("""
                p/Main.java:8: allocation where none is allowed
                  reached from Main.deliver (@NoAllocation: "runs with interrupts off")
                  preallocate it, or move the work to where Main.deliver does not call it
                """);
    }

    @Test
    void the_kernel_has_the_classes_of_the_language_only() {
        given(Profile.KERNEL, """
                class Main { static void main() { new Object();
                    new java.util.ArrayList<String>();
                    new IllegalStateException("x"); } }
                """);
        closed();

        assertThat(program.diagnostics.render()).contains("""
                p/Main.java:3: the kernel profile has no java.util.ArrayList
                  reached from the start of the program
                  only the language's own classes are there: write what is needed of it in Astryon
                """);
    }

    @Test
    void two_runs_find_the_same_in_the_same_order() {
        String text = """
                class Main { static void main() { I i = new C(); i.m(); i.d(); new A().m(); Object o = new A[3]; boolean b = o instanceof I[]; } }
                interface I { void m(); default void d() { } } class A { public void m() { } } class C extends A implements I { }
                """;
        ClosedWorld first = closed(text);
        folder = folder.resolve("again");
        ClosedWorld second = closed(text);

        assertThat(second.methods()).extracting(JavaMethod::symbol).isEqualTo(first.methods().stream().map(JavaMethod::symbol).toList());
        assertThat(second.classes()).extracting(JavaClass::symbol).isEqualTo(first.classes().stream().map(JavaClass::symbol).toList());
    }
}

package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Refusal;
import astryon.magic.RuntimeCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeEntryTest {
    @TempDir
    Path folder;

    private World world(String members) {
        return new TestProgram(folder).source("p/P.java", "package p; import astryon.magic.*; class P { " + members + " }").platform("p/P").world();
    }

    @Test
    void the_platforms_method_is_found() {
        World world = world("@RuntimeEntry(RuntimeCall.THROW_NULL) static void oops() { }");

        assertThat(world.runtimeEntry(RuntimeCall.THROW_NULL).symbol()).isEqualTo("p.P.oops()V");
    }

    @Test
    void one_that_is_missing_is_named() {
        World world = world("");

        assertThatThrownBy(() -> world.runtimeEntry(RuntimeCall.THROW_NULL)).isInstanceOf(Refusal.class)
                .hasMessage("the platform has no @RuntimeEntry(THROW_NULL): looked in p/P");
    }

    @Test
    void a_second_one_and_a_wrong_signature_are_refused() {
        World twice = world("@RuntimeEntry(RuntimeCall.THROW_NULL) static void a() { } @RuntimeEntry(RuntimeCall.THROW_NULL) static void b() { }");
        assertThatThrownBy(() -> twice.runtimeEntry(RuntimeCall.THROW_NULL)).isInstanceOf(Refusal.class)
                .hasMessage("p.P.b()V: a second @RuntimeEntry(THROW_NULL), the first is p.P.a()V");

        folder = folder.resolve("b");
        World wrong = world("@RuntimeEntry(RuntimeCall.THROW_NULL) static void a(int x) { }");
        assertThatThrownBy(() -> wrong.runtimeEntry(RuntimeCall.THROW_NULL)).isInstanceOf(Refusal.class)
                .hasMessage("p.P.a(I)V: @RuntimeEntry(THROW_NULL) belongs on a static method ()V");
    }
}

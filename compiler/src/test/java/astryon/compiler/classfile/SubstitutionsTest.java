package astryon.compiler.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.diag.Refusal;
import astryon.compiler.world.TestProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubstitutionsTest {
    @TempDir
    Path folder;

    private ClassFile merged(String name, String substitute) {
        return new TestProgram(folder).source("astryon/library/S.java", "package astryon.library; import astryon.magic.*; " + substitute)
                .classPath().find(name).orElseThrow();
    }

    private static ClassFile.Method method(ClassFile file, String name, String descriptor) {
        return file.methods().stream().filter(m -> m.name().equals(name) && m.descriptor().equals(descriptor)).findFirst().orElseThrow();
    }

    private static final String OPTIONAL = """
            @Substitute(value = "java.util.Optional", why = "test") final class S {
                @Original private Object value;
                @Original public boolean isPresent() { return false; }
                int added = 5;
                public boolean isEmpty() { return value == null; }
                static S self(S s) { Runnable r = () -> s.isEmpty(); return s; }
                static class In { S s; }
            }""";

    @Test
    void members_replace_and_add_and_the_rest_stays() {
        ClassFile file = merged("java/util/Optional", OPTIONAL);

        assertThat(method(file, "isEmpty", "()Z").sourceFile()).isEqualTo("S.java");
        assertThat(method(file, "isEmpty", "()Z").sourceClass()).isEqualTo("astryon/library/S");
        assertThat(method(file, "isPresent", "()Z").sourceFile()).isEqualTo("Optional.java");
        assertThat(method(file, "self", "(Ljava/util/Optional;)Ljava/util/Optional;").sourceFile()).isEqualTo("S.java");
        assertThat(file.fields()).extracting(ClassFile.Field::name).containsOnlyOnce("value", "added");
        assertThat(file.library()).isTrue();
    }

    @Test
    void code_names_the_original_and_lambdas_do_not_collide() {
        ClassFile file = merged("java/util/Optional", OPTIONAL);

        List<String> owners = new java.util.ArrayList<>();
        method(file, "isEmpty", "()Z").code().node().instructions.forEach(i -> {
            if (i instanceof org.objectweb.asm.tree.FieldInsnNode field) {
                owners.add(field.owner);
            }
        });
        assertThat(owners).containsExactly("java/util/Optional");
        assertThat(method(file, "substitute$lambda$self$0", "(Ljava/util/Optional;)V").modifiers() & 0x1000).isNotZero();
    }

    @Test
    void nested_classes_keep_their_names_and_name_the_original() {
        ClassFile nested = merged("astryon/library/S$In", OPTIONAL);

        assertThat(nested.fields()).singleElement().extracting(ClassFile.Field::descriptor).isEqualTo("Ljava/util/Optional;");
    }

    @Test
    void the_substitute_itself_is_no_class_of_the_program() {
        ClassPath path = new TestProgram(folder).source("astryon/library/S.java", "package astryon.library; import astryon.magic.*; " + OPTIONAL)
                .classPath();

        assertThat(path.programClasses()).contains("astryon/library/S$In").doesNotContain("astryon/library/S");
        assertThat(path.find("astryon/library/S").orElseThrow().name()).isEqualTo("java/util/Optional");
    }

    @Test
    void a_default_constructor_replaces_nothing_but_a_written_one_does() {
        ClassFile untouched = merged("java/util/BitSet", "@Substitute(value = \"java.util.BitSet\", why = \"test\") class S { }");
        assertThat(method(untouched, "<init>", "()V").sourceFile()).isEqualTo("BitSet.java");

        ClassFile replaced = new TestProgram(folder.resolve("b")).source("astryon/library/T.java", """
                package astryon.library;
                @astryon.magic.Substitute(value = "java.util.BitSet", why = "test") class T { T() { f(); } void f() { } }
                """).classPath().find("java/util/BitSet").orElseThrow();
        assertThat(method(replaced, "<init>", "()V").sourceFile()).isEqualTo("T.java");
    }

    @Test
    void a_whole_substitute_keeps_nothing() {
        ClassFile file = merged("java/util/BitSet", "@Substitute(value = \"java.util.BitSet\", whole = true, why = \"test\") class S { void f() { } }");

        assertThat(file.methods()).extracting(ClassFile.Method::name).containsExactly("<init>", "f");
        assertThat(file.fields()).isEmpty();
        assertThat(file.interfaces()).isEmpty();
        assertThat(file.library()).isFalse();
    }

    @Test
    void the_earlier_entry_overlays_the_later() {
        String text = "package %s; @astryon.magic.Substitute(value = \"java.util.Optional\", why = \"test\") final class %s { int %s() { return 0; } int both() { return %d; } }";
        ClassFile file = new TestProgram(folder).source("astryon/a/library/A.java", text.formatted("astryon.a.library", "A", "a", 1))
                .source("astryon/b/library/B.java", text.formatted("astryon.b.library", "B", "b", 2)).classPath().find("java/util/Optional").orElseThrow();

        assertThat(method(file, "a", "()I").sourceFile()).isEqualTo("A.java");
        assertThat(method(file, "b", "()I").sourceFile()).isEqualTo("B.java");
        assertThat(method(file, "both", "()I").sourceFile()).isEqualTo("A.java");
    }

    @Test
    void a_substitute_for_what_does_not_exist_is_refused_unless_it_is_whole() {
        ClassPath path = new TestProgram(folder)
                .source("astryon/library/S.java", "package astryon.library; @astryon.magic.Substitute(value = \"java.lang.Nope\", why = \"test\") class S { }")
                .source("astryon/library/T.java",
                        "package astryon.library; @astryon.magic.Substitute(value = \"java.lang.Whole\", whole = true, why = \"test\") class T { }")
                .classPath();

        assertThatThrownBy(() -> path.find("java/lang/Nope")).isInstanceOf(Refusal.class)
                .hasMessage("astryon/library/S.class: stands in for java.lang.Nope, which does not exist");
        assertThat(path.find("java/lang/Whole")).isPresent();
    }

    @Test
    void a_platforms_substitutes_are_used_on_that_platform_only() {
        String text = "package astryon.library.moon; @astryon.magic.Substitute(value = \"java.util.BitSet\", whole = true, why = \"test\") class T { }";
        TestProgram program = new TestProgram(folder).source("astryon/library/moon/T.java", text);
        assertThat(program.classPath().find("java/util/BitSet").orElseThrow().methods()).hasSizeGreaterThan(10);

        TestProgram onTheMoon = new TestProgram(folder.resolve("b")).source("astryon/library/moon/T.java", text).on("moon");
        assertThat(onTheMoon.classPath().find("java/util/BitSet").orElseThrow().methods()).hasSize(1);
    }

    @Test
    void a_platforms_substitute_overlays_what_every_platform_gets() {
        String text = "package %s; @astryon.magic.Substitute(value = \"java.util.Optional\", why = \"test\") final class %s { int both() { return 0; } }";
        ClassFile file = new TestProgram(folder).source("astryon/library/A.java", text.formatted("astryon.library", "A"))
                .source("astryon/library/moon/B.java", text.formatted("astryon.library.moon", "B")).on("moon").classPath().find("java/util/Optional").orElseThrow();

        assertThat(method(file, "both", "()I").sourceFile()).isEqualTo("B.java");
    }
}

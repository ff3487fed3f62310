package astryon.compiler.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Verifier;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static initialisers written in the IR's text form, one idea each. */
final class InterpreterTest {
    @TempDir
    Path folder;

    private final Map<String, String> texts = new HashMap<>();
    private TestProgram program;
    private World world;
    private Interpreter interpreter;

    private void java(String... sources) {
        program = new TestProgram(folder);
        for (String source : sources) {
            String name = source.replaceAll("(?s).*?(?:class|interface) (\\w+).*", "$1");
            program.source(name + ".java", source);
        }
        world = program.world();
        interpreter = new Interpreter(world, (values, findings) -> this::build, program.diagnostics);
    }

    private void ir(String text) {
        texts.put(text.strip().split("\\s+")[1], text);
    }

    private Function build(JavaMethod method) {
        String text = texts.get(method.symbol());
        if (text == null) {
            throw new AssertionError("no IR for " + method);
        }
        Function function = IrParser.parse(text, this::find);
        Verifier.verify(function);
        return function;
    }

    private Symbol find(Op op, String name) {
        return switch (op) {
            case NEW, NEW_ARRAY, INSTANCE_OF, CAST_CHECK -> world.classNamed(name);
            case GET_FIELD, PUT_FIELD, GET_STATIC, PUT_STATIC -> field(name);
            case CALL, CALL_VIRTUAL -> method(name);
            case OBJECT -> interpreter.heap().string(name);
            default -> new LinkerSymbol(name);
        };
    }

    private JavaField field(String name) {
        int dot = name.lastIndexOf('.');
        return world.classNamed(name.substring(0, dot)).declaredField(name.substring(dot + 1));
    }

    private JavaMethod method(String name) {
        String path = name.substring(0, name.indexOf('('));
        int dot = path.lastIndexOf('.');
        JavaClass owner = world.classNamed(path.substring(0, dot).replace('.', '/'));
        return owner.declaredMethod(path.substring(dot + 1), name.substring(path.length()));
    }

    private StaticValue after(String field) {
        interpreter.initialise(field(field).owner());
        return interpreter.valueOf(field(field)).orElseThrow(() -> new AssertionError(program.diagnostics.render()));
    }

    @Test
    void a_loop_fills_an_array_that_a_static_field_then_holds() {
        java("class Squares { static final short[] TABLE = { 1 }; }");
        ir("""
                function Squares.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = const 5
                  v2:ref = new_array v0 v1 {[S}
                  v3:i32 = const 0
                  v4:i32 = const 1
                  goto b1
                b1 <- b0 b2:
                  v5:i32 = phi v3 v6
                  v7:memory = phi v2 v8
                  v9:i32 = lt v5 v1
                  if v9 b2 b3
                b2:
                  v10:i32 = const 30000
                  v11:i32 = mul v5 v10
                  v8 = put_element v7 v2 v5 v11 {i16*2@[I16}
                  v6:i32 = add v5 v4
                  goto b1
                b3:
                  v12 = put_static v7 v2 {Squares.TABLE}
                  return v12
                """);
        ImageObject table = (ImageObject) ((StaticValue.Reference) after("Squares.TABLE")).object();
        assertThat(table.slots()).isEqualTo(5);
        assertThat(new long[] {table.bits(0), table.bits(1), table.bits(2), table.bits(4)})
                .containsExactly(0, 30000, (short) 60000, (short) 120000);
    }

    @Test
    void initialisers_run_superclass_first_and_on_demand() {
        java("class Top { static int order; static { order = 1; } }", "class Middle extends Top { static int order; static { order = 2; } }",
                "class Other { static int order; static { order = 3; } }");
        ir("""
                function Top.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = const 1
                  v2 = put_static v0 v1 {Top.order}
                  return v2
                """);
        ir("""
                function Middle.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = get_static v0 {Top.order}
                  v2:i32 = get_static v0 {Other.order}
                  v3:i32 = add v1 v2
                  v4 = put_static v0 v3 {Middle.order}
                  return v4
                """);
        ir("""
                function Other.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = get_static v0 {Middle.order}
                  v2:i32 = const 40
                  v3:i32 = add v1 v2
                  v4 = put_static v0 v3 {Other.order}
                  return v4
                """);
        // Other sees Middle as it is in the middle of its initialisation: zero.
        assertThat(after("Middle.order")).isEqualTo(new StaticValue.Bits(41));
    }

    @Test
    void an_exception_from_a_call_is_caught_where_the_call_is_protected() {
        java("class Caught { static int seen; static { seen = 1; } static int divide(int a, int b) { return a / b; } }");
        ir("""
                function Caught.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = const 7
                  v2:i32 = const 0
                  v3:i32 = call v0 v1 v2 {Caught.divide(II)I}
                  try v3 b1 b2
                b1 <- b0:
                  goto b3
                b2 <- b0:
                  v4:ref = caught
                  v5:i32 = instance_of v4 {java/lang/ArithmeticException}
                  goto b3
                b3 <- b1 b2:
                  v6:i32 = phi v3 v5
                  v7 = put_static v3 v6 {Caught.seen}
                  return v7
                """);
        ir("""
                function Caught.divide(II)I : i32 i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = arg 1
                  v3:i32 = divisor_check v2
                  v4:i32 = div v1 v3
                  return v0 v4
                """);
        ir(constructor("java.lang.ArithmeticException"));
        assertThat(after("Caught.seen")).isEqualTo(new StaticValue.Bits(1));
    }

    private static String constructor(String type) {
        return """
                function %s.<init>()V : ref -> void
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  return v0
                """.formatted(type);
    }

    @Test
    void virtual_calls_run_the_receivers_method() {
        java("class Shape { int sides() { return 0; } Shape() {} static int seen; static { seen = 3; } }",
                "class Square extends Shape { int sides() { return 4; } }");
        ir("""
                function Shape.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:ref = new v0 {Square}
                  v2:i32 = call_virtual v1 v1 {Shape.sides()I}
                  v3 = put_static v2 v2 {Shape.seen}
                  return v3
                """);
        ir("""
                function Square.sides()I : ref -> i32
                b0:
                  v0:memory = start
                  v1:ref = arg 0
                  v2:i32 = const 4
                  return v0 v2
                """);
        assertThat(after("Shape.seen")).isEqualTo(new StaticValue.Bits(4));
    }

    @Test
    void addresses_of_linker_symbols_can_be_moved_and_kept_but_not_known() {
        java("class Where { static long end, odd; static { end = 1; } }");
        ir("""
                function Where.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i64 = symbol +8 {astryon.text}
                  v2:i64 = const 16
                  v3:i64 = add v1 v2
                  v4 = put_static v0 v3 {Where.end}
                  v5:i64 = and v3 v2
                  v6 = put_static v4 v5 {Where.odd}
                  return v6
                """);
        interpreter.initialise(world.classNamed("Where"));
        assertThat(interpreter.valueOf(field("Where.end"))).isEmpty();
        assertThat(interpreter.get(field("Where.end")).reference()).isEqualTo(new StaticValue.LinkAddress(new LinkerSymbol("astryon.text"), 24));
        assertThat(program.diagnostics.all()).extracting(Diagnostic::rule).containsExactly("static initialiser of Where cannot be evaluated at"
                + " build time: it needs the address astryon.text + 24, which is not known before the program is linked");
    }

    @Test
    void what_only_exists_at_run_time_is_refused_with_place_and_chain() {
        java("class Reads { static int seen; static { seen = 1; } static int register() { return 0; } }");
        ir("""
                function Reads.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = call v0 {Reads.register()I} @Reads.<clinit>()V:7
                  v2 = put_static v1 v1 {Reads.seen}
                  return v2
                """);
        ir("""
                function Reads.register()I : -> i32
                b0:
                  v0:memory = start
                  v1:i64 = const 4096
                  v2:i32 = load v0 v1 {i32*1@raw} @Reads.register()I:9
                  return v0 v2
                """);
        interpreter.initialise(world.classNamed("Reads"));
        Diagnostic finding = program.diagnostics.all().get(0);
        assertThat(finding.headline()).isEqualTo("Reads.java:9: static initialiser of Reads cannot be evaluated at build time: "
                + "it uses memory at an address (load)");
        assertThat(finding.chain()).containsExactly("Reads.register()I", "static initialiser of Reads");
    }

    @Test
    void deep_recursion_of_the_program_is_no_recursion_of_the_compiler() {
        java("class Deep { static int seen; static { seen = 1; } static int down(int n) { return n; } }");
        ir("""
                function Deep.<clinit>()V : -> void
                b0:
                  v0:memory = start
                  v1:i32 = const 9000
                  v2:i32 = call v0 v1 {Deep.down(I)I}
                  v3 = put_static v2 v2 {Deep.seen}
                  return v3
                """);
        ir("""
                function Deep.down(I)I : i32 -> i32
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:i32 = const 0
                  v3:i32 = eq v1 v2
                  if v3 b1 b2
                b1 <- b0:
                  return v0 v2
                b2 <- b0:
                  v4:i32 = const 1
                  v5:i32 = sub v1 v4
                  v6:i32 = call v0 v5 {Deep.down(I)I}
                  v7:i32 = add v6 v4
                  return v6 v7
                """);
        assertThat(after("Deep.seen")).isEqualTo(new StaticValue.Bits(9000));
    }

    @Test
    void strings_are_the_jdks_compact_strings() {
        java("class Empty { }");
        ImageHeap heap = interpreter.heap();
        ImageObject latin = heap.string("aé");
        ImageObject wide = heap.string("a€");
        assertThat(heap.string("a" + "é")).isSameAs(latin);
        assertThat(((ImageObject) latin.reference(latin.shape().named("value"))).slots()).isEqualTo(2);
        assertThat(((ImageObject) wide.reference(wide.shape().named("value"))).slots()).isEqualTo(4);
        assertThat(wide.bits(wide.shape().named("coder"))).isEqualTo(1);
        assertThat(heap.text(latin)).isEqualTo("aé");
        assertThat(heap.text(wide)).isEqualTo("a€");
    }
}

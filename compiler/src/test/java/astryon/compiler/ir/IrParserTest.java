package astryon.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrParserTest {

    @Test
    void a_function_reads_back_as_it_was_printed() {
        String text = """
                function app.Main.<init>(I)V : i32 ref f32 -> i64
                b0:
                  v0:memory = start
                  v1:i32 = arg 0
                  v2:ref = arg 1
                  v3:f32 = const 0x7fc00001
                  v4:f32 = const -0.0
                  v5:f64 = const Infinity
                  v6:ref = const null
                  v7:i64 = symbol +16 {astryon.text}
                  v8:i64 = load v0 v7 v7 -8 {i64*4@raw!!} @app.Main.<init>(I)V:3<app.Other.<clinit>()V:12
                  switch v1 [-1 0] b2 [7] b3 b1 @app.Main.<init>(I)V:9
                b1 cold <- b0:
                  v9 = store v0 v2 v1 {i32*1@app.Main.x}
                  unreachable v9
                b2 <- b0:
                  goto b3
                b3 <- b2 b0:
                  return v0 v8
                """;
        assertThat(IrPrinter.print(IrParser.parse(text), IrPrinter.Positions.SHOWN)).isEqualTo(text);
    }

    @Test
    void new_values_get_new_names() {
        Function function = IrParser.parse("function f : -> void\nb7:\n  v41:memory = start\n  return v41\n");
        Value value = function.entry().append(Op.CONST, Type.I32, 1, null, null);
        assertThat(value.id()).isEqualTo(42);
        assertThat(function.newBlock().id()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b0:", "function f : -> void\nb0:\n", "function f : -> void\nb0:\n  return v1", "function f : -> void\nb0:\n  v1:i32 = nonsense\n  return v1",
            "function f : -> void\nb0:\n  v1:i33 = const 1\n  return v1", "function f : -> void\nb0:\n  goto b1", "function f : -> void\nb0:\n  v0:memory = start\nb1:\n  return v0",
            "function f : -> void\nb0:\n  v0:memory = start\n  v0:i32 = const 1\n  return v0", "function f : -> void\n  return v0"})
    void what_is_no_function_is_refused_with_its_line(String text) {
        assertThatThrownBy(() -> IrParser.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageMatching("(?s)(line \\d+: .*|no function)");
    }
}

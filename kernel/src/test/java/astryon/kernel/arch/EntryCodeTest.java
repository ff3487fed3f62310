package astryon.kernel.arch;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Mode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class EntryCodeTest {

    static Stream<Method> pieces() throws ClassNotFoundException {
        return Stream.of(EntryCode.class, Class.forName("astryon.kernel.boot.BootCode"), Class.forName("astryon.kernel.boot.SecondaryCode"))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Assembler.class}));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void every_piece_of_assembled_code_has_encodings(Method piece) throws ReflectiveOperationException {
        Assembler code = new Assembler(Mode.BITS64);
        piece.invoke(null, code);
        assertThat(code.code()).isNotEmpty();
    }

    @Test
    void the_stub_of_a_vector_is_where_the_interrupt_table_looks_for_it() {
        Assembler code = new Assembler(Mode.BITS64);
        EntryCode.vectors(code);
        byte[] bytes = code.code();
        List<Integer> wrong = Stream.iterate(0, i -> i + 1).limit(EntryCodeLayout.VECTORS)
                .filter(vector -> !pushes(bytes, vector * EntryCodeLayout.STUB_SIZE, vector)).toList();
        assertThat(wrong).isEmpty();
    }

    /** {@code push 0} if the processor pushes no error code, then {@code push vector}. */
    private static boolean pushes(byte[] code, int at, int vector) {
        boolean error = List.of(8, 10, 11, 12, 13, 14, 17, 21, 29, 30).contains(vector);
        int push = error ? at : at + 2;
        return (error || code[at] == 0x6a && code[at + 1] == 0) && code[push] == 0x6a && code[push + 1] == vector;
    }
}

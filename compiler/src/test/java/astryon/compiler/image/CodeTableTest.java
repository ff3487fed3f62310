package astryon.compiler.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.CodeTableFormat;
import astryon.compiler.image.CodeTableWriter.MethodName;
import astryon.compiler.image.CodeTableWriter.Row;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.unwind.CodeTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The compiler's writer against the runtime's reader, the latter over simulated memory. */
final class CodeTableTest {
    private static final Address TEXT = new Address(0x40_0000);

    private record Named(String symbol, MethodName name) implements Symbol {
    }

    private record Written(int start, Named method, int frameSize, List<Row> rows) {
    }

    private static Named method(String className, String name, String source) {
        return new Named(className + "." + name, new MethodName(className, name, source));
    }

    private static CodeTable table(List<Written> functions, int end) {
        CodeTableWriter writer = new CodeTableWriter(symbol -> ((Named) symbol).name());
        for (Written f : functions) {
            writer.add(f.start, f.method, f.frameSize, f.rows);
        }
        byte[] bytes = writer.write(end);
        Address address = SimulatedMemory.allocate(bytes.length);
        SimulatedMemory.write(address, bytes);
        return new CodeTable(address, TEXT);
    }

    private static String text(Address bytes, int length) {
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = bytes.plus(i).loadByte();
        }
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static List<Integer> references(CodeTable table) {
        ArrayList<Integer> slots = new ArrayList<>();
        while (table.nextReference()) {
            int slot = table.reference();
            slots.add(slot);
        }
        return slots;
    }

    private static String trace(CodeTable table) {
        StringBuilder trace = new StringBuilder();
        while (table.nextPosition()) {
            trace.append(text(table.className(), table.classNameLength())).append('.').append(text(table.methodName(), table.methodNameLength()))
                    .append('(').append(table.sourceFile().isZero() ? "?" : text(table.sourceFile(), table.sourceFileLength())).append(':')
                    .append(table.line()).append(") ");
        }
        return trace.toString();
    }

    private static String trace(Position position) {
        StringBuilder trace = new StringBuilder();
        for (Position p = position; p != null; p = p.caller()) {
            MethodName name = ((Named) p.method()).name();
            trace.append(name.className()).append('.').append(name.name()).append('(').append(name.sourceFile() == null ? "?" : name.sourceFile())
                    .append(':').append(p.line()).append(") ");
        }
        return trace.toString();
    }

    @AfterEach
    void forget() {
        SimulatedMemory.clear();
    }

    @Test
    void a_row_tells_frame_references_handler_and_inlined_positions() {
        Named outer = method("a.Outer", "run", "Outer.java");
        Named inner = method("a.Inner", "get", null);
        Position site = new Position(outer, 12, null);
        CodeTable table = table(List.of(new Written(16, outer, 40, List.of(
                new Row(4, List.of(), -1, new Position(outer, 10, null)),
                new Row(9, List.of(0, 24), 60, new Position(inner, 3, site)),
                new Row(20, List.of(0, 24), -1, new Position(outer, 11, null))))), 100);

        assertThat(table.find(TEXT.plus(16 + 9))).isTrue();
        assertThat(table.frameSize()).isEqualTo(40);
        assertThat(table.hasHandler()).isTrue();
        assertThat(table.handler()).isEqualTo(TEXT.plus(76));
        assertThat(references(table)).containsExactly(0, 24);
        assertThat(trace(table)).isEqualTo("a.Inner.get(?:3) a.Outer.run(Outer.java:12) ");

        assertThat(table.find(TEXT.plus(16 + 20))).isTrue();
        assertThat(table.hasHandler()).isFalse();
        assertThat(references(table)).containsExactly(0, 24);
        assertThat(trace(table)).isEqualTo("a.Outer.run(Outer.java:11) ");
    }

    @Test
    void only_exact_addresses_are_found_but_the_row_before_is_near() {
        Named method = method("A", "a", "A.java");
        CodeTable table = table(List.of(
                new Written(0, method, 8, List.of(new Row(5, List.of(), -1, new Position(method, 7, null)))),
                new Written(32, null, 0, List.of())), 64);

        assertThat(table.find(TEXT.plus(6))).isFalse();
        assertThat(table.findNear(TEXT.plus(6))).isTrue();
        assertThat(table.line()).isZero();
        assertThat(trace(table)).isEqualTo("A.a(A.java:7) ");
        assertThat(table.findNear(TEXT.plus(4))).isFalse();
        assertThat(table.findNear(TEXT.plus(40))).isFalse();
        assertThat(table.findNear(TEXT.plus(64))).isFalse();
        assertThat(table.findNear(TEXT.minus(1))).isFalse();
    }

    @Test
    void an_empty_table_knows_nothing() {
        assertThat(table(List.of(), 0).find(TEXT)).isFalse();
    }

    @Test
    void every_row_of_many_random_functions_is_found_again() {
        Random random = new Random(7);
        ArrayList<Named> methods = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            methods.add(method("pack.C" + i % 9, "métier" + i, i % 5 == 0 ? null : "C" + i % 9 + ".java"));
        }
        ArrayList<Written> functions = new ArrayList<>();
        int start = 0;
        for (int f = 0; f < 60; f++) {
            Named own = methods.get(random.nextInt(methods.size()));
            ArrayList<Row> rows = new ArrayList<>();
            int offset = 0;
            List<Integer> map = List.of();
            for (int r = random.nextInt(f % 3 == 0 ? 200 : 30); r > 0; r--) {
                offset += 1 + random.nextInt(random.nextInt(10) == 0 ? 3000 : 20);
                if (random.nextInt(3) == 0) {
                    TreeSet<Integer> slots = new TreeSet<>();
                    for (int s = random.nextInt(5); s > 0; s--) {
                        slots.add(8 * random.nextInt(400));
                    }
                    map = List.copyOf(slots);
                }
                Position position = new Position(own, random.nextInt(5000), null);
                for (int depth = random.nextInt(4); depth > 0; depth--) {
                    position = new Position(methods.get(random.nextInt(methods.size())), random.nextInt(900), position);
                }
                rows.add(new Row(offset, map, random.nextInt(4) == 0 ? random.nextInt(70_000) : -1, position));
            }
            functions.add(new Written(start, own, 8 * random.nextInt(300), rows));
            start += offset + 1 + random.nextInt(16);
        }
        CodeTable table = table(functions, start);
        for (Written function : functions) {
            TreeSet<Integer> known = new TreeSet<>();
            for (Row row : function.rows) {
                known.add(row.offset());
                assertThat(table.find(TEXT.plus(function.start + row.offset()))).isTrue();
                assertThat(table.frameSize()).isEqualTo(function.frameSize);
                assertThat(table.function()).isEqualTo(TEXT.plus(function.start));
                assertThat(table.hasHandler()).isEqualTo(row.handler() >= 0);
                if (row.handler() >= 0) {
                    assertThat(table.handler()).isEqualTo(TEXT.plus(function.start + row.handler()));
                }
                assertThat(references(table)).isEqualTo(row.referenceSlots());
                assertThat(trace(table)).isEqualTo(trace(row.position()));
            }
            for (Row row : function.rows) {
                if (!known.contains(row.offset() + 1)) {
                    assertThat(table.find(TEXT.plus(function.start + row.offset() + 1))).isFalse();
                }
            }
        }
    }

    @Test
    void rows_like_the_one_before_take_two_bytes() {
        Named method = method("A", "a", "A.java");
        ArrayList<Row> few = new ArrayList<>();
        ArrayList<Row> many = new ArrayList<>();
        for (int i = 0; i < CodeTableFormat.GROUP; i++) {
            Row row = new Row(7 * i, List.of(8, 16), -1, new Position(method, 100 + i, null));
            many.add(row);
            if (i < 6) {
                few.add(row);
            }
        }
        CodeTableWriter short_ = new CodeTableWriter(symbol -> ((Named) symbol).name());
        short_.add(0, method, 24, few);
        CodeTableWriter long_ = new CodeTableWriter(symbol -> ((Named) symbol).name());
        long_.add(0, method, 24, many);
        assertThat(long_.write(1000).length - short_.write(1000).length).isEqualTo(2 * (CodeTableFormat.GROUP - 6));
    }
}

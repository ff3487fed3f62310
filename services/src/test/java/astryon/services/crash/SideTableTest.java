package astryon.services.crash;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.image.CodeTableWriter;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the checked reader finds in a side table is what the runtime's finds; damaged tables do no harm. */
class SideTableTest {
    private static final long TABLE = 0x50_0000;
    private static final Address TEXT = new Address(0x40_0000);
    private static final int END = 60_000;

    private record Named(String symbol, MethodName name) implements Symbol {
    }

    private final Random random = new Random(4);
    private final List<Named> methods = new ArrayList<>();
    private final List<Address> used = new ArrayList<>();

    SideTableTest() {
        for (int i = 0; i < 20; i++) {
            methods.add(new Named("m" + i, new MethodName("a.Class" + i / 3, "method" + i, i % 7 == 0 ? null : "Class" + i / 3 + ".java")));
        }
    }

    /** Its own memory alone: the stage of other tests keeps some. */
    @AfterEach
    void forget() {
        used.forEach(SimulatedMemory::free);
    }

    private Address memory(int bytes) {
        Address memory = SimulatedMemory.allocate(bytes);
        used.add(memory);
        return memory;
    }

    private Position position(int depth) {
        return new Position(methods.get(random.nextInt(methods.size())), 1 + random.nextInt(500), depth == 0 ? null : position(depth - 1));
    }

    private byte[] table() {
        CodeTableWriter writer = new CodeTableWriter(symbol -> ((Named) symbol).name());
        int start = 0;
        while (start < END - 9000) {
            int size = 16 + random.nextInt(random.nextInt(8) == 0 ? 8000 : 300);
            Named method = random.nextInt(9) == 0 ? null : methods.get(random.nextInt(methods.size()));
            List<Row> rows = new ArrayList<>();
            for (int at = random.nextInt(8); method != null && at < size; at += 1 + random.nextInt(30)) {
                Position where = random.nextBoolean() ? new Position(method, random.nextInt(400), null) : position(random.nextInt(3));
                rows.add(new Row(at, random.nextBoolean() ? List.of() : List.of(0, 16), random.nextInt(4) == 0 ? random.nextInt(size) : -1, where));
            }
            writer.add(start, method, 8 * random.nextInt(20), rows);
            start += size;
        }
        return writer.write(start);
    }

    private SideTable reader(byte[] bytes) {
        Address room = memory(Pages.KEPT * Pages.PAGE);
        Pages pages = new Pages((address, to, count) -> {
            byte[] page = new byte[count];
            for (int i = 0; i < count; i++) {
                long at = address + i - TABLE;
                page[i] = at >= 0 && at < bytes.length ? bytes[(int) at] : 0;
            }
            SimulatedMemory.write(to, page);
            return address >= TABLE - Pages.PAGE && address < TABLE + bytes.length;
        }, room);
        return new SideTable(pages, TABLE, TEXT.value());
    }

    private static String text(Address bytes, int length) {
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = bytes.plus(i).loadByte();
        }
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static List<String> positions(CodeTable table) {
        List<String> positions = new ArrayList<>();
        table.rewind();
        while (table.nextPosition()) {
            String file = table.sourceFile().isZero() ? "" : text(table.sourceFile(), table.sourceFileLength());
            positions.add(new SideTable.Position(text(table.className(), table.classNameLength()), text(table.methodName(), table.methodNameLength()), file, table.line()).toString());
        }
        return positions;
    }

    @Test
    void every_place_reads_as_the_runtime_reads_it() {
        byte[] bytes = table();
        Address at = memory(bytes.length);
        SimulatedMemory.write(at, bytes);
        CodeTable trusted = new CodeTable(at, TEXT);
        SideTable checked = reader(bytes);
        int found = 0;
        for (int offset = 0; offset < END; offset += 1 + random.nextInt(3)) {
            SideTable.Place exact = checked.find(TEXT.value() + offset);
            assertThat(exact != null).as("offset %d", offset).isEqualTo(trusted.find(TEXT.plus(offset)));
            if (exact != null) {
                found++;
                assertThat(exact.frameSize()).isEqualTo(trusted.frameSize());
                assertThat(TEXT.value() + exact.function()).isEqualTo(trusted.function().value());
                assertThat(exact.positions().stream().map(SideTable.Position::toString).toList()).isEqualTo(positions(trusted));
            }
            boolean near = trusted.findNear(TEXT.plus(offset));
            if (near) {
                assertThat(checked.findAround(TEXT.value() + offset).positions().stream().map(SideTable.Position::toString).toList()).isEqualTo(positions(trusted));
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void a_damaged_table_does_no_harm() {
        byte[] sound = table();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = sound.clone();
            for (int damage = 0; damage < 40; damage++) {
                int at = random.nextBoolean() ? random.nextInt(24) : random.nextInt(bytes.length);
                bytes[at] = (byte) random.nextInt();
            }
            SideTable checked = reader(bytes);
            try {
                for (int k = 0; k < 20; k++) {
                    checked.findAround(TEXT.value() + random.nextInt(END));
                }
            } catch (Unreadable refused) {
                assertThat(refused).hasNoCause();
            }
        }
    }
}

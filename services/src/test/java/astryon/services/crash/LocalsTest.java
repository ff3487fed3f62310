package astryon.services.crash;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.CodeTableFormat;
import astryon.abi.DebugTableFormat;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of variables in another process, whatever that has made of its memory. */
class LocalsTest {
    private static final long START = 0x50_0000;
    private static final long STRING = START;
    private static final long BYTES = START + 0x100;
    private static final long ARRAY = START + 0x200;
    private static final long STACK = START + 0x300;
    private static final long CODE = 0x40_0000;
    private static final int METHOD = 0x120;
    private static final int STRING_HUB = 0x40_1000;
    private static final int ARRAY_HUB = 0x40_1100;
    private static final int VALUE_OFFSET = 12;
    private static final int CODER_OFFSET = 16;

    private final List<Address> used = new ArrayList<>();
    private final ByteBuffer process = ByteBuffer.allocate(Pages.PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer table = ByteBuffer.allocate(Pages.PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer strings = ByteBuffer.allocate(512);

    LocalsTest() {
        int string = string("java.lang.String");
        int array = string("short[][]");
        int count = string("count");
        int name = string("name");
        int places = DebugTableFormat.PLACES;
        int stringsAt = CodeTableFormat.HEADER_BYTES + 8;
        table.putInt(places + 16, stringsAt);
        int variables = places + stringsAt + strings.position();
        table.position(variables).putInt(1).putInt(METHOD).putInt(12);
        // Two variables: count, an int of the method itself, and name, of what is inlined there.
        table.put((byte) 2).put((byte) count).put((byte) 'I').put((byte) 0).put((byte) name).put((byte) 'L').put((byte) 1);
        // count is in eax from 4 to 10, then on the stack until 20; name is on the stack from 8 to 16; then count is -3.
        table.put((byte) 4).put(stretch(4, 6, 0, DebugTableFormat.REGISTER, 0)).put(stretch(4, 8, 1, DebugTableFormat.STACK, 8))
                .put(stretch(2, 10, 0, DebugTableFormat.STACK, 16)).put(stretch(10, 4, 0, DebugTableFormat.CONSTANT, -3));
        int classes = table.position();
        table.putInt(2).putInt(STRING_HUB).putInt(string).putInt(ARRAY_HUB).putInt(array);
        table.putInt(DebugTableFormat.VARIABLES, variables).putInt(DebugTableFormat.CLASSES, classes);
        table.putShort(DebugTableFormat.STRING_BYTES, (short) VALUE_OFFSET).putShort(DebugTableFormat.STRING_CODER, (short) CODER_OFFSET);
        table.put(places + stringsAt, strings.array(), 0, strings.position());

        process.putInt(at(STRING), STRING_HUB).putInt(at(STRING) + VALUE_OFFSET, (int) BYTES).put(at(STRING) + CODER_OFFSET, (byte) 0);
        process.putInt(at(BYTES) + 8, 5).put(at(BYTES) + 12, "ab\033\377e".getBytes(StandardCharsets.ISO_8859_1));
        process.putInt(at(ARRAY), ARRAY_HUB).putInt(at(ARRAY) + 8, 3);
        process.putLong(at(STACK) + 8, STRING).putLong(at(STACK) + 16, 0x1234_5678_0000_0029L);
    }

    private static int at(long address) {
        return (int) (address - START);
    }

    private int string(String text) {
        int at = strings.position();
        strings.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        return at;
    }

    private static byte[] stretch(int distance, int bytes, int variable, int kind, int value) {
        return new byte[] {(byte) distance, (byte) bytes, (byte) (variable << DebugTableFormat.KIND_BITS | kind), (byte) (value << 1 ^ value >> 31)};
    }

    @AfterEach
    void forget() {
        used.forEach(SimulatedMemory::free);
    }

    private Pages pages(byte[] bytes, long start) {
        Address room = SimulatedMemory.allocate(Pages.KEPT * Pages.PAGE);
        used.add(room);
        return new Pages((address, to, count) -> {
            boolean isThere = address >= start && address < start + bytes.length;
            if (isThere) {
                SimulatedMemory.write(to, bytes);
            }
            return isThere;
        }, room);
    }

    private Locals locals() {
        Pages debug = pages(table.array(), 0);
        SideTable places = new SideTable(debug, DebugTableFormat.PLACES, CODE);
        return new Locals(places, debug, new Objects(pages(process.array(), START), debug, places));
    }

    private Objects objects() {
        Pages debug = pages(table.array(), 0);
        return new Objects(pages(process.array(), START), debug, new SideTable(debug, DebugTableFormat.PLACES, CODE));
    }

    private static Stack.Frame frame(int offset) {
        return new Stack.Frame(new SideTable.Place(METHOD, 24, List.of()), CODE + METHOD + offset, STACK);
    }

    @Test
    void a_variable_is_told_where_it_is_somewhere() {
        long[] registers = new long[24];
        registers[14] = 0xffff_0000_0000_0007L;
        assertThat(locals().of(frame(3), CODE, registers)).isEmpty();
        assertThat(locals().of(frame(4), CODE, registers)).containsExactly(new Locals.Local(0, "count", "7"));
        assertThat(locals().of(frame(9), CODE, registers)).containsExactly(new Locals.Local(0, "count", "7"), new Locals.Local(1, "name", "\"ab??e\""));
        assertThat(locals().of(frame(10), CODE, registers)).containsExactly(new Locals.Local(1, "name", "\"ab??e\""), new Locals.Local(0, "count", "41"));
        assertThat(locals().of(frame(20), CODE, registers)).containsExactly(new Locals.Local(0, "count", "-3"));
        assertThat(locals().of(frame(24), CODE, registers)).isEmpty();
    }

    @Test
    void no_register_is_believed_to_have_survived_a_call() {
        assertThat(locals().of(frame(9), CODE, new long[0])).containsExactly(new Locals.Local(1, "name", "\"ab??e\""));
    }

    @Test
    void values_are_told_as_java_writes_them() {
        assertThat(objects().text('Z', 1)).isEqualTo("true");
        assertThat(objects().text('B', 0xff)).isEqualTo("-1");
        assertThat(objects().text('C', 'x')).isEqualTo("'x'");
        assertThat(objects().text('C', 27)).isEqualTo("27");
        assertThat(objects().text('J', -5)).isEqualTo("-5");
        assertThat(objects().text('D', Double.doubleToLongBits(-1.25))).isEqualTo("-1.25");
        assertThat(objects().text('D', Double.doubleToLongBits(2.9999999))).isEqualTo("3.0");
        assertThat(objects().text('D', Double.doubleToLongBits(Double.NaN))).isEqualTo("NaN");
        assertThat(objects().text('D', Double.doubleToLongBits(1e300))).isEqualTo("0x" + Long.toHexString(Double.doubleToLongBits(1e300)) + " as a double");
        assertThat(objects().text('F', Float.floatToIntBits(0.5f))).isEqualTo("0.5");
        assertThat(objects().text(DebugTableFormat.WORD, 0x1000)).isEqualTo("0x1000");
        assertThat(objects().text('L', 0)).isEqualTo("null");
        assertThat(objects().text('[', ARRAY)).isEqualTo("short[3][]@" + Long.toHexString(ARRAY));
    }

    @Test
    void what_is_no_object_is_an_address() {
        assertThat(objects().text('L', STACK)).isEqualTo("0x" + Long.toHexString(STACK));
        assertThat(objects().text('L', 0x10)).isEqualTo("?@10");
        process.putInt(at(STRING) + VALUE_OFFSET, 8);
        assertThat(objects().text('L', STRING)).isEqualTo("?@" + Long.toHexString(STRING));
        process.putInt(at(STRING) + VALUE_OFFSET, (int) BYTES).putInt(at(BYTES) + 8, -1);
        assertThat(objects().text('L', STRING)).hasSizeLessThan(100);
    }

    @Test
    void damaged_memory_does_no_harm() {
        Random random = new Random(7);
        byte[] soundProcess = process.array().clone();
        byte[] soundTable = table.array().clone();
        long[] registers = random.longs(24).toArray();
        for (int i = 0; i < 2000; i++) {
            process.put(0, soundProcess);
            table.put(0, soundTable);
            for (int damage = 0; damage < 8; damage++) {
                process.put(random.nextInt(0x340), (byte) random.nextInt());
                table.put(DebugTableFormat.VARIABLES + random.nextInt(200), (byte) random.nextInt());
            }
            try {
                for (Locals.Local local : locals().of(frame(random.nextInt(24)), CODE, registers)) {
                    assertThat(local.toString()).hasSizeLessThan(400).matches("[ -~]*");
                }
            } catch (Unreadable refused) {
                assertThat(refused).hasNoCause();
            }
            forget();
            used.clear();
        }
    }
}

package astryon.compiler.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.frontend.SsaBuilder;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.object.LinkedImage;
import astryon.compiler.object.Packing;
import astryon.compiler.object.Relocation;
import astryon.compiler.object.RelocationKind;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.Hub;
import astryon.compiler.world.HubLayout;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Reachability;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import astryon.compiler.x64.SideTableRow;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import astryon.unwind.CodeTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A linked image read back: methods are no more than the addresses that their code would name. */
final class ImageBuilderTest {
    private static final long BASE = 0x40_0000;
    private static final int FRAME = 24;

    @TempDir
    Path folder;

    private World world;
    private ClosedWorld closed;
    private LinkedImage image;
    private HubLayout layout;

    @BeforeEach
    void build() {
        TestProgram program = new TestProgram(folder).source("Subject.java", """
                class Subject {
                    interface Named { String name(); }
                    static class Node implements Named { byte small = -3; Node next; long big = 1L << 40; int[] numbers = {1, -2}; public String name() { return "node"; } }
                    static final class Leaf extends Node { public String name() { return "leaf"; } }
                    static Node head = new Node();
                    static { head.next = new Leaf(); head.next.next = head; }
                    static int count = 7;
                    static Object kept;
                    static void main() {
                        kept = head.name();
                        if (kept instanceof Named) { count += head.next.name().length(); }
                        for (Node n = head; n != null; n = n.next) { count += n.numbers.length + n.small + (int) n.big; }
                    }
                }
                """).platform("astryon/start/HostedRuntime").on("linux");
        world = program.world();
        Interpreter interpreter = new Interpreter(world, (values, findings) -> new SsaBuilder(world, values, findings), program.diagnostics);
        SsaBuilder builder = new SsaBuilder(world, interpreter, program.diagnostics);
        Reachability reachability = new Reachability(world, builder, interpreter, program.diagnostics);
        reachability.addRoot(world.classNamed("Subject").declaredMethod("main", "()V"));
        closed = reachability.run();
        assertThat(program.diagnostics.render()).isEmpty();
        layout = HubLayout.of(world);
        ArrayList<CompiledMethod> code = new ArrayList<>();
        for (JavaMethod method : closed.methods()) {
            code.add(addressesOf(method, builder));
        }
        image = new ImageBuilder(world, closed, interpreter, new AssembledRoutines(getClass().getClassLoader())).reserve("astryon.thread", 256, 64)
                .build(code, BASE, Packing.PAGES);
    }

    /** Eight bytes for each object, class or symbol that the method names, and a row for its first byte. */
    private CompiledMethod addressesOf(JavaMethod method, SsaBuilder builder) {
        ArrayList<Symbol> named = new ArrayList<>();
        for (Block block : builder.build(method).blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.OBJECT) {
                    named.add(value.aux());
                } else if (value.op() == Op.NEW || value.op() == Op.NEW_ARRAY || value.op() == Op.INSTANCE_OF) {
                    named.add(new Hub((JavaClass) value.aux()));
                }
            }
        }
        ArrayList<Relocation> relocations = new ArrayList<>();
        for (Symbol symbol : named) {
            relocations.add(new Relocation(8 * relocations.size(), RelocationKind.ABS64, symbol.symbol(), 0));
        }
        List<SideTableRow> rows = List.of(new SideTableRow(0, List.of(8), -1, new Position(method, 11, null)));
        return new CompiledMethod(method.symbol(), new byte[8 * named.size() + 1], relocations, FRAME, rows, rows, List.of(), 0, List.of());
    }

    @AfterEach
    void forget() {
        SimulatedMemory.clear();
    }

    private ByteBuffer at(long address) {
        for (LinkedImage.Segment segment : image.segments()) {
            if (address >= segment.address() && address < segment.address() + segment.bytes().length) {
                return ByteBuffer.wrap(segment.bytes()).order(ByteOrder.LITTLE_ENDIAN).position((int) (address - segment.address())).slice()
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new AssertionError("nothing at " + Long.toHexString(address));
    }

    private JavaClass type(String name) {
        return world.classNamed(name);
    }

    private long hub(String name) {
        return image.address(new Hub(type(name)).symbol());
    }

    private long reference(long object, String type, String field) {
        return at(object).getInt(offset(type, field)) & 0xffff_ffffL;
    }

    private int offset(String type, String field) {
        return type(type).declaredField(field).offset();
    }

    private long statics(String field) {
        return image.address("astryon.statics") + offset("Subject", field);
    }

    @Test
    void objects_lie_as_code_expects_them() {
        long head = at(statics("head")).getInt() & 0xffff_ffffL;
        long leaf = reference(head, "Subject$Node", "next");
        assertThat(at(head).getInt()).isEqualTo((int) hub("Subject$Node"));
        assertThat(at(head).getInt(4)).isZero();
        assertThat(at(leaf).getInt()).isEqualTo((int) hub("Subject$Leaf"));
        assertThat(reference(leaf, "Subject$Node", "next")).isEqualTo(head);
        assertThat(at(head).get(offset("Subject$Node", "small"))).isEqualTo((byte) -3);
        assertThat(at(head).getLong(offset("Subject$Node", "big"))).isEqualTo(1L << 40);
        ByteBuffer numbers = at(reference(head, "Subject$Node", "numbers"));
        assertThat(numbers.getInt(0)).isEqualTo((int) hub("[I"));
        assertThat(numbers.getInt(8)).isEqualTo(2);
        assertThat(numbers.getInt(12)).isEqualTo(1);
        assertThat(numbers.getInt(16)).isEqualTo(-2);
        assertThat(at(statics("count")).getInt()).isEqualTo(7);
        assertThat(at(statics("kept")).getInt()).isZero();
        assertThat(head).isBetween(image.address("astryon.heap"), image.address("astryon.heap.end") - 1);
    }

    @Test
    void hubs_say_what_the_runtime_reads() {
        ByteBuffer node = at(hub("Subject$Node"));
        ByteBuffer leaf = at(hub("Subject$Leaf"));
        assertThat(node.getInt(layout.typeId())).isEqualTo(type("Subject$Node").typeId());
        assertThat(leaf.getInt(layout.typeId())).isBetween(node.getInt(layout.typeId()) + 1, node.getInt(layout.lastTypeId()));
        assertThat(node.getInt(layout.instanceSize())).isEqualTo(type("Subject$Node").instanceSize());
        assertThat(leaf.getInt(layout.superclass())).isEqualTo((int) hub("Subject$Node"));
        ByteBuffer map = at(node.getInt(layout.referenceMap()));
        assertThat(map.getShort(0)).isEqualTo((short) 2);
        assertThat(List.of(4 * map.getShort(2), 4 * map.getShort(4)))
                .containsExactlyInAnyOrder(offset("Subject$Node", "next"), offset("Subject$Node", "numbers"));
        int bit = type("Subject$Named").interfaceBit();
        assertThat(at(leaf.getInt(layout.interfaceSet())).get(bit >> 3) >> (bit & 7) & 1).isEqualTo(1);
        ByteBuffer bytes = at(hub("[B"));
        assertThat(bytes.get(layout.kind())).isEqualTo((byte) HubLayout.kind(world, "PRIMITIVE_ARRAY"));
        assertThat(bytes.getInt(layout.instanceSize())).isEqualTo(12);
        assertThat(bytes.getInt(layout.component())).isEqualTo((int) hub("byte"));
        assertThat(at(hub("byte")).getInt(layout.array())).isEqualTo((int) hub("[B"));
        assertThat(at(hub("[I")).get(layout.elementShift())).isEqualTo((byte) 2);
    }

    @Test
    void dispatch_tables_hold_the_code_of_the_class() {
        JavaMethod declared = type("Subject$Node").declaredMethod("name", "()Ljava/lang/String;");
        assertThat(declared.dispatchSlot()).isNotNegative();
        int slot = layout.size() + 8 * declared.dispatchSlot();
        assertThat(at(hub("Subject$Node")).getLong(slot)).isEqualTo(image.address(declared.symbol()));
        assertThat(at(hub("Subject$Leaf")).getLong(slot))
                .isEqualTo(image.address(type("Subject$Leaf").declaredMethod("name", "()Ljava/lang/String;").symbol()));
    }

    @Test
    void mirrors_and_hubs_name_each_other() {
        long mirror = at(hub("Subject$Node")).getInt(layout.mirror());
        assertThat(at(mirror).getInt()).isEqualTo((int) hub("java/lang/Class"));
        assertThat(at(mirror).getLong(offset("java/lang/Class", "hub"))).isEqualTo(hub("Subject$Node"));
        long name = reference(mirror, "java/lang/Class", "name");
        ByteBuffer value = at(reference(name, "java/lang/String", "value"));
        byte[] latin = new byte[value.getInt(8)];
        value.get(12, latin);
        assertThat(new String(latin)).isEqualTo("Subject$Node");
    }

    @Test
    void the_side_table_finds_every_method_by_its_address() {
        long table = image.address("astryon.codetable");
        LinkedImage.Segment segment = image.segments().stream().filter(s -> table >= s.address() && table < s.address() + s.bytes().length).findFirst()
                .orElseThrow();
        SimulatedMemory.map(segment.address(), segment.bytes().length);
        SimulatedMemory.write(new Address(segment.address()), segment.bytes());
        CodeTable reader = new CodeTable(new Address(table), new Address(image.address("astryon.text")));
        for (JavaMethod method : closed.methods()) {
            assertThat(reader.find(new Address(image.address(method.symbol())))).as(method.symbol()).isTrue();
            assertThat(reader.frameSize()).isEqualTo(FRAME);
            assertThat(reader.nextReference()).isTrue();
            assertThat(reader.reference()).isEqualTo(8);
            assertThat(reader.nextReference()).isFalse();
            assertThat(reader.nextPosition()).isTrue();
            assertThat(reader.line()).isEqualTo(11);
            assertThat(reader.methodNameLength()).isEqualTo(method.name().length());
        }
    }

    @Test
    void statics_of_references_come_first_and_nothing_unnamed_is_there() {
        for (JavaField field : closed.statics()) {
            assertThat(field.offset() < closed.staticReferencesSize()).isEqualTo(field.kind() == astryon.compiler.ir.Access.Kind.REF);
        }
        assertThat(image.symbols()).extracting(placed -> placed.symbol().name()).doesNotContain(new Hub(type("[[D")).symbol());
        assertThat(image.address("astryon.thread") % 64).isZero();
    }
}

package astryon.compiler.image;

import astryon.compiler.ir.Access;
import astryon.compiler.object.Section;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.Hub;
import astryon.compiler.world.HubLayout;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes hubs, as {@code astryon.object.Hub} declares them, with the reference maps and interface sets they share. A hub
 * draws in what it names: superclass, component, mirror, the methods of its dispatch table; of its array class it names the hub only
 * if something else needs that too.
 */
final class HubWriter {
    private static final String REFERENCE = "java/lang/ref/Reference";
    private static final String SOFT_REFERENCE = "java/lang/ref/SoftReference";
    /** The fields of {@code java.lang.ref.Reference} that the collector knows. */
    private static final String REFERENT = "referent";
    private static final String LINK = "discovered";

    private final World world;
    private final ClosedWorld closedWorld;
    private final ImageHeap heap;
    private final HubLayout layout;
    private final Section section;
    private final int interfaceSetBytes;
    private final Map<String, String> shared = new HashMap<>();

    /** @param section read-only memory */
    HubWriter(World world, ClosedWorld closedWorld, ImageHeap heap, Section section) {
        this.world = world;
        this.closedWorld = closedWorld;
        this.heap = heap;
        this.layout = HubLayout.of(world);
        this.section = section;
        int bits = 0;
        for (JavaClass type : world.classes()) {
            bits = Math.max(bits, type.interfaceBit() + 1);
        }
        interfaceSetBytes = (bits + 7) / 8;
    }

    /**
     * The hub of {@code type}, not yet in its section.
     *
     * @param arrayHub whether the hub of arrays of {@code type} is in the image
     */
    Piece write(JavaClass type, boolean arrayHub) {
        List<JavaMethod> table = hasInstances(type) ? closedWorld.dispatchTable(type) : List.of();
        int slots = table.size();
        while (slots > 0 && !isCode(table.get(slots - 1))) {
            slots--;
        }
        Piece hub = new Piece(layout.size() + 8 * slots);
        hub.int32(layout.typeId(), type.typeId()).int32(layout.lastTypeId(), type.lastTypeId());
        describe(type, hub);
        hub.address32(layout.mirror(), heap.mirror(type).symbol());
        if (type.superclass() != null && !type.isInterface()) {
            hub.address32(layout.superclass(), new Hub(type.superclass()).symbol());
        }
        if (type.isArray()) {
            hub.address32(layout.component(), new Hub(type.component()).symbol());
        }
        if (arrayHub) {
            hub.address32(layout.array(), new Hub(world.arrayOf(type)).symbol());
        }
        for (int i = 0; i < slots; i++) {
            if (isCode(table.get(i))) {
                hub.address64(layout.size() + 8 * i, table.get(i).symbol(), 0);
            }
        }
        return hub;
    }

    private static boolean isCode(JavaMethod method) {
        return method != null && !method.isAbstract();
    }

    private static boolean hasInstances(JavaClass type) {
        return type.kind() == JavaClass.Kind.OBJECT && !type.isInterface();
    }

    private void describe(JavaClass type, Piece hub) {
        if (type.isArray()) {
            Access.Kind element = type.elementKind();
            hub.int8(layout.kind(), HubLayout.kind(world, element == Access.Kind.REF ? "REFERENCE_ARRAY" : "PRIMITIVE_ARRAY"));
            hub.int8(layout.elementShift(), Integer.numberOfTrailingZeros(element.bytes));
            hub.int32(layout.instanceSize(), ObjectLayout.elementsAt(element));
        } else if (hasInstances(type)) {
            hub.int8(layout.kind(), HubLayout.kind(world, instanceKind(type)));
            hub.int32(layout.instanceSize(), type.instanceSize());
            hub.address32(layout.referenceMap(), referenceMap(type));
        } else {
            hub.int8(layout.kind(), HubLayout.kind(world, type.isInterface() ? "INTERFACE" : "PRIMITIVE"));
            hub.int16(layout.interfaceNumber(), type.interfaceBit() + 1);
        }
        if (interfaceSetBytes > 0 && type.kind() == JavaClass.Kind.OBJECT) {
            hub.address32(layout.interfaceSet(), interfaceSet(type));
        }
    }

    private static String instanceKind(JavaClass type) {
        for (JavaClass c = type; c != null; c = c.superclass()) {
            if (c.name().equals(SOFT_REFERENCE)) {
                return "SOFT";
            }
            if (c.name().equals(REFERENCE)) {
                return "WEAK";
            }
        }
        return "INSTANCE";
    }

    /** u16 count, then u16 offset / 4 of each reference field, as {@code astryon.object.Hub} says. */
    private String referenceMap(JavaClass type) {
        ArrayList<Integer> strong = new ArrayList<>();
        ArrayList<Integer> more = new ArrayList<>();
        for (JavaField field : heap.shape(type).fields()) {
            boolean ofReference = field.owner().name().equals(REFERENCE);
            if (ofReference && field.name().equals(REFERENT)) {
                more.add(0, field.offset());
            } else if (field.kind() == Access.Kind.REF) {
                strong.add(field.offset());
                if (ofReference && field.name().equals(LINK)) {
                    more.add(field.offset());
                }
            }
        }
        Collections.sort(strong);
        int count = strong.size();
        strong.addAll(more);
        Piece map = new Piece(2 + 2 * strong.size()).int16(0, count);
        for (int i = 0; i < strong.size(); i++) {
            map.int16(2 + 2 * i, strong.get(i) / 4);
        }
        return share("references:", map, 2);
    }

    private String interfaceSet(JavaClass type) {
        byte[] set = new byte[interfaceSetBytes];
        HashSet<JavaClass> seen = new HashSet<>();
        ArrayList<JavaClass> work = new ArrayList<>();
        for (JavaClass c = type; c != null; c = c.superclass()) {
            work.addAll(c.interfaces());
        }
        if (type.isArray()) {
            world.find("java/lang/Cloneable").ifPresent(work::add);
            world.find("java/io/Serializable").ifPresent(work::add);
        }
        addBits(work, seen, set);
        Piece piece = new Piece(set.length);
        for (int i = 0; i < set.length; i++) {
            piece.int8(i, set[i]);
        }
        return share("interfaces:", piece, 1);
    }

    private static void addBits(ArrayList<JavaClass> work, Set<JavaClass> seen, byte[] set) {
        while (!work.isEmpty()) {
            JavaClass next = work.remove(work.size() - 1);
            if (seen.add(next)) {
                if (next.interfaceBit() >= 0) {
                    set[next.interfaceBit() >> 3] |= (byte) (1 << (next.interfaceBit() & 7));
                }
                work.addAll(next.interfaces());
            }
        }
    }

    /** The symbol of a piece with this content, appended when it is first seen. */
    private String share(String kind, Piece piece, int alignment) {
        String content = kind + new String(piece.bytes(), StandardCharsets.ISO_8859_1);
        String symbol = shared.get(content);
        if (symbol == null) {
            symbol = kind + shared.size();
            shared.put(content, symbol);
            piece.appendTo(section, alignment, symbol);
        }
        return symbol;
    }
}

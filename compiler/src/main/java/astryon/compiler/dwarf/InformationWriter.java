package astryon.compiler.dwarf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a tree of entries as a unit, with the abbreviations and strings it needs (DWARF 5, 7.5). What methods have below them is most of it, and nothing refers to it: each is written when it is there, and
 * need not be kept; what others refer to, the unit's own {@linkplain Entry#children children}, comes behind.
 */
final class InformationWriter {
    private static final int VERSION = 5;
    private static final int FULL_UNIT = 1;
    private static final int ADDRESS_BYTES = 8;

    private record Shape(int tag, boolean hasChildren, List<Attribute> attributes) {
    }

    final DwarfBytes information = new DwarfBytes();
    final DwarfBytes abbreviations = new DwarfBytes();
    final DwarfBytes strings = new DwarfBytes();
    private final Map<Shape, Integer> shapes = new HashMap<>();
    private final Map<String, Integer> stringsAt = new HashMap<>();
    private final Entry unit;
    /** Where references are to be written, and to what. */
    private int[] referencesAt = new int[1024];
    private final List<Entry> targets = new ArrayList<>();

    InformationWriter(Entry unit) {
        this.unit = unit;
        information.u32(0).u16(VERSION).u8(FULL_UNIT).u8(ADDRESS_BYTES).u32(0);
        start(unit, true);
    }

    /** Writes what else is of the unit, and what references refer to. */
    void finish() {
        unit.children.forEach(this::write);
        information.unsigned(0);
        information.patch(0, information.size() - 4);
        abbreviations.unsigned(0);
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).offset < 0) {
                throw new IllegalStateException("an entry is referred to that is not in the unit");
            }
            information.patch(referencesAt[i], targets.get(i).offset);
        }
    }

    private void start(Entry entry, boolean hasChildren) {
        entry.offset = information.size();
        information.unsigned(code(entry, hasChildren));
        for (Entry.Given given : entry.attributes) {
            write(given);
        }
    }

    /** Writes an entry with all below it, into the unit. */
    void write(Entry entry) {
        start(entry, !entry.children.isEmpty());
        if (!entry.children.isEmpty()) {
            entry.children.forEach(this::write);
            information.unsigned(0);
        }
    }

    private int code(Entry entry, boolean hasChildren) {
        Shape shape = new Shape(entry.tag, hasChildren, entry.attributes.stream().map(Entry.Given::attribute).toList());
        Integer known = shapes.get(shape);
        if (known == null) {
            known = shapes.size() + 1;
            shapes.put(shape, known);
            abbreviations.unsigned(known).unsigned(shape.tag).u8(shape.hasChildren ? 1 : 0);
            shape.attributes.forEach(attribute -> abbreviations.unsigned(attribute.code).unsigned(attribute.form.code));
            abbreviations.unsigned(0).unsigned(0);
        }
        return known;
    }

    private void write(Entry.Given given) {
        switch (given.attribute().form) {
            case ADDRESS -> information.u64(number(given));
            case U16 -> information.u16((int) number(given));
            case U32, SECTION_OFFSET -> information.u32((int) number(given));
            case U8 -> information.u8((int) number(given));
            case UNSIGNED -> information.unsigned(number(given));
            case STRING_OFFSET -> information.u32(string((String) given.value()));
            case EXPRESSION -> {
                byte[] expression = (byte[]) given.value();
                information.unsigned(expression.length).bytes(expression);
            }
            case REFERENCE -> {
                if (targets.size() == referencesAt.length) {
                    referencesAt = Arrays.copyOf(referencesAt, 2 * referencesAt.length);
                }
                referencesAt[targets.size()] = information.size();
                targets.add((Entry) given.value());
                information.u32(0);
            }
            case PRESENT -> {
                // That it is there says all.
            }
        }
    }

    private static long number(Entry.Given given) {
        return ((Number) given.value()).longValue();
    }

    private int string(String text) {
        Integer known = stringsAt.get(text);
        if (known == null) {
            known = strings.size();
            stringsAt.put(text, known);
            strings.string(text);
        }
        return known;
    }
}

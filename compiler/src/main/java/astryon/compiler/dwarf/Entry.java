package astryon.compiler.dwarf;

import java.util.ArrayList;
import java.util.List;

/** A debugging information entry: a tag, attributes, entries below it (DWARF 5, chapter 2). */
final class Entry {
    // @formatter:off
    static final int ARRAY_TYPE         = 0x01;
    static final int CLASS_TYPE         = 0x02;
    static final int FORMAL_PARAMETER   = 0x05;
    static final int MEMBER             = 0x0d;
    static final int POINTER_TYPE       = 0x0f;
    static final int REFERENCE_TYPE     = 0x10;
    static final int COMPILE_UNIT       = 0x11;
    static final int STRUCTURE_TYPE     = 0x13;
    static final int TYPEDEF            = 0x16;
    static final int INHERITANCE        = 0x1c;
    static final int INLINED_SUBROUTINE = 0x1d;
    static final int SUBRANGE_TYPE      = 0x21;
    static final int BASE_TYPE          = 0x24;
    static final int SUBPROGRAM         = 0x2e;
    static final int VARIABLE           = 0x34;
    // @formatter:on

    /** A number, a String, an Entry, or the bytes of an expression, as the attribute's form wants. */
    record Given(Attribute attribute, Object value) {
    }

    final int tag;
    final List<Given> attributes = new ArrayList<>(4);
    final List<Entry> children = new ArrayList<>(0);
    /** From the start of the unit, once it is written. */
    int offset = -1;

    Entry(int tag) {
        this.tag = tag;
    }

    Entry with(Attribute attribute, Object value) {
        attributes.add(new Given(attribute, value));
        return this;
    }

    Entry add(Entry child) {
        children.add(child);
        return child;
    }
}

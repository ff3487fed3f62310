package astryon.compiler.asm;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The table by mnemonic and shapes of operands, for one mode: an open hash table of int keys, because the compiler looks up every
 * instruction it emits. What it finds is sorted by size, the table's order among equals.
 */
final class EncodingIndex {
    private static final Encoding[] NOTHING = {};
    private static final EncodingIndex[] INDICES = new EncodingIndex[Mode.values().length];

    private final int[] keys = new int[1 << 13];
    private final Encoding[][] found = new Encoding[keys.length][];
    private int size;

    private EncodingIndex(Mode mode) {
        for (Encoding encoding : EncodingTable.encodings()) {
            if (encoding.existsIn(mode)) {
                add(encoding, 0, 0);
            }
        }
        for (Encoding[] rows : found) {
            if (rows != null && rows.length > 1) {
                Arrays.sort(rows, Comparator.comparingInt(encoding -> encoding.sizeIn(mode)));
            }
        }
    }

    /** Made when first asked for. Two threads may both make it: either is as good, and all it needs is in final fields. */
    static EncodingIndex of(Mode mode) {
        EncodingIndex index = INDICES[mode.ordinal()];
        if (index == null) {
            index = new EncodingIndex(mode);
            INDICES[mode.ordinal()] = index;
        }
        return index;
    }

    /** All rows that fit but for the operands' values; an empty array when there is none. */
    Encoding[] candidates(Mnemonic mnemonic, int count, Operand a, Operand b, Operand c) {
        int shapes = 0;
        if (count > 0) {
            shapes = Shape.of(a);
            if (count > 1) {
                shapes |= Shape.of(b) << Shape.BITS;
                if (count > 2) {
                    shapes |= Shape.of(c) << 2 * Shape.BITS;
                }
            }
        }
        Encoding[] rows = found[place(key(mnemonic, shapes))];
        return rows == null ? NOTHING : rows;
    }

    private void add(Encoding encoding, int slot, int shapes) {
        if (slot < encoding.slots.length) {
            for (int shape = 1; shape < Shape.COUNT; shape++) {
                if (encoding.slots[slot].accepts(shape)) {
                    add(encoding, slot + 1, shapes | shape << slot * Shape.BITS);
                }
            }
            return;
        }
        int key = key(encoding.mnemonic, shapes);
        int place = place(key);
        if (found[place] == null) {
            if (++size > keys.length / 2) {
                throw new IllegalStateException("the encoding index is too small");
            }
            keys[place] = key;
            found[place] = NOTHING;
        }
        found[place] = Arrays.copyOf(found[place], found[place].length + 1);
        found[place][found[place].length - 1] = encoding;
    }

    private static int key(Mnemonic mnemonic, int shapes) {
        return mnemonic.ordinal() << 3 * Shape.BITS | shapes;
    }

    private int place(int key) {
        int place = key * 0x9E3779B1 >>> 32 - 13;
        while (found[place] != null && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }
}

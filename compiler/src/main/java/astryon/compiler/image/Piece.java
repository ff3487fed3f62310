package astryon.compiler.image;

import astryon.compiler.object.Relocation;
import astryon.compiler.object.RelocationKind;
import astryon.compiler.object.Section;
import astryon.compiler.object.Symbol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A few bytes of the image of known length, written at offsets, with the addresses that the linker is to fill in. */
final class Piece {
    private final ByteBuffer bytes;
    private final ArrayList<Relocation> relocations = new ArrayList<>();

    Piece(int length) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    Piece int8(int offset, int value) {
        bytes.put(offset, (byte) value);
        return this;
    }

    Piece int16(int offset, int value) {
        bytes.putShort(offset, (short) value);
        return this;
    }

    Piece int32(int offset, int value) {
        bytes.putInt(offset, value);
        return this;
    }

    Piece int64(int offset, long value) {
        bytes.putLong(offset, value);
        return this;
    }

    /** A reference or another address that memory holds in 4 bytes. */
    Piece address32(int offset, String symbol) {
        relocations.add(new Relocation(offset, RelocationKind.ABS32, symbol, 0));
        return this;
    }

    Piece address64(int offset, String symbol, long addend) {
        relocations.add(new Relocation(offset, RelocationKind.ABS64, symbol, addend));
        return this;
    }

    /** How many bytes at the end are zero and stay so. */
    int trailingZeros() {
        int end = 0;
        for (Relocation relocation : relocations) {
            end = Math.max(end, relocation.offset() + relocation.kind().size());
        }
        int from = bytes.capacity();
        while (from > end && bytes.get(from - 1) == 0) {
            from--;
        }
        return bytes.capacity() - from;
    }

    List<Relocation> relocations() {
        return relocations;
    }

    byte[] bytes() {
        return bytes.array();
    }

    /** Appends this to {@code section} under the name {@code symbol}. */
    void appendTo(Section section, int alignment, String symbol) {
        int offset = section.append(bytes.array(), alignment);
        section.relocate(relocations, offset);
        section.define(symbol, offset, bytes.capacity(), Symbol.Kind.OBJECT);
    }
}

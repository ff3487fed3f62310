package astryon.compiler.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bytes that stay together, growing at the end, with the symbols defined in them and the relocations they wait for. */
public final class Section {
    private final String name;
    private final SectionKind kind;
    private int alignment;
    private byte[] bytes = new byte[64];
    private int size;
    private final ArrayList<Symbol> symbols = new ArrayList<>();
    private final ArrayList<Relocation> relocations = new ArrayList<>();

    /** @param alignment a power of two; appending something more strictly aligned raises it */
    public Section(String name, SectionKind kind, int alignment) {
        this.name = name;
        this.kind = kind;
        this.alignment = powerOfTwo(alignment);
    }

    public String name() {
        return name;
    }

    public SectionKind kind() {
        return kind;
    }

    public int alignment() {
        return alignment;
    }

    public int size() {
        return size;
    }

    public List<Symbol> symbols() {
        return Collections.unmodifiableList(symbols);
    }

    public List<Relocation> relocations() {
        return Collections.unmodifiableList(relocations);
    }

    /** A copy of the contents; empty for {@link SectionKind#BSS}. */
    public byte[] bytes() {
        return kind == SectionKind.BSS ? new byte[0] : Arrays.copyOf(bytes, size);
    }

    /** Appends at the next aligned offset and returns that offset. Padding in text is {@code int3}. */
    public int append(byte[] content, int alignment) {
        if (kind == SectionKind.BSS) {
            throw new IllegalStateException(name + " has no bytes in the file: reserve space in it");
        }
        int offset = reserve(content.length, alignment);
        System.arraycopy(content, 0, bytes, offset, content.length);
        return offset;
    }

    /** Appends zeros at the next aligned offset and returns that offset. */
    public int reserve(int length, int alignment) {
        this.alignment = Math.max(this.alignment, powerOfTwo(alignment));
        int offset = Math.addExact(size, alignment - 1) & -alignment;
        int end = Math.addExact(offset, length);
        if (kind != SectionKind.BSS) {
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
            }
            if (kind == SectionKind.TEXT) {
                Arrays.fill(bytes, size, offset, (byte) 0xCC);
            }
        }
        size = end;
        return offset;
    }

    public void define(String symbol, int offset, int symbolSize, Symbol.Kind symbolKind) {
        symbols.add(new Symbol(symbol, this, offset, symbolSize, symbolKind));
    }

    public void relocate(Relocation relocation) {
        relocations.add(relocation);
    }

    /** Adds relocations of code appended at {@code offset}, whose own offsets count from the start of that code. */
    public void relocate(List<Relocation> ofCode, int offset) {
        for (Relocation relocation : ofCode) {
            relocations.add(relocation.movedBy(offset));
        }
    }

    private static int powerOfTwo(int alignment) {
        if (alignment <= 0 || Integer.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("alignment " + alignment + " is not a power of two");
        }
        return alignment;
    }

    @Override
    public String toString() {
        return name;
    }
}

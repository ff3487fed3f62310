package astryon.compiler.object;

import java.util.List;
import java.util.Map;

/** Linked bytes at fixed addresses. Segments are in order of address; there is none for a kind without content. */
public final class LinkedImage {

    /** One stretch of memory of one kind: {@code bytes}, then zeros up to {@code memorySize}. BSS is the tail of DATA's. */
    public record Segment(SectionKind kind, long address, byte[] bytes, long memorySize) {
    }

    /** A symbol with its address. */
    public record Placed(Symbol symbol, long address) {
    }

    private final Packing packing;
    private final List<Segment> segments;
    private final List<Placed> symbols;
    private final Map<String, Long> addresses;

    LinkedImage(Packing packing, List<Segment> segments, List<Placed> symbols, Map<String, Long> addresses) {
        this.packing = packing;
        this.segments = List.copyOf(segments);
        this.symbols = List.copyOf(symbols);
        this.addresses = addresses;
    }

    public Packing packing() {
        return packing;
    }

    public List<Segment> segments() {
        return segments;
    }

    /** Those defined in sections, in order of sections and definition. */
    public List<Placed> symbols() {
        return symbols;
    }

    public boolean has(String symbol) {
        return addresses.containsKey(symbol);
    }

    /** @throws IllegalArgumentException when there is no such symbol */
    public long address(String symbol) {
        Long address = addresses.get(symbol);
        if (address == null) {
            throw new IllegalArgumentException("no symbol " + symbol);
        }
        return address;
    }
}

package astryon.compiler.ir;

/**
 * How memory is accessed: what is moved, how the index is scaled, and which other accesses can be affected.
 *
 * @param kind    width, and how a load extends
 * @param scale   bytes an index unit stands for: 1, 2, 4 or 8; 1 without an index
 * @param alias   accesses of different classes never meet; see {@link Alias}
 * @param ordered volatile or a device register: never moved, merged or dropped; a store is followed by a full fence
 *                only where {@code ordered} stores must not pass later ordered loads (Java volatile)
 */
public record Access(Kind kind, int scale, Alias alias, Order order) implements Symbol {

    public enum Kind {
        I8(1, Type.I32), U8(1, Type.I32), I16(2, Type.I32), U16(2, Type.I32), I32(4, Type.I32), I64(8, Type.I64),
        F32(4, Type.F32), F64(8, Type.F64),
        /** A compressed reference: 4 bytes in memory. */
        REF(4, Type.REF);

        public final int bytes;
        public final Type type;

        Kind(int bytes, Type type) {
            this.bytes = bytes;
            this.type = type;
        }
    }

    public enum Order {
        PLAIN,
        /** A device register or shared memory: in program order among ordered accesses, exactly once, no fence. */
        DEVICE,
        /** Java's volatile: as DEVICE, and a store is followed by a full fence. */
        VOLATILE
    }

    /**
     * An alias class. A field is one class (aux: the field's symbol), the elements of all arrays of one kind are one, raw
     * memory is one that meets only itself, {@code ANY} is a place in an object that only the running program knows and meets every other but
     * {@code IMMUTABLE} memory, which is never written after it was first read.
     */
    public record Alias(String name) {
        public static final Alias RAW = new Alias("raw");
        public static final Alias ANY = new Alias("any");
        public static final Alias IMMUTABLE = new Alias("immutable");

        public static Alias field(Symbol field) {
            return new Alias(field.symbol());
        }

        public static Alias elements(Kind kind) {
            return new Alias("[" + kind);
        }
    }

    public static Access element(Kind kind) {
        Kind aliasKind = switch (kind) {
            case U8 -> Kind.I8;
            default -> kind;
        };
        return new Access(kind, kind.bytes, Alias.elements(aliasKind), Order.PLAIN);
    }

    public static Access raw(Kind kind, Order order) {
        return new Access(kind, 1, Alias.RAW, order);
    }

    /** At an offset in any object, or at an address. */
    public static Access anywhere(Kind kind, Order order) {
        return new Access(kind, 1, Alias.ANY, order);
    }

    public boolean isOrdered() {
        return order != Order.PLAIN;
    }

    /** {@code kind*scale@alias} and {@code !} or {@code !!} for DEVICE and VOLATILE: {@code i32*4@[I32}. */
    @Override
    public String symbol() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "*" + scale + "@" + alias.name()
                + (order == Order.PLAIN ? "" : order == Order.DEVICE ? "!" : "!!");
    }
}

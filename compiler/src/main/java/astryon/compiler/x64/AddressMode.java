package astryon.compiler.x64;

import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/**
 * {@code [base + index * scale + displacement + symbol]}, with as much address arithmetic in it as the machine's form holds. Constants are
 * always folded; sums and shifts of this block when nobody else wants them.
 */
final class AddressMode {
    private final Workbench bench;
    private Value first;
    private Value index;
    private int scale;
    private long displacement;
    private String symbol;
    private Location firstRegister;
    private Location.Virtual indexRegister;

    private AddressMode(Workbench bench, Value first, Value index, int scale, long displacement) {
        this.bench = bench;
        this.first = first;
        this.index = index;
        this.scale = scale;
        this.displacement = displacement;
    }

    /** The address a LOAD, a STORE or an atomic operation accesses. */
    static AddressMode of(Workbench bench, Value access, int scale) {
        boolean indexed = switch (access.op()) {
            case LOAD -> access.argumentCount() > 2;
            case STORE -> access.argumentCount() > 3;
            default -> false;
        };
        AddressMode mode = new AddressMode(bench, access.argument(1), indexed ? access.argument(2) : null, indexed ? scale : 1, access.immediate());
        mode.fold();
        return mode;
    }

    /** Makes the registers available that {@link #place} adds, which may take instructions. */
    AddressMode prepare() {
        firstRegister = first == null ? null : bench.facts.isThread(first) ? CallingConvention.THREAD : bench.use(first);
        indexRegister = index == null ? null : bench.use(index);
        return this;
    }

    /** The place in memory, its registers added to {@code draft} as sources. */
    Part.Place place(Draft draft, Width width) {
        return new Part.Place(width, firstRegister == null ? Part.NONE : draft.add(firstRegister),
                indexRegister == null ? Part.NONE : draft.add(indexRegister), scale, (int) displacement, symbol);
    }

    /** Whether both are the same bytes for certain. */
    boolean isSameAs(AddressMode other) {
        return isSame(first, other.first) && isSame(index, other.index) && scale == other.scale && displacement == other.displacement
                && java.util.Objects.equals(symbol, other.symbol);
    }

    private boolean isSame(Value a, Value b) {
        return a == b || a != null && b != null && bench.facts.root(a) == bench.facts.root(b);
    }

    private void fold() {
        while (foldFirst() || foldIndex()) {
        }
        if (first == null && index != null && scale == 1) {
            first = index;
            index = null;
        }
    }

    private boolean foldFirst() {
        if (first == null) {
            return false;
        }
        if (addConstant(first, 1)) {
            first = null;
            return true;
        }
        Value root = bench.facts.root(first);
        if (root.type() == Type.I32) {
            return false;
        }
        switch (root.op()) {
            // Not the other way round: the collector would not know that the address a reference was made of is still in use.
            case REF_TO_ADDRESS -> {
                first = root.argument(0);
                return true;
            }
            case ADD -> {
                Value a = root.argument(0);
                Value b = root.argument(1);
                if (addConstant(b, 1)) {
                    first = a;
                    return true;
                }
                if (addConstant(a, 1)) {
                    first = b;
                    return true;
                }
                if (index == null && isOurs(root)) {
                    boolean shifted = isScaling(a) && !isScaling(b);
                    first = shifted ? b : a;
                    index = shifted ? a : b;
                    scale = 1;
                    return true;
                }
                return false;
            }
            case SUB -> {
                if (subtractConstant(root.argument(1), 1)) {
                    first = root.argument(0);
                    return true;
                }
                return false;
            }
            case SHL -> {
                if (index == null && isScaling(first)) {
                    index = first;
                    first = null;
                    scale = 1;
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean foldIndex() {
        if (index == null) {
            return false;
        }
        if (addConstant(index, scale)) {
            index = null;
            scale = 1;
            return true;
        }
        Value root = bench.facts.root(index);
        // An extended i32 may share its register with the sum it extends; that one wraps at 32 bits.
        if (root.type() == Type.I32) {
            return false;
        }
        switch (root.op()) {
            case ADD -> {
                if (addConstant(root.argument(1), scale)) {
                    index = root.argument(0);
                    return true;
                }
                return false;
            }
            case SUB -> {
                if (subtractConstant(root.argument(1), scale)) {
                    index = root.argument(0);
                    return true;
                }
                return false;
            }
            case SHL -> {
                if (isScaling(index)) {
                    scale <<= bench.facts.constant(root.argument(1));
                    index = root.argument(0);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    /** Whether {@code value} is a shift that the index's scale can do. */
    private boolean isScaling(Value value) {
        Value root = bench.facts.root(value);
        if (root.op() != Op.SHL || root.type() != Type.I64 || !bench.facts.isConstant(root.argument(1)) || !isOurs(root)) {
            return false;
        }
        long count = bench.facts.constant(root.argument(1));
        return count >= 0 && count <= 3 && (long) (index == null || root != bench.facts.root(index) ? 1 : scale) << count <= 8;
    }

    private boolean isOurs(Value root) {
        return bench.facts.uses(root) == 1 && bench.isInThisBlock(root);
    }

    private boolean addConstant(Value value, int times) {
        if (bench.facts.isConstant(value)) {
            return displace(bench.facts.constant(value), times);
        }
        Value root = bench.facts.root(value);
        if ((root.op() == Op.SYMBOL || root.op() == Op.OBJECT) && symbol == null && times == 1 && displace(root.immediate(), 1)) {
            symbol = root.aux().symbol();
            return true;
        }
        return false;
    }

    private boolean subtractConstant(Value value, int times) {
        return bench.facts.isConstant(value) && displace(-bench.facts.constant(value), times);
    }

    private boolean displace(long by, int times) {
        if (by != (int) by) {
            return false;
        }
        long sum = displacement + by * times;
        if (sum != (int) sum) {
            return false;
        }
        displacement = sum;
        return true;
    }

    static int scale(Value access) {
        return access.aux() instanceof Access how ? how.scale() : 1;
    }
}

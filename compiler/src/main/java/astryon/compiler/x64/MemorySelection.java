package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/** Loads, stores and atomic operations. */
final class MemorySelection {
    private final Workbench bench;
    private final ValueFacts facts;

    MemorySelection(Workbench bench) {
        this.bench = bench;
        this.facts = bench.facts;
    }

    /** Whether a load has to happen though nobody has asked for it: it is ordered, or stands for a null check and was not folded. */
    boolean mustStay(Value load) {
        return ((Access) load.aux()).isOrdered() || facts.isImplicit(load) && !bench.isFolded(load);
    }

    void load(Value load) {
        Access access = (Access) load.aux();
        AddressMode mode = AddressMode.of(bench, load, access.scale()).prepare();
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(load));
        Part.Place place = mode.place(draft, width(access.kind()));
        bench.nameFault(draft, load);
        bench.emit(draft.finish(draft.form(loading(access.kind()), new Part.Reg(0, loadedWidth(access.kind())), place), load.position()));
    }

    private Mnemonic loading(Access.Kind kind) {
        return switch (kind) {
            case I8, I16 -> Mnemonic.MOVSX;
            case U8, U16 -> Mnemonic.MOVZX;
            case I32, I64 -> Mnemonic.MOV;
            case F32 -> Mnemonic.MOVSS;
            case F64 -> Mnemonic.MOVSD;
            case REF -> bench.features.isHigh() ? Mnemonic.MOVSXD : Mnemonic.MOV;
        };
    }

    private Width loadedWidth(Access.Kind kind) {
        return switch (kind) {
            case I8, U8, I16, U16, I32 -> Width.DWORD;
            case I64 -> Width.QWORD;
            case F32, F64 -> Width.XMMWORD;
            case REF -> bench.features.isHigh() ? Width.QWORD : Width.DWORD;
        };
    }

    static Width width(Access.Kind kind) {
        return switch (kind.bytes) {
            case 1 -> Width.BYTE;
            case 2 -> Width.WORD;
            case 4 -> Width.DWORD;
            default -> Width.QWORD;
        };
    }

    void store(Value store) {
        Access access = (Access) store.aux();
        Value value = stripped(store.argument(store.argumentCount() - 1), access.kind());
        if (access.isOrdered() || !modifyInPlace(store, access, value)) {
            plainStore(store, access, value);
        }
        if (access.order() == Access.Order.VOLATILE) {
            bench.emit(new Draft(X64Opcode.FENCE).finish(null, store.position()));
        }
    }

    private void plainStore(Value store, Access access, Value value) {
        Width width = width(access.kind());
        AddressMode mode = AddressMode.of(bench, store, access.scale()).prepare();
        Part part = storable(value, access.kind());
        Location.Virtual register = part == null ? bench.use(value) : null;
        Draft draft = new Draft(X64Opcode.PLAIN);
        Part.Place place = mode.place(draft, width);
        if (part == null) {
            part = draft.register(register, value.type().isFloating() ? Width.XMMWORD : width);
        }
        bench.nameFault(draft, store);
        Mnemonic mnemonic = part instanceof Part.Reg && access.kind() == Access.Kind.F32 ? Mnemonic.MOVSS
                : part instanceof Part.Reg && access.kind() == Access.Kind.F64 ? Mnemonic.MOVSD : Mnemonic.MOV;
        bench.emit(draft.finish(draft.form(mnemonic, place, part), store.position()));
    }

    /** The immediate that a store of {@code value} can write, or null. */
    private Part storable(Value value, Access.Kind kind) {
        Width width = width(kind);
        if (facts.isConstant(value) && value.type().isFloating()) {
            long bits = facts.constant(value);
            return width == Width.DWORD ? new Part.Number((int) bits) : bits == (int) bits ? new Part.Number(bits) : null;
        }
        Part constant = bench.immediateOrName(value, width);
        if (constant instanceof Part.Number number) {
            return switch (width) {
                case BYTE -> new Part.Number((byte) number.value());
                case WORD -> new Part.Number((short) number.value());
                default -> number;
            };
        }
        return constant;
    }

    /** Narrow stores drop the upper bits themselves. */
    private Value stripped(Value value, Access.Kind kind) {
        if (kind.bytes > 2) {
            return value;
        }
        while (true) {
            Value root = facts.root(value);
            boolean drops = switch (root.op()) {
                case SEXT8, ZEXT8 -> kind.bytes == 1;
                case SEXT16, ZEXT16 -> true;
                default -> false;
            };
            if (!drops) {
                return value;
            }
            value = root.argument(0);
        }
    }

    /** {@code x.f += y} as one instruction that reads and writes memory. */
    private boolean modifyInPlace(Value store, Access access, Value value) {
        if (access.kind() != Access.Kind.I32 && access.kind() != Access.Kind.I64) {
            return false;
        }
        Value sum = facts.root(value);
        Mnemonic mnemonic = switch (sum.op()) {
            case ADD -> Mnemonic.ADD;
            case SUB -> Mnemonic.SUB;
            case AND -> Mnemonic.AND;
            case OR -> Mnemonic.OR;
            case XOR -> Mnemonic.XOR;
            default -> null;
        };
        if (mnemonic == null || sum.type() != access.kind().type || facts.uses(sum) != 1 || !bench.isInThisBlock(sum)) {
            return false;
        }
        AddressMode mode = AddressMode.of(bench, store, access.scale());
        Value load = sum.argument(0);
        Value other = sum.argument(1);
        if (!isThere(load, mode, access)) {
            if (!sum.op().is(Op.Trait.COMMUTATIVE) || !isThere(other, mode, access)) {
                return false;
            }
            load = sum.argument(1);
            other = sum.argument(0);
        }
        mode.prepare();
        Width width = width(access.kind());
        Part part = bench.immediateOrName(other, width);
        Location.Virtual register = part == null ? bench.use(other) : null;
        Draft draft = new Draft(X64Opcode.PLAIN);
        Part.Place place = mode.place(draft, width);
        if (part == null) {
            part = draft.register(register, width);
        }
        Value loaded = facts.root(load);
        bench.fold(loaded);
        bench.nameFault(draft, loaded);
        bench.nameFault(draft, store);
        bench.emit(draft.finish(draft.form(mnemonic, place, part), store.position()));
        return true;
    }

    private boolean isThere(Value load, AddressMode place, Access access) {
        return bench.isFoldable(load, access.kind())
                && AddressMode.of(bench, facts.root(load), AddressMode.scale(facts.root(load))).isSameAs(place);
    }

    /** The operations that read and write in one step. The machine's are sequentially consistent. */
    void atomic(Value value) {
        Access.Kind kind = value.aux() instanceof Access access ? access.kind() : Workbench.kind(value.argument(2).type());
        Width width = width(kind);
        AddressMode mode = AddressMode.of(bench, value, 1).prepare();
        Location.Virtual operand = bench.use(value.argument(2));
        // What was in memory comes as the machine reads it: a reference or a narrow integer still has to be extended.
        boolean extended = kind == Access.Kind.REF || kind.bytes < 4;
        Location.Virtual result = value.op() != Op.COMPARE_AND_SWAP && (extended || facts.isNormalised(value)) ? bench.fresh(value.type())
                : value.op() == Op.COMPARE_AND_SWAP ? bench.fresh(value.argument(2).type()) : bench.register(value);
        switch (value.op()) {
            case EXCHANGE, FETCH_ADD -> {
                Draft draft = new Draft(value.op() == Op.EXCHANGE ? X64Opcode.PLAIN : X64Opcode.LOCKED).tied(result, operand);
                Part.Place place = mode.place(draft, width);
                bench.emit(draft.finish(draft.form(value.op() == Op.EXCHANGE ? Mnemonic.XCHG : Mnemonic.XADD, place, new Part.Reg(0, width)),
                        value.position()));
            }
            default -> {
                Location.Virtual replacement = bench.use(value.argument(3));
                boolean asksWhether = value.op() == Op.COMPARE_AND_SWAP;
                Draft draft = new Draft(asksWhether ? X64Opcode.LOCKED_SET : X64Opcode.LOCKED);
                if (asksWhether) {
                    // The outcome may share rax with what was there, which nobody wants.
                    draft.def(bench.register(value), CallingConvention.RAX);
                } else {
                    draft.def(result, CallingConvention.RAX);
                }
                draft.use(operand, CallingConvention.RAX).sourcesStay();
                Part.Place place = mode.place(draft, width);
                Part source = draft.register(replacement, width);
                bench.emit(draft.finish(draft.form(Mnemonic.CMPXCHG, place, source), value.position()));
            }
        }
        if (value.op() != Op.COMPARE_AND_SWAP && (extended || facts.isNormalised(value))) {
            Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
            Part source = draft.anywhere(result, width);
            Mnemonic extending = kind.bytes >= 4 ? loading(kind) : kind == Access.Kind.I8 || kind == Access.Kind.I16 ? Mnemonic.MOVSX : Mnemonic.MOVZX;
            bench.emit(draft.finish(draft.form(extending, new Part.Reg(0, loadedWidth(kind)), source), value.position()));
        }
    }
}

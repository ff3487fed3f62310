package astryon.compiler.x64;

import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the parts of selection share while they work upwards through a block: the registers demanded so far, the place they are at, and the
 * instructions for that place.
 *
 * <p>A value gets a virtual register when the first user (from below) {@linkplain #use asks} for it. When selection arrives at its
 * definition and nobody has asked, everybody has folded it, and it needs no instruction.
 */
final class Workbench {
    final Features features;
    final RuntimeSymbols runtime;
    final ValueFacts facts;
    final LirFunction lir;
    private final Location.Virtual[] virtuals;
    /** Instructions for the current place, in order. */
    private ArrayList<Instruction> here = new ArrayList<>();
    private final BitSet folded = new BitSet();
    private Block block;
    private int writesBefore;
    private int accessesBefore;

    Workbench(Features features, RuntimeSymbols runtime, ValueFacts facts, LirFunction lir, int valueCount) {
        this.features = features;
        this.runtime = runtime;
        this.facts = facts;
        this.lir = lir;
        this.virtuals = new Location.Virtual[valueCount];
    }

    /** Selection is now at {@code value}: loads fold into its instructions if nothing between them and it writes. */
    void moveTo(Value value) {
        block = value.block();
        writesBefore = facts.writesBefore(value);
        accessesBefore = facts.accessesBefore(value);
    }

    /** Selection is now at the end of {@code block}. */
    void moveToEnd(Block block) {
        this.block = block;
        writesBefore = 0;
        accessesBefore = 0;
        if (!block.values().isEmpty()) {
            Value last = block.values().get(block.values().size() - 1);
            writesBefore = facts.writesBefore(last) + (last.op().is(Op.Trait.WRITES) ? 1 : 0);
            accessesBefore = facts.accessesBefore(last) + (ValueFacts.isOrderedOrLoads(last) ? 1 : 0);
        }
    }

    void emit(Instruction instruction) {
        here.add(instruction);
    }

    /** What was emitted since the last call. */
    List<Instruction> take() {
        ArrayList<Instruction> taken = here;
        here = new ArrayList<>();
        return taken;
    }

    boolean isDemanded(Value value) {
        return virtuals[value.id()] != null;
    }

    /** The register {@code value}'s root lives in. */
    Location.Virtual register(Value value) {
        Value root = facts.root(value);
        Location.Virtual virtual = virtuals[root.id()];
        if (virtual == null) {
            virtual = lir.newVirtual(CallingConvention.registerClass(root.type()));
            virtuals[root.id()] = virtual;
        }
        return virtual;
    }

    Location.Virtual fresh(Type type) {
        return lir.newVirtual(CallingConvention.registerClass(type));
    }

    /** A register with {@code value} in it, to be read at the current place; constants and the thread are made here. */
    Location.Virtual use(Value value) {
        Part constant = constantPart(value);
        if (constant == null && !facts.isThread(value)) {
            return register(value);
        }
        Location.Virtual virtual = fresh(value.type());
        if (constant == null) {
            Draft draft = new Draft(X64Opcode.MOVE).def(virtual);
            draft.add(CallingConvention.THREAD);
            emit(draft.finish(null, null));
            return virtual;
        }
        emit(new Draft(X64Opcode.CONSTANT).def(virtual).finish(constant, null));
        return virtual;
    }

    /** Puts {@code value} into {@code target}, as a copy the allocator may remove or a constant it may make again. */
    void move(Location.Virtual target, Value value, Position position) {
        Part constant = constantPart(value);
        if (constant == null) {
            Draft draft = new Draft(X64Opcode.MOVE).def(target);
            draft.add(register(value), Operand.Constraint.ANY);
            emit(draft.finish(null, position));
        } else {
            emit(new Draft(X64Opcode.CONSTANT).def(target).finish(constant, position));
        }
    }

    private Part constantPart(Value value) {
        Value root = facts.root(value);
        if (facts.isConstant(value)) {
            long bits = facts.constant(value);
            return switch (value.type()) {
                case F32 -> new Part.Literal(bits & 0xFFFF_FFFFL, 4);
                case F64 -> new Part.Literal(bits, 8);
                case I32 -> new Part.Number(bits & 0xFFFF_FFFFL);
                default -> new Part.Number(bits);
            };
        }
        return switch (root.op()) {
            case SYMBOL, OBJECT -> new Part.Name(root.aux().symbol(), root.immediate());
            default -> null;
        };
    }

    /** Where selection put what a debugger may ask for; null for what nothing wanted. The value need no longer be in the function. */
    Place home(Value value) {
        if (value.isConstant()) {
            return new Place.Constant(value.immediate());
        }
        if (value.op() == Op.OBJECT || value.op() == Op.SYMBOL) {
            return new Place.Named(value.aux().symbol(), value.immediate());
        }
        Value root = facts.root(value);
        if (root == null) {
            return null;
        }
        if (facts.isConstant(value)) {
            return new Place.Constant(facts.constant(value));
        }
        if (root.op() == Op.OBJECT || root.op() == Op.SYMBOL) {
            return new Place.Named(root.aux().symbol(), root.immediate());
        }
        if (facts.isThread(value)) {
            return new Place.In(CallingConvention.THREAD);
        }
        return virtuals[root.id()] == null ? null : new Place.In(virtuals[root.id()]);
    }

    /** Whether {@code value} is known while compiling or linking. */
    boolean isMaterialised(Value value) {
        return constantPart(value) != null;
    }

    /** The constant as an immediate of an instruction {@code width} wide, or null if it is none or does not fit 32 sign-extended bits. */
    Part immediate(Value value, Width width) {
        if (facts.isConstant(value) && !value.type().isFloating()) {
            long bits = facts.constant(value);
            if (width != Width.QWORD) {
                return new Part.Number((int) bits);
            }
            return bits == (int) bits ? new Part.Number(bits) : null;
        }
        return null;
    }

    /** The number or symbol address {@code value} is, as a 32-bit immediate that is sign-extended if {@code width} is 64; or null. */
    Part immediateOrName(Value value, Width width) {
        Value root = facts.root(value);
        if (root.op() == Op.OBJECT || root.op() == Op.SYMBOL) {
            return new Part.Name(root.aux().symbol(), root.immediate());
        }
        return immediate(value, width);
    }

    /** Notes that the instruction at the current place does the load itself. */
    void fold(Value load) {
        folded.set(load.id());
    }

    /** Gives the instruction that makes this access a row in the side table, if its fault has to be found there. */
    void nameFault(Draft draft, Value access) {
        if (facts.isImplicit(access)) {
            draft.mayFault(facts.checkOf(access).position());
        } else if (features.rawFaultsNamed() && ((Access) access.aux()).alias() == Access.Alias.RAW && access.position() != null) {
            draft.mayFault(access.position());
        }
    }

    boolean isFolded(Value load) {
        return folded.get(load.id());
    }

    /** Whether the instruction at the current place can read {@code value} from memory itself instead of from a register. */
    boolean isFoldable(Value value, Access.Kind kind) {
        Value load = facts.root(value);
        if (load.op() != Op.LOAD || load.block() != block || facts.uses(load) != 1) {
            return false;
        }
        Access access = (Access) load.aux();
        return access.kind() == kind && !access.isOrdered() && facts.writesBefore(load) == writesBefore
                // The trap that stands for a null check happens before everything ordered that follows the check, and before other
                // loads: they may be of the same object, and nobody expects them to trap.
                && (!facts.isImplicit(load) || facts.accessesBefore(load) + 1 == accessesBefore);
    }

    boolean isInThisBlock(Value value) {
        return facts.root(value).block() == block;
    }

    static Width width(Type type) {
        return switch (type) {
            case I32, F32 -> Width.DWORD;
            case I64, F64, REF -> Width.QWORD;
            default -> throw new IllegalArgumentException(type + " has no width");
        };
    }

    /** How a value of this type lies in memory, when an instruction is to read it there whole. */
    static Access.Kind kind(Type type) {
        return switch (type) {
            case I32 -> Access.Kind.I32;
            case I64 -> Access.Kind.I64;
            case F32 -> Access.Kind.F32;
            case F64 -> Access.Kind.F64;
            case REF -> Access.Kind.REF;
            default -> throw new IllegalArgumentException(type + " is not in memory");
        };
    }
}

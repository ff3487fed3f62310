package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Access.Alias;
import astryon.compiler.ir.Access.Kind;
import astryon.compiler.ir.Access.Order;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.Hub;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.HubLayout;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Profile;
import astryon.compiler.world.World;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns operations on Java objects into what a machine has: loads and stores at offsets, calls of the runtime, compares. This
 * is where the object layout of ARCHITECTURE.md gets into code. Checks for null, bounds, zero and sizes stay: selection makes them.
 *
 * <p>Most operations become others in place. Type tests need branches: see {@link LowerTypeTests}. What they call comes
 * between old memory states, so memory is threaded anew at the end.
 */
public final class LowerObjects implements Pass {
    private static final int LENGTH_AT = 8;

    private final World world;
    private final ClosedWorld closedWorld;
    private final HubLayout hubs;
    private final Op widenHub;

    public LowerObjects(World world, ClosedWorld closedWorld) {
        this.world = world;
        this.closedWorld = closedWorld;
        this.hubs = HubLayout.of(world);
        // An image of the user profile lies in the low half of the address space, the kernel in the top 2 GiB.
        this.widenHub = world.profile() == Profile.KERNEL ? Op.SEXT32 : Op.ZEXT32;
    }

    @Override
    public String name() {
        return "lower-objects";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        int[] uses = useCounts(function);
        Value start = startOf(function);
        Optional<WriteBarriers> barriers = world.profile() == Profile.HOSTED ? Optional.of(new WriteBarriers(function)) : Optional.empty();
        Map<Value, JavaClass> made = allocations(function);
        for (Block block : List.copyOf(function.blocks())) {
            lower(block, start, uses, made, barriers);
        }
        ControlFlow.removeUnreachable(function);
        MemorySsa.rebuild(function);
    }

    private static int[] useCounts(Function function) {
        int[] uses = new int[function.valueCount()];
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                value.arguments().forEach(argument -> uses[argument.id()]++);
            }
            block.controls().forEach(control -> uses[control.id()]++);
        }
        return uses;
    }

    /** What each allocation makes. The values stay when they are lowered, but cannot be told from others any more. */
    private static Map<Value, JavaClass> allocations(Function function) {
        Map<Value, JavaClass> made = new IdentityHashMap<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.NEW || value.op() == Op.NEW_ARRAY) {
                    made.put(value, (JavaClass) value.aux());
                }
            }
        }
        return made;
    }

    private static Value startOf(Function function) {
        for (Value value : function.entry().values()) {
            if (value.op() == Op.START) {
                return value;
            }
        }
        throw new IllegalArgumentException(function + " has no START");
    }

    private void lower(Block block, Value start, int[] uses, Map<Value, JavaClass> made, Optional<WriteBarriers> barriers) {
        Block.End end = block.end();
        List<Value> controls = List.copyOf(block.controls());
        List<Block> successors = List.copyOf(block.successors());
        Value condition = end == Block.End.IF ? block.control(0) : null;
        boolean fused = condition != null && condition.op() == Op.INSTANCE_OF && condition.block() == block && uses[condition.id()] == 1;
        BlockRewriter rewriter = new BlockRewriter(block);
        LowerTypeTests tests = new LowerTypeTests(this, rewriter, start, made);
        block.successors().clear();
        var keys = block.keys();
        var endPosition = block.endPosition();
        boolean replaced = false;
        for (Value value : rewriter.old()) {
            rewriter.from(value.position());
            boolean isControl = end == Block.End.TRY && value == controls.get(0);
            switch (value.op()) {
                case INSTANCE_OF -> {
                    if (!fused || value != condition) {
                        tests.instanceOf(value);
                    }
                }
                case CAST_CHECK -> replaced |= tests.castCheck(value, isControl ? successors : List.of(), block);
                case CLASS_INIT -> replaced |= initialise(value, rewriter, start, isControl ? successors : List.of(), block);
                case STORE_CHECK -> replaced |= tests.storeCheck(value, isControl ? successors : List.of(), block);
                case NEW, NEW_ARRAY -> {
                    if (barriers.isPresent() && !block.isCold()) {
                        replaced |= new LowerAllocation(this, rewriter, start).allocate(value, isControl ? successors : List.of(), block);
                    } else {
                        lower(value, rewriter, start);
                        rewriter.keep(value);
                    }
                }
                default -> {
                    lower(value, rewriter, start);
                    rewriter.keep(value);
                    barriers.filter(needed -> needed.isNeeded(value)).ifPresent(needed -> needed.mark(value, rewriter, start));
                }
            }
        }
        if (fused) {
            rewriter.from(condition.position());
            tests.branchIfInstance(condition, successors.get(0), successors.get(1), block);
        } else if (!replaced) {
            rewriter.at().setKeys(keys);
            rewriter.finish(end, controls, successors);
            rewriter.at().setEndPosition(endPosition);
        }
    }

    /**
     * A test of the class's state, and off the fast path the call that initialises it.
     *
     * @param successors the normal and the exceptional one if the value ends a TRY block, else empty
     * @return whether the end of the original block has been replaced
     */
    private boolean initialise(Value value, BlockRewriter rewriter, Value start, List<Block> successors, Block original) {
        HeapObject record = closedWorld.firstUses().get((JavaClass) value.aux());
        JavaField state = world.resolveField(record.type(), "value");
        Value object = rewriter.add(Op.OBJECT, Type.REF, 0, record);
        Access asPlain = new Access(state.kind(), 1, Alias.field(state), Order.PLAIN);
        Value now = rewriter.add(Op.LOAD, Type.I32, state.offset(), asPlain, start, object);
        Value test = rewriter.add(Op.NE, Type.I32, 0, null, now, rewriter.add(Op.CONST, Type.I32, 0, null));
        Block initialised = rewriter.newBlock(false);
        rewriter.branch(test, rewriter.newBlock(true), initialised);
        value.become(Op.CALL, Type.VOID, 0, entry(RuntimeCall.INITIALISE), value.argument(0), object);
        rewriter.keep(value);
        if (!successors.isEmpty()) {
            Block handler = successors.get(1);
            Block called = rewriter.at();
            called.setEnd(Block.End.TRY, value);
            called.setEndPosition(value.position());
            Block returned = rewriter.newBlock(true);
            called.connect(returned);
            called.successors().add(handler);
            handler.predecessors().set(handler.predecessors().indexOf(original), called);
            rewriter.continueIn(returned);
        }
        rewriter.jump(initialised, initialised);
        if (successors.isEmpty()) {
            return false;
        }
        rewriter.finish(Block.End.GOTO, List.of(), List.of(successors.get(0)));
        rewriter.at().setEndPosition(value.position());
        return true;
    }

    /** Lowers a value that needs no branches, in place; what it needs is added before it. */
    private void lower(Value value, BlockRewriter rewriter, Value start) {
        switch (value.op()) {
            case GET_FIELD -> {
                JavaField field = (JavaField) value.aux();
                value.become(Op.LOAD, value.type(), field.offset(), access(field), value.argument(0), value.argument(1));
            }
            case PUT_FIELD -> {
                JavaField field = (JavaField) value.aux();
                value.become(Op.STORE, value.type(), field.offset(), access(field), value.argument(0), value.argument(1), value.argument(2));
            }
            case GET_STATIC -> {
                JavaField field = (JavaField) value.aux();
                Value area = rewriter.add(Op.SYMBOL, Type.I64, 0, LinkerSymbol.STATICS);
                value.become(Op.LOAD, value.type(), field.offset(), access(field), value.argument(0), area);
            }
            case PUT_STATIC -> {
                JavaField field = (JavaField) value.aux();
                Value area = rewriter.add(Op.SYMBOL, Type.I64, 0, LinkerSymbol.STATICS);
                value.become(Op.STORE, value.type(), field.offset(), access(field), value.argument(0), area, value.argument(1));
            }
            case SYMBOL -> {
                if (value.aux() instanceof JavaField field) {
                    value.become(Op.SYMBOL, Type.I64, value.immediate() + field.offset(), LinkerSymbol.STATICS);
                }
            }
            case GET_ELEMENT -> element(value, Op.LOAD, rewriter);
            case PUT_ELEMENT -> element(value, Op.STORE, rewriter);
            case ARRAY_LENGTH -> value.become(Op.LOAD, Type.I32, LENGTH_AT, immutable(Kind.I32), start, value.argument(0));
            case HUB_OF -> {
                Value narrow = rewriter.add(Op.LOAD, Type.I32, 0, immutable(Kind.I32), start, value.argument(0));
                value.become(widenHub, Type.I64, 0, null, narrow);
            }
            case NEW -> {
                Value hub = rewriter.add(Op.SYMBOL, Type.I64, 0, new Hub((JavaClass) value.aux()));
                value.become(Op.CALL, Type.REF, 0, entry(RuntimeCall.NEW_OBJECT), value.argument(0), hub);
            }
            case NEW_ARRAY -> {
                Value hub = rewriter.add(Op.SYMBOL, Type.I64, 0, new Hub((JavaClass) value.aux()));
                value.become(Op.CALL, Type.REF, 0, entry(RuntimeCall.NEW_ARRAY), value.argument(0), hub, value.argument(1));
            }
            case REM -> {
                if (value.type().isFloating()) {
                    JavaMethod remainder = entry(value.type() == Type.F32 ? RuntimeCall.FLOAT_REMAINDER : RuntimeCall.DOUBLE_REMAINDER);
                    value.become(Op.CALL, value.type(), 0, remainder, start, value.argument(0), value.argument(1));
                }
            }
            case CALL_VIRTUAL -> dispatch(value, rewriter, start);
            default -> { }
        }
    }

    private void element(Value value, Op op, BlockRewriter rewriter) {
        Access access = (Access) value.aux();
        Value index = value.argument(2);
        ArrayList<Value> arguments = new ArrayList<>(List.of(value.argument(0), value.argument(1)));
        long displacement = access.kind().bytes == 8 ? 16 : 12;
        if (index.isConstant()) {
            displacement += index.immediate() * access.kind().bytes;
        }
        if (index.isConstant() && displacement == (int) displacement) {
            access = new Access(access.kind(), 1, access.alias(), access.order());
        } else {
            displacement = access.kind().bytes == 8 ? 16 : 12;
            arguments.add(rewriter.add(Op.ZEXT32, Type.I64, 0, null, index));
        }
        if (op == Op.STORE) {
            arguments.add(value.argument(3));
        }
        value.become(op, value.type(), displacement, access, arguments.toArray(new Value[0]));
    }

    /** A virtual call: direct if there is but one thing it can run, else through the receiver's dispatch table. */
    private void dispatch(Value value, BlockRewriter rewriter, Value start) {
        JavaMethod declared = (JavaMethod) value.aux();
        List<JavaMethod> targets = closedWorld.targets(declared);
        Value[] arguments = value.arguments().toArray(new Value[0]);
        if (targets.size() == 1) {
            value.become(Op.CALL, value.type(), 0, targets.get(0), arguments);
            return;
        }
        if (targets.isEmpty()) {
            // No object has this method: the receiver is null and its check has thrown. Something must be called here all the same.
            value.become(Op.CALL, value.type(), 0, entry(RuntimeCall.THROW_NULL), arguments[0]);
            return;
        }
        Value hub = hubOf(value.argument(1), rewriter, start);
        Value target = rewriter.add(Op.LOAD, Type.I64, hubs.size() + 8L * declared.dispatchSlot(), immutable(Kind.I64), start, hub);
        Value[] indirect = new Value[arguments.length + 1];
        indirect[0] = arguments[0];
        indirect[1] = target;
        System.arraycopy(arguments, 1, indirect, 2, arguments.length - 1);
        value.become(Op.CALL_INDIRECT, value.type(), 0, null, indirect);
    }

    /** The hub of an object that is not null. */
    Value hubOf(Value object, BlockRewriter rewriter, Value start) {
        return address(object, 0, rewriter, start);
    }

    /** The address that 4 bytes of an object or hub hold. */
    Value address(Value holder, int offset, BlockRewriter rewriter, Value start) {
        return rewriter.add(widenHub, Type.I64, 0, null, rewriter.add(Op.LOAD, Type.I32, offset, immutable(Kind.I32), start, holder));
    }

    HubLayout hubs() {
        return hubs;
    }

    World world() {
        return world;
    }

    JavaMethod entry(RuntimeCall call) {
        return world.runtimeEntry(call);
    }

    static Access immutable(Kind kind) {
        return new Access(kind, 1, Alias.IMMUTABLE, Order.PLAIN);
    }

    private static Access access(JavaField field) {
        return new Access(field.kind(), 1, Alias.field(field), field.isVolatile() ? Order.VOLATILE : Order.PLAIN);
    }
}

package astryon.compiler.opt;

import astryon.compiler.ir.Access.Kind;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.magic.RuntimeCall;
import java.util.List;
import java.util.Map;

/**
 * The type tests of one block, for {@link LowerObjects}. Class ids are numbered in preorder over the tree, so being a subclass is
 * being in a range; a class without subclasses is recognised by its hub's address, an interface by a bit. Only tests for arrays
 * of something with subtypes are left to the runtime. What fails leaves the straight path for a cold block.
 */
final class LowerTypeTests {
    private static final String OBJECT = "java/lang/Object";

    private final LowerObjects lowering;
    private final BlockRewriter rewriter;
    private final Value start;
    private final Map<Value, JavaClass> made;

    /**
     * @param start the memory at entry, which loads of immutable memory take
     * @param made the types of the function's allocations, lowered or not
     */
    LowerTypeTests(LowerObjects lowering, BlockRewriter rewriter, Value start, Map<Value, JavaClass> made) {
        this.lowering = lowering;
        this.rewriter = rewriter;
        this.start = start;
        this.made = made;
    }

    void instanceOf(Value value) {
        Value object = value.argument(0);
        JavaClass type = (JavaClass) value.aux();
        if (type.name().equals(OBJECT)) {
            value.become(Op.NE, Type.I32, 0, null, object, nullReference());
            rewriter.keep(value);
        } else if (hasNoInstance(type)) {
            value.become(Op.CONST, Type.I32, 0, null);
            rewriter.keep(value);
        } else if (isNonNull(object)) {
            value.becomeCopyOf(test(object, type));
            rewriter.keep(value);
        } else {
            Block test = rewriter.newBlock(false);
            Block joined = rewriter.newBlock(false);
            Value no = integer(0);
            rewriter.branch(isNotNull(object), test, joined);
            Value outcome = test(object, type);
            rewriter.jump(joined, joined);
            value.become(Op.PHI, Type.I32, 0, null, no, outcome);
            rewriter.keep(value);
        }
    }

    /** Ends the block: to {@code yes} if the test holds, else to {@code no}, both successors of {@code original}. */
    void branchIfInstance(Value condition, Block yes, Block no, Block original) {
        Value object = condition.argument(0);
        JavaClass type = (JavaClass) condition.aux();
        Value outcome;
        if (type.name().equals(OBJECT)) {
            outcome = isNotNull(object);
        } else if (hasNoInstance(type)) {
            outcome = integer(0);
        } else {
            if (!isNonNull(object)) {
                int edge = no.predecessors().indexOf(original);
                for (Value phi : no.phis()) {
                    phi.arguments().add(phi.argument(edge));
                }
                rewriter.branch(isNotNull(object), rewriter.newBlock(false), no);
            }
            outcome = test(object, type);
        }
        rewriter.finish(Block.End.IF, List.of(outcome), List.of(yes, no));
        rewriter.at().setEndPosition(condition.position());
    }

    /**
     * @param successors the normal and the exceptional one if the check ends a TRY block, else empty
     * @return whether the end of the original block has been replaced
     */
    boolean castCheck(Value value, List<Block> successors, Block original) {
        Value object = value.argument(0);
        JavaClass type = (JavaClass) value.aux();
        if (type.name().equals(OBJECT) || isNull(object)) {
            return pass(value, object, successors, original);
        }
        Block passed = rewriter.newBlock(false);
        Block failed = rewriter.newBlock(true);
        if (!isNonNull(object)) {
            rewriter.branch(isNotNull(object), rewriter.newBlock(false), passed);
        }
        if (hasNoInstance(type)) {
            rewriter.jump(failed, failed);
        } else {
            if (needsCall(type)) {
                rewriter.branch(rewriter.add(Op.NE, Type.I32, 0, null, hub(object), hub(type)), rewriter.newBlock(true), passed);
            }
            rewriter.branch(test(object, type), passed, failed);
            rewriter.continueIn(failed);
        }
        fail(lowering.entry(RuntimeCall.THROW_CAST), successors, original, object, hub(type));
        rewriter.continueIn(passed);
        return pass(value, object, successors.isEmpty() ? successors : successors.subList(0, 1), original);
    }

    /** See {@link #castCheck}. */
    boolean storeCheck(Value value, List<Block> successors, Block original) {
        Value array = value.argument(0);
        Value stored = value.argument(1);
        if (isNull(stored) || isNewArrayOfObjects(array)) {
            return pass(value, stored, successors, original);
        }
        Block passed = rewriter.newBlock(false);
        Block failed = rewriter.newBlock(true);
        if (!isNonNull(stored)) {
            rewriter.branch(isNotNull(stored), rewriter.newBlock(false), passed);
        }
        Value component = lowering.address(hub(array), lowering.hubs().component(), rewriter, start);
        Value objects = hub(lowering.world().classNamed(OBJECT));
        rewriter.branch(rewriter.add(Op.NE, Type.I32, 0, null, component, objects), rewriter.newBlock(false), passed);
        rewriter.branch(rewriter.add(Op.NE, Type.I32, 0, null, component, hub(stored)), rewriter.newBlock(true), passed);
        Value allowed = rewriter.add(Op.CALL, Type.I32, 0, lowering.entry(RuntimeCall.CAN_STORE), start, array, stored);
        rewriter.branch(allowed, passed, failed);
        rewriter.continueIn(failed);
        fail(lowering.entry(RuntimeCall.THROW_STORE), successors, original, stored);
        rewriter.continueIn(passed);
        return pass(value, stored, successors.isEmpty() ? successors : successors.subList(0, 1), original);
    }

    /**
     * The check is passed: its value is {@code object}. Of the successors of a TRY block that it ended, a normal one is gone to
     * and an exceptional one, if it is still there, is not.
     */
    private boolean pass(Value value, Value object, List<Block> successors, Block original) {
        value.becomeCopyOf(object);
        rewriter.keep(value);
        if (successors.isEmpty()) {
            return false;
        }
        if (successors.size() > 1) {
            Block handler = successors.get(1);
            int edge = handler.predecessors().indexOf(original);
            handler.predecessors().remove(edge);
            handler.phis().forEach(phi -> phi.arguments().remove(edge));
        }
        rewriter.finish(Block.End.GOTO, List.of(), List.of(successors.get(0)));
        rewriter.at().setEndPosition(value.position());
        return true;
    }

    /** Calls what throws, in the block being written, with an edge to the handler if there is one. */
    private void fail(JavaMethod thrower, List<Block> successors, Block original, Value... arguments) {
        Value[] all = new Value[arguments.length + 1];
        all[0] = start;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Value call = rewriter.add(Op.CALL, Type.VOID, 0, thrower, all);
        if (successors.isEmpty()) {
            rewriter.at().setEnd(Block.End.UNREACHABLE, call);
        } else {
            Block handler = successors.get(1);
            Block never = rewriter.newBlock(true);
            Block at = rewriter.at();
            at.setEnd(Block.End.TRY, call);
            at.connect(never);
            at.successors().add(handler);
            handler.predecessors().set(handler.predecessors().indexOf(original), at);
            never.setEnd(Block.End.UNREACHABLE, call);
        }
    }

    /** Whether an object, not null, is of a type that has instances: straight-line code. */
    private Value test(Value object, JavaClass type) {
        if (needsCall(type)) {
            return rewriter.add(Op.CALL, Type.I32, 0, lowering.entry(RuntimeCall.IS_INSTANCE), start, object, hub(type));
        }
        Value hub = hub(object);
        if (type.isInterface()) {
            Value set = lowering.address(hub, lowering.hubs().interfaceSet(), rewriter, start);
            Value bits = rewriter.add(Op.LOAD, Type.I32, type.interfaceBit() >> 3, LowerObjects.immutable(Kind.U8), start, set);
            Value bit = rewriter.add(Op.AND, Type.I32, 0, null, bits, integer(1 << (type.interfaceBit() & 7)));
            return rewriter.add(Op.NE, Type.I32, 0, null, bit, integer(0));
        }
        if (type.isArray() || type.typeId() == type.lastTypeId()) {
            return rewriter.add(Op.EQ, Type.I32, 0, null, hub, hub(type));
        }
        Value id = rewriter.add(Op.LOAD, Type.I32, lowering.hubs().typeId(), LowerObjects.immutable(Kind.I32), start, hub);
        Value distance = rewriter.add(Op.SUB, Type.I32, 0, null, id, integer(type.typeId()));
        return rewriter.add(Op.ULE, Type.I32, 0, null, distance, integer(type.lastTypeId() - type.typeId()));
    }

    /** No object can be of a class that has no hub: it would have one. An abstract class may still have subclasses. */
    private static boolean hasNoInstance(JavaClass type) {
        return !type.isInterface() && !type.isArray() && (type.typeId() < 0 || type.isAbstract() && type.typeId() == type.lastTypeId());
    }

    private static boolean needsCall(JavaClass type) {
        if (type.isInterface()) {
            return type.interfaceBit() < 0;
        }
        JavaClass element = type;
        while (element.isArray()) {
            element = element.component();
        }
        boolean hasSubtypes = element.kind() == JavaClass.Kind.OBJECT && (element.isInterface() || element.typeId() != element.lastTypeId());
        return type.isArray() && hasSubtypes;
    }

    private boolean isNonNull(Value value) {
        Value source = ControlFlow.withoutCopies(value);
        return NonNull.is(source) || made.containsKey(source);
    }

    private boolean isNewArrayOfObjects(Value array) {
        Value source = ControlFlow.withoutCopies(array);
        while (source.op() == Op.NULL_CHECK) {
            source = ControlFlow.withoutCopies(source.argument(0));
        }
        JavaClass type = made.get(source);
        return type != null && type.isArray() && type.component().name().equals(OBJECT);
    }

    private static boolean isNull(Value value) {
        return ControlFlow.withoutCopies(value).isConstant(0);
    }

    private Value isNotNull(Value object) {
        return rewriter.add(Op.NE, Type.I32, 0, null, object, nullReference());
    }

    private Value nullReference() {
        return rewriter.add(Op.CONST, Type.REF, 0, null);
    }

    private Value integer(int number) {
        return rewriter.add(Op.CONST, Type.I32, number, null);
    }

    private Value hub(Value object) {
        return lowering.hubOf(object, rewriter, start);
    }

    private Value hub(JavaClass type) {
        return rewriter.add(Op.SYMBOL, Type.I64, 0, new Hub(type));
    }
}

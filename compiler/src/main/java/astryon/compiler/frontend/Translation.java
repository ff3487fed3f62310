package astryon.compiler.frontend;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Locals;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.InitialisationOrder;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticInitialiser;
import astryon.compiler.world.World;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * One method under translation: where the next value goes, and the ways to put one there. All that the bytecode groups know of
 * memory states, protected regions and the ends of blocks goes through here.
 */
final class Translation {
    final World world;
    final StaticInitialiser initialiser;
    final JavaMethod method;
    final BytecodeFlow flow;
    /** The locals that some instruction writes. */
    final BitSet written;
    final Function function;
    final Joins joins;
    final KnownTypes known;
    final WordsAndStructs words;

    /** Where values go; null after the block has ended. */
    Block block;
    JvmState state;
    /** The handlers' dispatch that protects the current instruction, or null. */
    FlowNode dispatch;

    private final Findings findings;
    private final Map<Value, Object> literals = new IdentityHashMap<>();
    private final NullMessages nullMessages;
    private final VariableScopes scopes;
    private Position position;
    private AbstractInsnNode instruction;

    Translation(World world, StaticInitialiser initialiser, Findings findings, JavaMethod method, BytecodeFlow flow, NullMessages nullMessages,
            List<LocalVariableNode> variables) {
        this.world = world;
        this.initialiser = initialiser;
        this.findings = findings;
        this.method = method;
        this.flow = flow;
        this.nullMessages = nullMessages;
        this.written = LiveLocals.compute(flow);
        this.function = new Function(method, method.parameters(), method.result());
        this.joins = new Joins(this);
        this.known = new KnownTypes(world, this);
        this.words = new WordsAndStructs(this);
        this.scopes = new VariableScopes(flow, method, variables);
        this.position = new Position(method, 0, null);
    }

    void setLine(int line) {
        position = new Position(method, line, null, null, position.locals());
    }

    /** From here on {@code next} is translated, which is the {@code index}-th. */
    void setInstruction(AbstractInsnNode next, int index) {
        instruction = next;
        setLocals(scopes.at(index, state));
    }

    /** From here on a node of handlers is translated: variables are what they are, but no place in the code says which those are. */
    void setDispatch() {
        setLocals(Locals.NONE);
    }

    private void setLocals(Locals locals) {
        if (locals != position.locals()) {
            position = new Position(method, position.line(), null, null, locals);
        }
    }

    Position position() {
        return position;
    }

    // Findings

    void refuse(Rule rule) {
        findings.report(rule, "", method, position.line());
    }

    void refuse(Rule rule, String what) {
        findings.report(rule, what, method, position.line());
    }

    void refuse(LeftOut row, String what) {
        findings.report(row, what, method, position.line());
    }

    /** In place of something that was refused and yields a value: nothing is known of this one, so that what follows is looked at, too. */
    void pushUnknown(String descriptor) {
        Type type = world.held(descriptor);
        if (type != Type.VOID) {
            push(place(Op.COPY, type, 0, null, constant(type, 0)), descriptor);
        }
    }

    // Values

    Value constant(Type type, long bits) {
        return place(Op.CONST, type, Evaluation.canonical(type, bits), null);
    }

    Value intConstant(int number) {
        return constant(Type.I32, number);
    }

    Value nullConstant() {
        return constant(Type.REF, 0);
    }

    /** A constant for uses in {@code any} block: what stands in for something that was refused. */
    private Value constantEverywhere(Type type) {
        return function.entry().append(Op.CONST, type, 0, null, position);
    }

    /** An operation on data alone; one whose operands are constants is done now. */
    Value pure(Op op, Type type, Value... operands) {
        if (Evaluation.isPure(op) && Arrays.stream(operands).allMatch(Value::isConstant)) {
            Type operandType = operands[op == Op.SELECT ? 1 : 0].type();
            long divisor = operands[operands.length - 1].immediate();
            if (!Evaluation.isDivisionByZero(op, operandType, divisor)) {
                long[] bits = Arrays.stream(operands).mapToLong(Value::immediate).toArray();
                return constant(type, Evaluation.evaluate(op, type, operandType, bits));
            }
        }
        if ((op == Op.EQ || op == Op.NE) && operands[0].type() == Type.REF && isKnownPair(operands[0], operands[1])) {
            boolean same = operands[0].aux() == operands[1].aux();
            return intConstant(same == (op == Op.EQ) ? 1 : 0);
        }
        return place(op, type, 0, null, operands);
    }

    private static boolean isKnownPair(Value a, Value b) {
        return (a.op() == Op.OBJECT || a.isConstant()) && (b.op() == Op.OBJECT || b.isConstant());
    }

    /**
     * Any operation; memory is threaded through it, and one that may throw under protection ends the block: translation goes on in
     * a new one, and the exception goes to the handlers with the locals as they are now.
     */
    Value emit(Op op, Type type, long immediate, Symbol aux, Value... operands) {
        Value[] arguments = operands;
        if (op.takesMemory()) {
            arguments = new Value[operands.length + 1];
            arguments[0] = state.memory();
            System.arraycopy(operands, 0, arguments, 1, operands.length);
        }
        Value value = place(op, type, immediate, aux, arguments);
        if (op.definesMemory()) {
            state.setMemory(value);
        }
        if (op.is(Op.Trait.THROWS) && dispatch != null && (world.profile().checksThrow() || !op.is(Op.Trait.CHECK))) {
            protect(value);
        }
        return value;
    }

    Value emit(Op op, Type type, Symbol aux, Value... operands) {
        return emit(op, type, 0, aux, operands);
    }

    private Value place(Op op, Type type, long immediate, Symbol aux, Value... arguments) {
        return block.append(op, type, immediate, aux, position, arguments);
    }

    private void protect(Value thrower) {
        Block normal = function.newBlock();
        Block landing = function.newBlock();
        end(Block.End.TRY, thrower);
        block.connect(normal);
        block.connect(landing);
        landing.setCold(true);
        landing.setEnd(Block.End.GOTO);
        landing.setEndPosition(position);
        throwTo(dispatch, landing, landing.append(Op.CAUGHT, Type.REF, 0, null, position));
        block = normal;
    }

    private void throwTo(FlowNode handlers, Block from, Value exception) {
        JvmState thrown = state.copy();
        thrown.clearStack();
        thrown.push(exception, false);
        joins.edge(from, handlers, thrown);
    }

    // Ends of blocks

    private void end(Block.End end, Value... controls) {
        block.setEnd(end, controls);
        block.setEndPosition(position);
    }

    void goTo(FlowNode target) {
        end(Block.End.GOTO);
        joins.edge(block, target, state);
        block = null;
    }

    /** Goes to one of two nodes, or to the one there is if that is known already. */
    void branch(Value condition, FlowNode ifTrue, FlowNode ifFalse) {
        if (ifTrue == ifFalse) {
            goTo(ifTrue);
        } else if (condition.isConstant()) {
            goTo(condition.immediate() != 0 ? ifTrue : ifFalse);
        } else {
            end(Block.End.IF, condition);
            joins.edge(block, ifTrue, state.copy());
            joins.edge(block, ifFalse, state);
            block = null;
        }
    }

    /** Ends the block with a test; the caller goes on in the block for {@code condition} not zero and gets the other. */
    Block branchOff(Value condition) {
        Block holds = function.newBlock();
        Block fails = function.newBlock();
        end(Block.End.IF, condition);
        block.connect(holds);
        block.connect(fails);
        block = holds;
        return fails;
    }

    /** Ends the block with a jump to {@code target}, a block that is no node's. */
    void goTo(Block target) {
        end(Block.End.GOTO);
        block.connect(target);
        block = null;
    }

    /** @param targets without repetition, the default last; {@code keys} has a row for each of the others */
    void switchTo(Value key, int[][] keys, FlowNode... targets) {
        end(Block.End.SWITCH, key);
        block.setKeys(keys);
        for (FlowNode target : targets) {
            joins.edge(block, target, state.copy());
        }
        block = null;
    }

    void returnValue(Value... result) {
        Value[] controls = new Value[result.length + 1];
        controls[0] = state.memory();
        System.arraycopy(result, 0, controls, 1, result.length);
        end(Block.End.RETURN, controls);
        block = null;
    }

    void throwException(Value exception) {
        if (dispatch != null) {
            end(Block.End.GOTO);
            throwTo(dispatch, block, exception);
        } else {
            end(Block.End.THROW, state.memory(), exception);
        }
        block = null;
    }

    /** The method ends here: what would follow was refused or cannot happen. */
    void unreachable() {
        end(Block.End.UNREACHABLE, state.memory());
        block = null;
    }

    /** The node in which everything meets that is thrown under one list of handlers: they are tried in order. */
    void dispatchTo(FlowNode node) {
        Value exception = state.stackAt(0);
        for (TryCatchBlockNode handler : node.handlers) {
            FlowNode target = flow.at(handler.handler);
            if (handler.type != null && world.find(handler.type).isEmpty()) {
                // A class that is not there has no instances.
                continue;
            }
            if (BytecodeFlow.catchesAll(handler)) {
                goTo(target);
                return;
            }
            Value matches = emit(Op.INSTANCE_OF, Type.I32, world.classNamed(handler.type), exception);
            Block next = function.newBlock();
            end(Block.End.IF, matches);
            joins.edge(block, target, state.copy());
            block.connect(next);
            next.setCold(true);
            block = next;
        }
        throwException(exception);
    }

    // The operand stack

    void push(Value value) {
        state.push(value, false);
    }

    void pushWide(Value value) {
        state.push(value, true);
    }

    /** Pushes a value whose type in the bytecode is {@code descriptor}. */
    void push(Value value, String descriptor) {
        state.push(value, descriptor.equals("J") || descriptor.equals("D"));
        known.declare(value, descriptor);
    }

    /** A local that an instruction reads as a {@code type}. */
    Value local(int slot, Type type) {
        Value value = state.local(slot);
        if (value == null || value.type() != type) {
            throw new Refusal("the bytecode reads a local that has no value of that type");
        }
        return value;
    }

    Value referenceLocal(int slot) {
        Value value = state.local(slot);
        return local(slot, value != null && value.type() == Type.I64 ? Type.I64 : Type.REF);
    }

    Value pop(Type type) {
        return conform(state.pop(), type);
    }

    /** Pops a reference of any kind: an object, a word or a struct. */
    Value popReference() {
        Value value = state.pop();
        if (value.type() != Type.REF && value.type() != Type.I64) {
            throw mismatch();
        }
        return value;
    }

    /** {@code value} where one of {@code type} is wanted; if it is another, says what is wrong and yields a stand-in. */
    Value conform(Value value, Type type) {
        if (value.type() == type) {
            return value;
        }
        if (type == Type.REF && value.type() == Type.I64) {
            Known what = known.of(value);
            refuse(what != null && what.isInsideStruct() ? Rule.ARRAY_LENGTH_LOST : Rule.WORD_AS_OBJECT);
        } else if (type == Type.I64 && value.type() == Type.REF) {
            refuse(Rule.OBJECT_AS_WORD);
        } else {
            throw mismatch();
        }
        return constantEverywhere(type);
    }

    /** {@code value} where it meets {@code others} in a variable of {@code type}. */
    Value conformToPhi(Value value, Type type, List<Value> others) {
        boolean mixed = value.type() != type && (type == Type.I64 || type == Type.REF && value.type() == Type.I64);
        if (mixed && others.stream().map(known::of).anyMatch(other -> other != null && other.isInsideStruct())) {
            refuse(Rule.ARRAY_LENGTH_LOST);
            return constantEverywhere(type);
        }
        if (mixed && type == Type.REF && others.stream().allMatch(KnownTypes::isNull)) {
            refuse(Rule.OBJECT_AS_WORD);
            return constantEverywhere(type);
        }
        return conform(value, type);
    }

    private static Refusal mismatch() {
        return new Refusal("the bytecode uses a value as one of another type");
    }

    /** A value goes into a variable of the type {@code descriptor}: its type must not hide how it or its elements are held. */
    void checkDeclared(Value value, String descriptor) {
        Known what = known.of(value);
        if (what == null) {
            return;
        }
        if (what.isInsideStruct() && value.type() == Type.I64) {
            refuse(Rule.ARRAY_LENGTH_LOST);
        } else if (descriptor.charAt(0) == '[' && !descriptor.equals(what.descriptor()) && known.hasBareElements(what)) {
            refuse(Rule.WORD_ARRAY_AS_OBJECTS);
        }
    }

    /** Stands in for a condition that was refused: both ways stay reachable, so that both are looked at. */
    Value unknownTruth() {
        return place(Op.NE, Type.I32, 0, null, intConstant(1), intConstant(0));
    }

    // Checks

    /** {@code reference}, known not to be null from here on. */
    Value nonNull(Value reference) {
        if (isNeverNull(reference) || method.traits().unchecked().isPresent()) {
            return reference;
        }
        Value check = emit(Op.NULL_CHECK, Type.REF, null, reference);
        check.setPosition(new Position(method, position.line(), null, nullMessages.of(instruction), position.locals()));
        return check;
    }

    private boolean isNeverNull(Value reference) {
        return switch (reference.op()) {
            case NEW, NEW_ARRAY, OBJECT, CAUGHT, NULL_CHECK -> true;
            case ARG -> reference.immediate() == 0 && !method.isStatic();
            default -> false;
        };
    }

    Value boundsChecked(Value index, Value length) {
        return method.traits().unchecked().isPresent() ? index : emit(Op.BOUNDS_CHECK, Type.I32, null, index, length);
    }

    /** {@code length}, known to be a possible one of an array. */
    Value sizeChecked(Value length) {
        return length.isConstant() && length.immediate() >= 0 ? length : emit(Op.SIZE_CHECK, Type.I32, null, length);
    }

    /** {@code divisor}, known not to be zero. */
    Value divisorChecked(Value divisor) {
        return divisor.isConstant() && divisor.immediate() != 0 ? divisor : emit(Op.DIVISOR_CHECK, divisor.type(), null, divisor);
    }

    /**
     * Here {@code type} is used. A static method or a constructor of a class is called only where the class has been: by then it is
     * initialised, or this very thread is at it. An object may be known before its class is initialised, even if that then fails.
     */
    void initialise(JavaClass type) {
        initialiser.initialise(type);
        boolean entered = method.isStatic() || method.isConstructor();
        if (initialiser.runsAtFirstUse(type) && !(entered && InitialisationOrder.isCertain(type, method.owner()))) {
            emit(Op.CLASS_INIT, Type.VOID, type);
        }
    }

    // Literals

    /** Notes that {@code value} comes from a literal: a String, the JavaClass of a class literal, the JavaField it names. */
    Value literal(Value value, Object literal) {
        literals.put(value, literal);
        return value;
    }

    /** What literal {@code value} comes from, or null. */
    Object literalOf(Value value) {
        return literals.get(value);
    }

    /** What literal {@code value} comes from, or null; if nothing else uses it, it is not in the program. */
    Object takeLiteral(Value value) {
        Object literal = literals.get(value);
        if (literal != null && !state.holds(value) && value.block().values().stream().noneMatch(user -> user.arguments().contains(value))) {
            value.block().values().remove(value);
        }
        return literal;
    }
}

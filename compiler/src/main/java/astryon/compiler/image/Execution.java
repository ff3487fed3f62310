package astryon.compiler.image;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.StaticValue.LinkAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the build-time interpreter: a stack of activations and the loop that evaluates the values of the top one. The
 * guest's calls do not nest on the host's stack. A call's result is delivered to the value at which its caller waits; an
 * exception goes down the stack to the first activation that waits at the last value of a TRY block.
 */
final class Execution {
    /** Values evaluated before a static initialiser counts as one that does not end: about a minute. */
    private static final long STEPS = 2_000_000_000L;
    /** The same where the program could do it instead: about a second, which for it is a fraction of one. */
    private static final long STEPS_WORTH_WHILE = 20_000_000L;
    private static final int DEEPEST_STACK = 10_000;

    private final Interpreter interpreter;
    private final InitialiserEffects effects;
    private final Arithmetic arithmetic = new Arithmetic();
    private final ArrayDeque<Activation> stack = new ArrayDeque<>();
    private final long mostSteps;
    private long steps;
    /** Where in what could be undone the initialisers began that an initialiser of the program led to, and that are trusted. */
    private int trustedSince;

    Execution(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.effects = interpreter.heap().effects();
        this.mostSteps = effects.areWatched() ? STEPS_WORTH_WHILE : STEPS;
    }

    List<Activation> innermostFirst() {
        return new ArrayList<>(stack);
    }

    /** Pushes what must run before {@code type} counts as initialised. Whether that is anything. */
    boolean prepareInitialisation(JavaClass type) {
        interpreter.states().requireOrder(type, effects.initialised());
        int mark = effects.mark();
        List<Activation> activations = interpreter.states().begin(type);
        if (activations.isEmpty()) {
            return false;
        }
        JavaClass user = effects.initialised();
        boolean trusted = activations.stream().noneMatch(activation -> effects.isOfProgram(activation.initialises()));
        if (trusted && user != null && effects.isOfProgram(user)) {
            trustedSince = mark;
        }
        for (int i = activations.size() - 1; i >= 0; i--) {
            stack.push(activations.get(i));
        }
        effects.enter(initialised());
        return true;
    }

    void run() {
        while (!stack.isEmpty()) {
            Activation top = stack.peek();
            try {
                if (top.atEnd()) {
                    end(top);
                } else {
                    step(top, top.current());
                }
            } catch (Thrown e) {
                effects.fails(e.exceptionClass());
                construct(e.exceptionClass());
            }
        }
    }

    private void end(Activation top) {
        Block block = top.block();
        switch (block.end()) {
            case GOTO, TRY -> top.enter(block.successor(0));
            case IF -> {
                Value condition = block.control(0);
                arithmetic.requireKnown(top, condition);
                top.enter(block.successor(top.bits(condition) != 0 ? 0 : 1));
            }
            case SWITCH -> {
                int key = (int) top.bits(block.control(0));
                top.enter(block.successor(successorOf(block.keys(), key)));
            }
            case RETURN -> leave(block.controls().size() > 1 ? top.datum(block.control(1)) : Datum.ZERO);
            case THROW -> unwind(top.object(block.control(1)));
            case UNREACHABLE -> throw new Unevaluable(interpreter.findingOf(top.method()));
        }
    }

    /** Keys are rows of the successors in order; the successor after the last row is the default. */
    private static int successorOf(int[][] keys, int key) {
        for (int i = 0; i < keys.length; i++) {
            for (int k : keys[i]) {
                if (k == key) {
                    return i;
                }
            }
        }
        return keys.length;
    }

    private void leave(Datum result) {
        Activation left = stack.peek();
        if (left.initialises() != null) {
            finish(left.initialises());
            return;
        }
        stack.pop();
        if (left.constructs() != null) {
            unwind(left.constructs());
        } else if (!stack.isEmpty()) {
            Activation caller = stack.peek();
            caller.set(caller.current(), result);
            caller.advance();
        }
    }

    /** The top activation, an initialiser, has come to its end. */
    private void finish(JavaClass type) {
        if (effects.areWatched() && effects.isOfProgram(type) && effects.holdException(interpreter.objectsOf(type))) {
            throw new Unevaluable("it keeps an exception, which tells where it was made");
        }
        interpreter.states().finish(type);
        stack.pop();
        effects.enter(initialised());
        if (effects.initialised() != null && effects.isOfProgram(effects.initialised()) && !effects.isOfProgram(type)) {
            effects.keepSince(trustedSince);
        }
    }

    /** Throws in the top activation's current value: down to a handler, or out of a static initialiser, which ends all. */
    private void unwind(ImageObject exception) {
        while (!stack.isEmpty()) {
            Activation top = stack.peek();
            if (top.handles()) {
                top.enterHandler(exception);
                return;
            }
            if (top.initialises() != null) {
                throw new Unevaluable("it throws " + describe(exception));
            }
            stack.pop();
        }
    }

    private String describe(ImageObject exception) {
        JavaField message = exception.shape().named("detailMessage");
        ImageObject text = message == null ? null : (ImageObject) exception.reference(message);
        return exception.type() + (text == null ? "" : ": " + interpreter.heap().text(text));
    }

    /** Throws a new exception: its constructor runs on top of the value that throws. */
    private void construct(String exceptionClass) {
        JavaClass type = interpreter.world().classNamed(exceptionClass);
        ImageObject exception = interpreter.heap().newInstance(type);
        JavaMethod constructor = type.declaredMethod("<init>", "()V");
        if (constructor == null) {
            unwind(exception);
        } else {
            push(constructor, new Datum[] {Datum.of(exception)}).constructing(exception);
        }
    }

    private Activation push(JavaMethod method, Datum[] arguments) {
        if (stack.size() >= DEEPEST_STACK) {
            throw new Unevaluable("its calls nest deeper than " + DEEPEST_STACK);
        }
        try {
            Activation activation = new Activation(method, interpreter.functions().build(method), arguments);
            stack.push(activation);
            return activation;
        } catch (Refusal e) {
            throw new Unevaluable(e.getMessage());
        }
    }

    private void step(Activation top, Value value) {
        if (++steps > mostSteps) {
            throw new Unevaluable("it does not come to an end within " + mostSteps + " operations");
        }
        Op op = value.op();
        if (Evaluation.isPure(op)) {
            arithmetic.evaluate(top, value);
            top.advance();
            return;
        }
        switch (op) {
            case CALL, CALL_VIRTUAL -> call(top, value);
            case NEW -> {
                JavaClass type = (JavaClass) value.aux();
                if (prepareInitialisation(type)) {
                    return;
                }
                interpreter.heap().reserve(interpreter.heap().shape(type).fields().size());
                top.set(value, 0, interpreter.heap().newInstance(type));
                top.advance();
            }
            case GET_STATIC -> {
                JavaField field = (JavaField) value.aux();
                if (prepareInitialisation(field.owner())) {
                    return;
                }
                effects.reads(field, interpreter.get(field));
                top.set(value, interpreter.get(field));
                top.advance();
            }
            case PUT_STATIC -> {
                JavaField field = (JavaField) value.aux();
                if (prepareInitialisation(field.owner())) {
                    return;
                }
                effects.writes(field);
                interpreter.put(field, narrowed(field.kind(), top.datum(value.argument(1))));
                top.advance();
            }
            default -> {
                operate(top, value);
                top.advance();
            }
        }
    }

    /** The class whose initialiser is running, innermost; null when something else is evaluated. */
    private JavaClass initialised() {
        for (Activation activation : stack) {
            if (activation.initialises() != null) {
                return activation.initialises();
            }
        }
        return null;
    }

    private void call(Activation top, Value value) {
        JavaMethod method = (JavaMethod) value.aux();
        Datum[] arguments = new Datum[value.argumentCount() - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = top.datum(value.argument(i + 1));
        }
        if (value.op() == Op.CALL_VIRTUAL) {
            method = interpreter.world().selectVirtual(receiver(arguments).type(), method);
        }
        if (method.isStatic() && prepareInitialisation(method.owner())) {
            return;
        }
        effects.calls(method);
        Natives.Native known = interpreter.natives().find(method);
        if (known != null) {
            top.set(value, known.call(arguments));
            top.advance();
        } else if (method.isAbstract()) {
            throw new Thrown("java/lang/AbstractMethodError");
        } else if (method.code() == null || method.traits().intrinsic().isPresent()) {
            throw new Unevaluable("it calls " + method + ", which only exists when the program runs");
        } else {
            push(method, arguments);
        }
    }

    private static ImageObject receiver(Datum[] arguments) {
        if (arguments[0].reference() == null) {
            throw new Thrown("java/lang/NullPointerException");
        }
        return arguments[0].object();
    }

    private void operate(Activation top, Value value) {
        ImageHeap heap = interpreter.heap();
        switch (value.op()) {
            case CONST -> top.set(value, value.immediate(), null);
            case OBJECT -> top.set(value, 0, value.aux());
            case SYMBOL -> top.set(value, 0, new LinkAddress(value.aux(), value.immediate()));
            case ARG -> top.set(value, top.argument((int) value.immediate()));
            case START, SAFEPOINT, STACK_CHECK, FENCE -> { }
            case NULL_CHECK -> {
                require(top.reference(value.argument(0)) != null, "java/lang/NullPointerException");
                top.set(value, top.datum(value.argument(0)));
            }
            case BOUNDS_CHECK -> {
                int index = (int) top.bits(value.argument(0));
                require(index >= 0 && index < (int) top.bits(value.argument(1)), "java/lang/ArrayIndexOutOfBoundsException");
                top.set(value, index, null);
            }
            case DIVISOR_CHECK -> {
                arithmetic.requireKnown(top, value.argument(0));
                require(top.bits(value.argument(0)) != 0, "java/lang/ArithmeticException");
                top.set(value, top.datum(value.argument(0)));
            }
            case SIZE_CHECK -> {
                require(top.bits(value.argument(0)) >= 0, "java/lang/NegativeArraySizeException");
                top.set(value, top.datum(value.argument(0)));
            }
            case CAST_CHECK -> {
                ImageObject object = top.object(value.argument(0));
                require(object == null || object.type().isAssignableTo((JavaClass) value.aux()), "java/lang/ClassCastException");
                top.set(value, 0, object);
            }
            case STORE_CHECK -> {
                ImageObject array = top.object(value.argument(0));
                ImageObject stored = top.object(value.argument(1));
                require(stored == null || stored.type().isAssignableTo(array.type().component()), "java/lang/ArrayStoreException");
                top.set(value, 0, stored);
            }
            case INSTANCE_OF -> {
                ImageObject object = top.object(value.argument(0));
                top.set(value, Datum.of(object != null && object.type().isAssignableTo((JavaClass) value.aux())));
            }
            case ARRAY_LENGTH -> top.set(value, nonNull(top, value.argument(0)).slots(), null);
            case HUB_OF -> top.set(value, 0, new LinkAddress(new Hub(nonNull(top, value.argument(0)).type()), 0));
            case GET_FIELD -> {
                ImageObject object = nonNull(top, value.argument(1));
                top.set(value, heap.read(object, object.shape().slot((JavaField) value.aux())));
            }
            case PUT_FIELD -> {
                JavaField field = (JavaField) value.aux();
                Datum stored = narrowed(field.kind(), top.datum(value.argument(2)));
                ImageObject object = nonNull(top, value.argument(1));
                heap.write(object, object.shape().slot(field), stored);
            }
            case GET_ELEMENT -> {
                ImageObject array = nonNull(top, value.argument(1));
                top.set(value, heap.read(array, (int) top.bits(value.argument(2))));
            }
            case PUT_ELEMENT -> {
                ImageObject array = nonNull(top, value.argument(1));
                Datum stored = narrowed(array.type().elementKind(), top.datum(value.argument(3)));
                heap.write(array, (int) top.bits(value.argument(2)), stored);
            }
            case NEW_ARRAY -> {
                int length = (int) top.bits(value.argument(1));
                heap.reserve(length);
                top.set(value, 0, heap.newArray((JavaClass) value.aux(), length));
            }
            case REF_TO_ADDRESS -> {
                ImageObject object = top.object(value.argument(0));
                top.set(value, 0, object == null ? null : new LinkAddress(object, 0));
            }
            case ADDRESS_TO_REF -> top.set(value, 0, objectAt(top, value.argument(0)));
            case LOAD -> ObjectMemory.load(interpreter, top, value);
            case STORE -> ObjectMemory.store(heap, top, value);
            case EXCHANGE, FETCH_ADD, COMPARE_AND_SWAP, COMPARE_AND_EXCHANGE -> ObjectMemory.update(heap, arithmetic, top, value);
            case CURRENT_THREAD -> throw new Unevaluable("it asks for the current thread");
            case MACHINE -> throw new Unevaluable("it uses the instruction " + value.aux().symbol());
            default -> throw new Unevaluable("it calls code at an address (" + value.op().word() + ")");
        }
    }

    private static void require(boolean condition, String exceptionClass) {
        if (!condition) {
            throw new Thrown(exceptionClass);
        }
    }

    private static ImageObject nonNull(Activation top, Value value) {
        ImageObject object = top.object(value);
        require(object != null, "java/lang/NullPointerException");
        return object;
    }

    private static ImageObject objectAt(Activation top, Value address) {
        if (top.reference(address) instanceof LinkAddress link && link.addend() == 0 && link.target() instanceof ImageObject object) {
            return object;
        }
        if (top.reference(address) == null && top.bits(address) == 0) {
            return null;
        }
        throw new Unevaluable("it takes an address for an object");
    }

    /** What is left of a value that is stored as {@code kind} and loaded again. */
    static Datum narrowed(Access.Kind kind, Datum datum) {
        return switch (kind) {
            case I8 -> Datum.of((byte) datum.bits());
            case U8 -> Datum.of(datum.bits() & 0xff);
            case I16 -> Datum.of((short) datum.bits());
            case U16 -> Datum.of((char) datum.bits());
            default -> datum;
        };
    }
}

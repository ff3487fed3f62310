package astryon.compiler.world;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.magic.RuntimeCall;
import java.util.ArrayDeque;

/**
 * What the code of one method reaches, value by value. Operations that call the runtime once they are lowered reach its methods
 * here already: only those that are there, so that a program without arrays carries no code for them. Where control
 * has no {@link Passages passage} the scan waits for one and goes on from there, but not in a method that has been refused: that may lack one because of what was
 * refused in it.
 */
final class FunctionScan {
    private final Reachability found;
    private final World world;
    private final CallGraph graph;
    private final Passages passages;
    private final JavaMethod method;
    private final Function function;
    private final boolean refused;
    private final boolean[] seen;
    private final ArrayDeque<Place> pending = new ArrayDeque<>();

    /** Where the scan goes on: in a block, from its value of that number. */
    private record Place(Block block, int value) {
    }

    FunctionScan(Reachability found, World world, CallGraph graph, Passages passages, JavaMethod method, Function function) {
        this.found = found;
        this.world = world;
        this.graph = graph;
        this.passages = passages;
        this.method = method;
        this.function = function;
        refused = world.diagnostics().hasErrorsIn(method.symbol());
        seen = new boolean[function.blockCount()];
    }

    void scan() {
        if (world.profile() == Profile.HOSTED && method.traits().uninterruptible().isEmpty()) {
            polls();
        }
        enter(function.entry());
        goOn();
    }

    private void goOn() {
        for (Place place = pending.poll(); place != null; place = pending.poll()) {
            scan(place);
        }
    }

    private void enter(Block block) {
        if (!seen[block.id()]) {
            seen[block.id()] = true;
            pending.add(new Place(block, 0));
        }
    }

    private void scan(Place place) {
        Block block = place.block();
        for (int i = place.value(); i < block.values().size(); i++) {
            Value value = block.values().get(i);
            if (!refused && !passages.begins(value)) {
                passages.awaitBegin(value, goingOn(new Place(block, i)));
                return;
            }
            scan(value);
            if (!refused && !passages.ends(value)) {
                passages.awaitEnd(value, goingOn(new Place(block, i + 1)));
                if (block.end() == Block.End.TRY && block.control(0) == value) {
                    enter(block.successor(1));
                }
                return;
            }
        }
        leave(block);
    }

    private void leave(Block block) {
        switch (block.end()) {
            case THROW -> runtime(RuntimeCall.THROW, at(block.endPosition()));
            // The method has been refused where it ends otherwise: what comes after it is looked at all the same.
            case RETURN, UNREACHABLE -> found.returns(method);
            default -> {
                // Goes on in the method.
            }
        }
        for (int i = 0; i < block.successors().size(); i++) {
            Block successor = block.successor(i);
            if (refused || passages.leads(block, i)) {
                enter(successor);
            } else {
                passages.awaitLead(block, i, () -> {
                    enter(successor);
                    goOn();
                });
            }
        }
    }

    private Runnable goingOn(Place place) {
        return () -> {
            pending.add(place);
            goOn();
        };
    }

    /** Loops get polls, so late that they are in no function yet. */
    private void polls() {
        PostOrder order = new PostOrder(function);
        for (Block block : order.reverse()) {
            for (Block successor : block.successors()) {
                if (order.indexOf(successor) <= order.indexOf(block)) {
                    graph.act(CallGraph.Act.POLL, method, source(block.endPosition()), block.endPosition() == null ? 0 : block.endPosition().line());
                }
            }
        }
    }

    private Origin at(Position position) {
        return Origin.of(source(position), position == null ? 0 : position.line());
    }

    private JavaMethod source(Position position) {
        return position != null && position.method() instanceof JavaMethod source ? source : method;
    }

    private void scan(Value value) {
        Origin here = at(value.position());
        switch (value.op()) {
            case OBJECT -> found.hold((HeapObject) value.aux(), here);
            case SYMBOL -> found.takeAddress(value.aux(), here);
            case NULL_CHECK -> runtime(RuntimeCall.THROW_NULL, here);
            case BOUNDS_CHECK -> runtime(RuntimeCall.THROW_BOUNDS, here);
            case DIVISOR_CHECK -> runtime(RuntimeCall.THROW_DIVISION, here);
            case SIZE_CHECK -> runtime(RuntimeCall.THROW_SIZE, here);
            case STORE_CHECK -> {
                runtime(RuntimeCall.CAN_STORE, here);
                runtime(RuntimeCall.THROW_STORE, here);
            }
            case CAST_CHECK -> {
                test((JavaClass) value.aux(), here);
                runtime(RuntimeCall.THROW_CAST, here);
            }
            case INSTANCE_OF -> {
                JavaClass type = (JavaClass) value.aux();
                if (passages.hasInstances(type)) {
                    test(type, here);
                } else {
                    passages.awaitInstance(type, () -> test(type, here));
                }
            }
            case REM -> remainder(value.type(), here);
            case GET_STATIC, PUT_STATIC -> found.useStatic((JavaField) value.aux(), here);
            case CLASS_INIT -> initialise((JavaClass) value.aux(), value, here);
            case NEW -> {
                allocate((JavaClass) value.aux(), value, here);
                runtime(RuntimeCall.NEW_OBJECT, here);
            }
            case NEW_ARRAY -> {
                allocate((JavaClass) value.aux(), value, here);
                runtime(RuntimeCall.NEW_ARRAY, here);
            }
            case CALL -> call((JavaMethod) value.aux(), value, here);
            case CALL_VIRTUAL -> {
                JavaMethod declared = (JavaMethod) value.aux();
                graph.call(method, declared, true, here.line());
                found.call(value);
                found.callVirtual(declared, here);
            }
            case SAFEPOINT -> graph.act(CallGraph.Act.POLL, method, source(value.position()), here.line());
            default -> {
                // Nothing outside the function.
            }
        }
    }

    private void call(JavaMethod callee, Value value, Origin here) {
        graph.call(method, callee, false, here.line());
        found.call(value);
        found.reach(callee, here);
        if (callee.isStatic()) {
            found.initialise(callee.owner(), here);
            if (callee.descriptor().equals(RuntimeCall.NEW_MULTI_ARRAY.descriptor()) && callee == world.runtimeEntry(RuntimeCall.NEW_MULTI_ARRAY)) {
                graph.act(CallGraph.Act.ALLOCATION, method, source(value.position()), here.line());
            }
        }
    }

    /** Whatever an initialiser does may happen here; that it fails may make objects. */
    private void initialise(JavaClass type, Value value, Origin here) {
        found.initialise(type, here);
        graph.act(CallGraph.Act.ALLOCATION, method, source(value.position()), here.line());
        for (JavaClass c = type; c != null; c = c.superclass()) {
            if (c.initialiser() != null) {
                graph.call(method, c.initialiser(), false, here.line());
            }
        }
    }

    private void allocate(JavaClass type, Value value, Origin here) {
        graph.act(CallGraph.Act.ALLOCATION, method, source(value.position()), here.line());
        found.instantiate(type, here);
    }

    private void test(JavaClass type, Origin here) {
        found.test(type, here);
        if (type.isArray()) {
            runtime(RuntimeCall.IS_INSTANCE, here);
        }
    }

    private void remainder(Type type, Origin here) {
        if (type == Type.F32) {
            runtime(RuntimeCall.FLOAT_REMAINDER, here);
        } else if (type == Type.F64) {
            runtime(RuntimeCall.DOUBLE_REMAINDER, here);
        }
    }

    private void runtime(RuntimeCall call, Origin here) {
        found.reach(world.runtimeEntry(call), here);
    }
}

package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual call that can only run one method becomes a direct call of it: because the closed world has only one, or because the
 * receiver's exact class is known.
 */
public final class Devirtualise implements Pass {

    /** What the closed world knows of virtual calls. */
    public interface Hierarchy {
        /** The methods a virtual call of {@code declared} can run. */
        List<JavaMethod> targets(JavaMethod declared);

        /** The method a call of {@code declared} runs on an instance of exactly {@code receiver}. */
        JavaMethod select(JavaClass receiver, JavaMethod declared);
    }

    private final Hierarchy hierarchy;

    public Devirtualise(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    @Override
    public String name() {
        return "devirtualise";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.CALL_VIRTUAL && value.aux() instanceof JavaMethod declared) {
                    JavaMethod target = target(declared, ControlFlow.withoutCopies(value.argument(1)));
                    if (target != null) {
                        value.become(Op.CALL, value.type(), 0, target, new ArrayList<>(value.arguments()).toArray(Value[]::new));
                    }
                }
            }
        }
    }

    private JavaMethod target(JavaMethod declared, Value receiver) {
        JavaClass exact = exactClass(receiver);
        // Behind a cast that always fails an object need not be what the method is declared for; then nothing can be selected for it.
        if (exact != null && (exact.supertypes().contains(declared.owner()) || declared.owner().name().equals("java/lang/Object"))) {
            return hierarchy.select(exact, declared);
        }
        List<JavaMethod> targets = hierarchy.targets(declared);
        return targets.size() == 1 ? targets.get(0) : null;
    }

    private static JavaClass exactClass(Value value) {
        while (value.op() == Op.COPY || value.op() == Op.NULL_CHECK || value.op() == Op.CAST_CHECK) {
            value = value.argument(0);
        }
        return switch (value.op()) {
            case NEW, NEW_ARRAY -> value.aux() instanceof JavaClass type ? type : null;
            case OBJECT -> value.aux() instanceof HeapObject object ? object.type() : null;
            default -> null;
        };
    }
}

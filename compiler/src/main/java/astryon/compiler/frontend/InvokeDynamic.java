package astryon.compiler.frontend;

import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Call sites whose bootstrap methods the language's own features use; nothing is linked at run time. */
final class InvokeDynamic {
    private static final String CONCATENATION = "java.lang.invoke.StringConcatFactory.";
    private static final String RECORDS = "java.lang.runtime.ObjectMethods.bootstrap";
    private static final String LAMBDAS = "java.lang.invoke.LambdaMetafactory.";
    private static final String SWITCHES = "java.lang.runtime.SwitchBootstraps.";

    private final Translation t;
    private final ObjectBytecodes objects;
    private final CallBytecodes calls;
    private final Lambdas lambdas;
    private final PatternSwitches switches;
    private final StringConcatenation concatenation;
    private final RecordMethods records;

    InvokeDynamic(Translation translation, StackBytecodes constants, ArrayBytecodes arrays, ObjectBytecodes objects,
            CallBytecodes calls, Lambdas lambdas) {
        this.t = translation;
        this.objects = objects;
        this.calls = calls;
        this.lambdas = lambdas;
        this.switches = new PatternSwitches(t.world);
        this.concatenation = new StringConcatenation(t, constants, arrays);
        this.records = new RecordMethods(t, constants, objects, concatenation);
    }

    void translate(InvokeDynamicInsnNode instruction) {
        Handle bootstrap = instruction.bsm;
        String name = bootstrap.getOwner().replace('/', '.') + "." + bootstrap.getName();
        switch (name) {
            case CONCATENATION + "makeConcatWithConstants", CONCATENATION + "makeConcat" -> checked(instruction, name, concatenation::translate);
            case RECORDS -> checked(instruction, name, records::translate);
            case LAMBDAS + "metafactory", LAMBDAS + "altMetafactory" -> checked(instruction, name, this::lambda);
            case SWITCHES + "typeSwitch", SWITCHES + "enumSwitch" -> checked(instruction, name, this::selection);
            default -> {
                t.refuse(Rule.BOOTSTRAP, name);
                for (int i = Type.getArgumentTypes(instruction.desc).length; i > 0; i--) {
                    t.state.pop();
                }
                t.pushUnknown(Type.getReturnType(instruction.desc).getDescriptor());
            }
        }
    }

    private void checked(InvokeDynamicInsnNode instruction, String bootstrap, Consumer<InvokeDynamicInsnNode> translation) {
        if (CallSiteShapes.fits(instruction)) {
            translation.accept(instruction);
        } else {
            t.refuse(Rule.BROKEN, bootstrap + " is not given what it takes");
            t.unreachable();
        }
    }

    private void selection(InvokeDynamicInsnNode instruction) {
        JavaClass type = switches.of(t.method, t.flow.indexOf(instruction), instruction);
        calls.translate(new MethodInsnNode(Opcodes.INVOKESTATIC, type.name(), PatternSwitches.SELECT, instruction.desc, false));
    }

    private void lambda(InvokeDynamicInsnNode instruction) {
        JavaClass type = lambdas.of(t.method, t.flow.indexOf(instruction), instruction);
        Type[] captured = Type.getArgumentTypes(instruction.desc);
        if (captured.length == 0) {
            objects.getStatic(type.declaredField(Lambdas.INSTANCE));
            return;
        }
        Value[] values = new Value[captured.length];
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] = t.state.pop();
            t.checkDeclared(values[i], captured[i].getDescriptor());
        }
        Value lambda = objects.made(type);
        for (int i = 0; i < values.length; i++) {
            objects.put(lambda, type.fields().get(i), values[i]);
        }
        t.push(lambda);
    }
}

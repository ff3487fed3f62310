package astryon.compiler.frontend;

import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Call sites whose bootstrap methods the language's own features use; nothing is linked at run time. */
final class InvokeDynamic {
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
        switch (bootstrap.getOwner() + "." + bootstrap.getName()) {
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
                    "java/lang/invoke/StringConcatFactory.makeConcat" -> concatenation.translate(instruction);
            case "java/lang/runtime/ObjectMethods.bootstrap" -> records.translate(instruction);
            case "java/lang/invoke/LambdaMetafactory.metafactory",
                    "java/lang/invoke/LambdaMetafactory.altMetafactory" -> lambda(instruction);
            case "java/lang/runtime/SwitchBootstraps.typeSwitch", "java/lang/runtime/SwitchBootstraps.enumSwitch" -> {
                JavaClass type = switches.of(t.method, t.flow.indexOf(instruction), instruction);
                calls.translate(new MethodInsnNode(Opcodes.INVOKESTATIC, type.name(), PatternSwitches.SELECT, instruction.desc, false));
            }
            default -> {
                t.refuse(Rule.BOOTSTRAP, bootstrap.getOwner().replace('/', '.') + "." + bootstrap.getName());
                t.unreachable();
            }
        }
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

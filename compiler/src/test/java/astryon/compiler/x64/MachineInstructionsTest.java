package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.magic.Machine;
import astryon.magic.Privileged;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MachineInstructionsTest {
    /** Intrinsics of these classes that are operations or constants of the IR. */
    private static final Set<String> OPERATIONS = Set.of("Machine.call", "Machine.currentThread", "Machine.fence", "Machine.symbol", "Machine.hubOf");

    private static TreeSet<String> intrinsics() {
        TreeSet<String> names = new TreeSet<>();
        for (Class<?> type : new Class<?>[] {Machine.class, Privileged.class}) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                    names.add(name(method));
                }
            }
        }
        names.removeAll(OPERATIONS);
        return names;
    }

    @Test
    void the_table_has_a_row_for_each_machine_intrinsic_and_no_other() {
        assertThat(MachineInstructions.names()).isEqualTo(intrinsics());
    }

    @Test
    void every_row_takes_what_its_intrinsic_does_and_can_be_written() {
        for (Class<?> type : new Class<?>[] {Machine.class, Privileged.class}) {
            for (Method method : type.getDeclaredMethods()) {
                String name = name(method);
                if (!intrinsics().contains(name)) {
                    continue;
                }
                assertThat(MachineInstructions.named(name).inputs()).as(name).hasSize(method.getParameterCount());
                Build b = new Build("test", result(method), java.util.Arrays.stream(method.getParameterTypes()).map(MachineInstructionsTest::type).toArray(Type[]::new));
                Value[] arguments = new Value[method.getParameterCount()];
                for (int n = 0; n < arguments.length; n++) {
                    arguments[n] = MachineInstructions.named(name).inputs().get(n).isLiteral() ? b.constant(Type.I32, 1) : b.argument(n);
                }
                Value value = b.effect(Op.MACHINE, result(method), 0, new LinkerSymbol(name), arguments);
                CompiledMethod compiled = new X64Backend(Features.KERNEL, RuntimeSymbols.named("runtime."))
                        .compile(result(method) == Type.VOID ? b.returns() : b.returns(value));
                assertThat(compiled.code()).as(name).isNotEmpty();
            }
        }
    }

    /** Methods that differ in the number of arguments only are told apart by it; the first parameter of those is no argument. */
    private static String name(Method method) {
        long sameName = java.util.Arrays.stream(method.getDeclaringClass().getMethods()).filter(other -> other.getName().equals(method.getName())).count();
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + (sameName == 1 ? "" : method.getParameterCount() - 1);
    }

    private static Type result(Method method) {
        return method.getReturnType() == void.class ? Type.VOID : type(method.getReturnType());
    }

    private static Type type(Class<?> type) {
        return type == int.class ? Type.I32 : type == Throwable.class ? Type.REF : Type.I64;
    }
}

package astryon.compiler.world;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** One block a method with what each bytecode names and no operands, and how it can end: all that reachability looks at. */
final class FlatFunctions implements FunctionSource {
    private final World world;
    private final StaticInitialiser initialiser;
    private final Map<JavaMethod, Function> built = new HashMap<>();

    FlatFunctions(World world, StaticInitialiser initialiser) {
        this.world = world;
        this.initialiser = initialiser;
    }

    @Override
    public Function build(JavaMethod method) {
        return built.computeIfAbsent(method, this::translate);
    }

    @Override
    public void release() {
        built.clear();
    }

    private Function translate(JavaMethod method) {
        Function function = new Function(method, method.parameters(), method.result());
        Block block = function.newBlock();
        int line = 0;
        boolean throwing = false;
        boolean returning = false;
        for (AbstractInsnNode instruction : method.code().node().instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            }
            Position position = new Position(method, line, null);
            if (instruction instanceof MethodInsnNode call) {
                JavaMethod callee = world.resolveMethod(world.classNamed(call.owner), call.name, call.desc);
                boolean virtual = call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
                append(block, virtual ? Op.CALL_VIRTUAL : Op.CALL, callee.result(), callee, position);
            } else if (instruction instanceof TypeInsnNode type) {
                switch (type.getOpcode()) {
                    case Opcodes.NEW -> append(block, Op.NEW, Type.REF, world.classNamed(type.desc), position);
                    case Opcodes.ANEWARRAY -> append(block, Op.NEW_ARRAY, Type.REF, world.arrayOf(world.classNamed(type.desc)), position);
                    case Opcodes.CHECKCAST -> append(block, Op.CAST_CHECK, Type.REF, world.classNamed(type.desc), position);
                    default -> append(block, Op.INSTANCE_OF, Type.I32, world.classNamed(type.desc), position);
                }
            } else if (instruction instanceof FieldInsnNode field) {
                JavaField resolved = world.resolveField(world.classNamed(field.owner), field.name);
                if (resolved.isStatic()) {
                    append(block, field.getOpcode() == Opcodes.GETSTATIC ? Op.GET_STATIC : Op.PUT_STATIC, resolved.kind().type, resolved, position);
                }
            } else if (instruction instanceof IntInsnNode array && array.getOpcode() == Opcodes.NEWARRAY) {
                append(block, Op.NEW_ARRAY, Type.REF, world.type("[" + "ZCFDBSIJ".charAt(array.operand - Opcodes.T_BOOLEAN)), position);
            } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                append(block, Op.OBJECT, Type.REF, initialiser.string(text), position);
            } else if (instruction.getOpcode() == Opcodes.ATHROW) {
                throwing = true;
            } else if (instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN) {
                returning = true;
            } else if (instruction.getOpcode() == Opcodes.IALOAD) {
                append(block, Op.BOUNDS_CHECK, Type.I32, null, position);
            }
        }
        end(block, throwing, returning);
        return function;
    }

    private static void end(Block block, boolean throwing, boolean returning) {
        if (throwing && returning) {
            block.setEnd(Block.End.IF, block.append(Op.CONST, Type.I32, 0, null, null));
            for (Block.End end : List.of(Block.End.THROW, Block.End.RETURN)) {
                Block last = block.function().newBlock();
                last.setEnd(end);
                block.connect(last);
            }
        } else {
            block.setEnd(throwing ? Block.End.THROW : Block.End.RETURN);
        }
    }

    private static void append(Block block, Op op, Type type, Symbol aux, Position position) {
        block.append(op, type, 0, aux, position);
    }
}

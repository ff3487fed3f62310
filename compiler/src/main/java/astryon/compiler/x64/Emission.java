package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Width;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.VariablePlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From LIR with registers to bytes: blocks in order, then what is out of line (stubs of checks, rare parts of sequences), then literals. The parts:
 * {@link OperandWriter} (registers, memory, constants), {@link MoveWriter}, {@link SequenceWriter} (what takes more than one
 * machine instruction), {@link BranchWriter} (ends of blocks), {@link StubWriter}, {@link SideTable}.
 */
final class Emission {
    /** Instructions of a loop's test that is repeated at the loop's end. */
    private static final int LONGEST_TEST = 6;
    private static final int PAGE = 4096;

    final LirFunction function;
    final Features features;
    final RuntimeSymbols runtime;
    final FrameLayout frame;
    final MachineCode code;
    final LiteralPool literals;
    final OutOfLine outOfLine;
    final SideTable table;
    final BlockOrder order;
    private final List<Label> returns = new ArrayList<>();
    private final Set<LirBlock> written = new HashSet<>();
    private final MoveWriter moves;
    private final SequenceWriter sequences;
    private final BranchWriter branches;
    private final StubWriter stubs;

    private Emission(LirFunction function, Features features, RuntimeSymbols runtime, Listing listing) {
        this.function = function;
        this.code = new MachineCode(listing);
        this.literals = new LiteralPool(code);
        this.features = features;
        this.runtime = runtime;
        this.frame = new FrameLayout(function);
        this.order = new BlockOrder(function, code);
        this.table = new SideTable(code, frame, order);
        this.outOfLine = new OutOfLine(code, table);
        this.moves = new MoveWriter(this);
        this.sequences = new SequenceWriter(this);
        this.branches = new BranchWriter(this);
        this.stubs = new StubWriter(this);
    }

    static CompiledMethod emit(LirFunction function, Features features, RuntimeSymbols runtime) {
        return new Emission(function, features, runtime, null).run();
    }

    /** The same as text. */
    static String list(LirFunction function, Features features, RuntimeSymbols runtime) {
        Listing listing = new Listing();
        new Emission(function, features, runtime, listing).run();
        return listing.text();
    }

    private CompiledMethod run() {
        Label body = null;
        if (frame.size() > 0) {
            code.emit(SUB, Gpr.RSP, new Immediate(frame.size()));
            body = code.here();
        }
        List<LirBlock> blocks = order.blocks();
        for (int n = 0; n < blocks.size(); n++) {
            LirBlock block = blocks.get(n);
            code.bind(order.label(block));
            written.add(block);
            LirBlock next = n + 1 < blocks.size() ? blocks.get(n + 1) : null;
            for (Instruction instruction : block.instructions()) {
                write(instruction, block, next);
            }
        }
        outOfLine.write();
        table.variables(VariablePlaces.NONE);
        branches.writeTables();
        literals.write();
        byte[] bytes = code.bytes();
        return new CompiledMethod(function.name(), bytes, code.relocations(), frame.size(), table.rows(), table.places(), table.variableStretches(bytes.length),
                body == null ? 0 : code.offset(body), returns.stream().map(code::offset).sorted().toList());
    }

    OperandWriter operands(Instruction instruction) {
        return new OperandWriter(this, instruction);
    }

    private void write(Instruction instruction, LirBlock block, LirBlock next) {
        OperandWriter operands = operands(instruction);
        table.at(instruction.position());
        table.variables(instruction.variables());
        switch ((X64Opcode) instruction.opcode()) {
            case MOVE -> moves.move(operands.location(0), operands.location(1));
            case EXCHANGE -> moves.exchange(operands.location(0), operands.location(1));
            case CONSTANT -> moves.constant((Part) instruction.payload(), operands.location(0));
            case PLAIN -> operands.write((Form) instruction.payload());
            case PARTIAL -> sequences.partial(operands, (Form) instruction.payload());
            case LOCKED -> {
                code.emit(LOCK);
                operands.write((Form) instruction.payload());
            }
            case LOCKED_SET -> {
                code.emit(LOCK);
                operands.write((Form) instruction.payload());
                code.emit(SETE, Gpr.AL);
                code.emit(MOVZX, Gpr.EAX, Gpr.AL);
            }
            case FENCE -> {
                code.emit(LOCK);
                // Adds nothing to a word that is certainly there: a full fence, and faster than mfence.
                code.emit(ADD, Memory.of(DWORD, Gpr.RSP, 0), new Immediate(0));
            }
            case SET -> sequences.set(operands, (Payload.Comparison) instruction.payload());
            case SELECT -> sequences.select(operands, (Payload.Selection) instruction.payload());
            case THREE_WAY -> sequences.threeWay(operands, (Payload.Comparison) instruction.payload());
            case CHECK -> stubs.check(operands, (Payload.Check) instruction.payload(), instruction.position());
            case DIVIDE -> sequences.divide(operands, (Payload.Division) instruction.payload());
            case TO_INTEGER -> sequences.toInteger(operands, (Form) instruction.payload());
            case BIT_SCAN -> sequences.bitScan(operands, (Payload.BitScan) instruction.payload());
            case POP_COUNT -> sequences.popCount(operands, (Width) instruction.payload());
            case MACHINE -> machine(instruction, (MachineInstruction.Use) instruction.payload());
            case ENTRY, CAUGHT -> {
                // The registers are as the caller or the unwinder left them.
            }
            case CALL -> {
                Payload.CallSite site = (Payload.CallSite) instruction.payload();
                code.emit(CALL, operands.operand(site.target()));
                table.afterCall(instruction, site.handler());
                if (site.handler() != null && block.successors().size() > 1) {
                    branches.jump(block.successors().get(0), next);
                }
            }
            case STACK_CHECK -> {
                // No page is left out: the system may have no memory for one of them only.
                for (int above = 0; above == 0 || above < frame.size(); above += PAGE) {
                    table.atTrap(instruction.position());
                    code.emit(TEST, Memory.of(DWORD, Gpr.RSP, above - (Integer) instruction.payload()), Gpr.EAX);
                }
            }
            case POLL -> stubs.poll(instruction);
            case JUMP -> jump(block, next);
            case BRANCH -> branches.branch(operands, (Payload.Comparison) instruction.payload(), block, next);
            case SWITCH -> branches.choose(operands, (Payload.SwitchTable) instruction.payload(), block, next);
            case RETURN -> {
                if (frame.size() > 0) {
                    code.emit(ADD, Gpr.RSP, new Immediate(frame.size()));
                    returns.add(code.here());
                }
                code.emit(RET);
            }
            case TRAP -> code.emit(UD2);
        }
    }

    /**
     * Going back to a loop's short test, the test is written again here: each time around then takes one jump instead of two. (The registers are
     * as at the loop's head, whose moves the allocator has put before this jump.)
     */
    private void jump(LirBlock block, LirBlock next) {
        LirBlock target = order.destination(block.successors().get(0));
        if (written.contains(target) && target != next && !block.isCold() && isShortTest(target)) {
            for (Instruction instruction : target.instructions()) {
                write(instruction, target, next);
            }
        } else {
            branches.jump(target, next);
        }
    }

    private static boolean isShortTest(LirBlock block) {
        List<Instruction> instructions = block.instructions();
        if (instructions.size() > LONGEST_TEST || instructions.get(instructions.size() - 1).opcode() != X64Opcode.BRANCH) {
            return false;
        }
        for (Instruction instruction : instructions) {
            boolean simple = switch ((X64Opcode) instruction.opcode()) {
                case MOVE, CONSTANT, PLAIN, CHECK, BRANCH -> true;
                default -> false;
            };
            if (!simple) {
                return false;
            }
        }
        return true;
    }

    private void machine(Instruction instruction, MachineInstruction.Use use) {
        OperandWriter operands = operands(instruction);
        int firstAny = (int) instruction.operands().stream().filter(o -> !o.isUse() || o.fixed() != null).count();
        if (instruction.position() != null) {
            // Such instructions fault for many reasons: crash reports shall name this place and not the call before.
            table.atTrap(instruction.position());
        }
        use.row().writer().write(code, new MachineInstruction.Operands() {
            @Override
            public Gpr any(int n, Width width) {
                return operands.general(firstAny + n, width);
            }

            @Override
            public Gpr result(Width width) {
                return operands.general(0, width);
            }

            @Override
            public int literal() {
                return use.literal();
            }

            @Override
            public int frameSize() {
                return frame.size();
            }
        });
    }

    static boolean isFloating(Location location) {
        return location instanceof Location.Register register && register.floating();
    }
}

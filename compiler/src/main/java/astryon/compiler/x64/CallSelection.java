package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.Location;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entry, calls, returns, and the rows of {@link MachineInstructions}. */
final class CallSelection {
    private final Workbench bench;

    CallSelection(Workbench bench) {
        this.bench = bench;
    }

    /** Defines the arguments: those in registers by one instruction, those on the stack by loads. */
    void entry(Function function) {
        List<Location> places = CallingConvention.arguments(function.parameters());
        Draft entry = new Draft(X64Opcode.ENTRY);
        ArrayList<Instruction> loads = new ArrayList<>();
        Map<Location, Value> first = new HashMap<>();
        for (Value value : function.entry().values()) {
            if (value.op() != Op.ARG || !bench.isDemanded(value)) {
                continue;
            }
            Location place = places.get((int) value.immediate());
            Location.Virtual virtual = bench.register(value);
            Value same = first.putIfAbsent(place, value);
            if (same != null) {
                // A place is read once; another name of the argument is a copy.
                Draft copy = new Draft(X64Opcode.MOVE).def(virtual);
                copy.add(bench.register(same));
                loads.add(bench.facts.isNormalised(value) ? clear(virtual, bench.register(same)) : copy.finish(null, null));
            } else if (place instanceof Location.Register register) {
                if (bench.facts.isNormalised(value)) {
                    Location.Virtual raw = bench.fresh(Type.I32);
                    entry.def(raw, register);
                    loads.add(clear(virtual, raw));
                } else {
                    entry.def(virtual, register);
                }
            } else {
                int word = ((Location.Outgoing) place).index();
                Width width = Workbench.width(value.type());
                Draft load = new Draft(X64Opcode.PLAIN).def(virtual);
                loads.add(load.finish(load.form(moving(value.type()), new Part.Reg(0, value.type().isFloating() ? Width.XMMWORD : width),
                        new Part.IncomingWord(word, width)), null));
            }
        }
        bench.emit(entry.finish(null, null));
        loads.forEach(bench::emit);
    }

    private static Instruction clear(Location.Virtual target, Location.Virtual raw) {
        Draft draft = new Draft(X64Opcode.PLAIN).def(target);
        Part source = draft.anywhere(raw, Width.DWORD);
        return draft.finish(draft.form(Mnemonic.MOV, new Part.Reg(0, Width.DWORD), source), null);
    }

    private static Mnemonic moving(Type type) {
        return switch (type) {
            case F32 -> Mnemonic.MOVSS;
            case F64 -> Mnemonic.MOVSD;
            default -> Mnemonic.MOV;
        };
    }

    /** @param handler where its exceptions go in this method, or null; with a handler, the call is its block's last instruction */
    void call(Value call, LirBlock handler) {
        List<Value> arguments = ValueFacts.dataOperands(call);
        Part target = null;
        Value code = null;
        if (call.op() == Op.CALL) {
            target = new Part.Name(call.aux().symbol(), 0);
        } else {
            code = arguments.get(0);
            arguments = arguments.subList(1, arguments.size());
        }
        Draft draft = new Draft(X64Opcode.CALL);
        Location.Virtual raw = null;
        if (call.type().isData() && bench.isDemanded(call)) {
            raw = bench.facts.isNormalised(call) ? bench.fresh(Type.I32) : bench.register(call);
            draft.def(raw, CallingConvention.result(call.type()));
        }
        passArguments(draft, arguments);
        if (target == null) {
            target = indirect(draft, code);
        }
        bench.emit(draft.finish(new Payload.CallSite(target, handler), call.position()));
        if (raw != null && bench.facts.isNormalised(call)) {
            bench.emit(clear(bench.register(call), raw));
        }
    }

    private Part indirect(Draft draft, Value code) {
        Operands operands = new Operands(bench);
        if (bench.isFoldable(code, Access.Kind.I64)) {
            operands.prepare(code, Access.Kind.I64);
        } else {
            operands.prepareRegister(code);
        }
        return operands.add(draft, Width.QWORD);
    }

    private void passArguments(Draft draft, List<Value> arguments) {
        List<Location> places = CallingConvention.arguments(arguments.stream().map(Value::type).toList());
        for (int n = 0; n < places.size(); n++) {
            if (places.get(n) instanceof Location.Outgoing word) {
                pass(arguments.get(n), word.index());
            }
        }
        for (int n = 0; n < places.size(); n++) {
            if (places.get(n) instanceof Location.Register register) {
                draft.use(bench.use(arguments.get(n)), register);
            }
        }
    }

    private void pass(Value argument, int word) {
        bench.lir.reserveOutgoing(word + 1);
        Part part = argument.type().isFloating() ? null : bench.immediateOrName(argument, Width.QWORD);
        Location.Virtual register = part == null ? bench.use(argument) : null;
        Draft draft = new Draft(X64Opcode.PLAIN);
        Mnemonic mnemonic = moving(argument.type());
        Width width = argument.type() == Type.F32 ? Width.DWORD : Width.QWORD;
        if (part == null) {
            part = draft.register(register, argument.type().isFloating() ? Width.XMMWORD : width);
        }
        bench.emit(draft.finish(draft.form(mnemonic, new Part.OutgoingWord(word, width), part), argument.position()));
    }

    /** Calls what throws {@code call}'s exception, and does not come back. */
    void throwing(RuntimeCall call, List<Value> arguments, LirBlock handler, Position position) {
        Draft draft = new Draft(X64Opcode.CALL);
        passArguments(draft, arguments);
        bench.emit(draft.finish(new Payload.CallSite(new Part.Name(bench.runtime.of(call), 0), handler), position));
    }

    void result(Block block) {
        Draft draft = new Draft(X64Opcode.RETURN);
        if (block.controls().size() > 1) {
            Value result = block.control(1);
            draft.use(bench.use(result), CallingConvention.result(result.type()));
        }
        bench.emit(draft.finish(null, block.endPosition()));
    }

    void currentThread(Value value) {
        Draft draft = new Draft(X64Opcode.MOVE).def(bench.register(value));
        draft.add(CallingConvention.THREAD);
        bench.emit(draft.finish(null, value.position()));
    }

    void machine(Value value) {
        MachineInstruction row = MachineInstructions.named(value.aux().symbol());
        List<Value> arguments = ValueFacts.dataOperands(value);
        Draft draft = new Draft(X64Opcode.MACHINE);
        Location.Virtual raw = null;
        if (value.type().isData()) {
            raw = bench.facts.isNormalised(value) ? bench.fresh(value.type()) : bench.register(value);
            if (row.result() == null) {
                draft.def(raw);
            } else {
                draft.def(raw, row.result());
            }
        }
        for (Location.Register clobbered : row.clobbers()) {
            draft.def(bench.fresh(Type.I64), clobbered);
        }
        int literal = 0;
        for (int n = 0; n < row.inputs().size(); n++) {
            MachineInstruction.Input input = row.inputs().get(n);
            if (input.isLiteral()) {
                literal = (int) bench.facts.constant(arguments.get(n));
            } else if (input.register() != null) {
                draft.use(bench.use(arguments.get(n)), input.register());
            }
        }
        draft.sourcesStay();
        for (int n = 0; n < row.inputs().size(); n++) {
            MachineInstruction.Input input = row.inputs().get(n);
            if (!input.isLiteral() && input.register() == null) {
                draft.add(bench.use(arguments.get(n)));
            }
        }
        bench.emit(draft.finish(new MachineInstruction.Use(row, literal), value.position()));
        if (raw != null && bench.facts.isNormalised(value)) {
            bench.emit(clear(bench.register(value), raw));
        }
    }
}

package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;

import astryon.compiler.asm.Assembler;
import astryon.compiler.asm.Condition;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Label;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mode;
import astryon.compiler.asm.SymbolOperand;
import astryon.compiler.asm.Xmm;
import astryon.compiler.ir.Type;
import astryon.compiler.lir.Location;
import astryon.compiler.object.ElfWriter;
import astryon.compiler.object.Linker;
import astryon.compiler.object.Packing;
import astryon.compiler.object.RelocationKind;
import astryon.compiler.object.Section;
import astryon.compiler.object.SectionKind;
import astryon.compiler.object.Symbol;
import astryon.magic.RuntimeCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs compiled functions natively: a Linux executable that makes every call of a list and writes what came of each. It has a runtime of its
 * own: a thrower looks for a handler in the side table rows and else notes what was thrown, and a trap at an address with a row is a null check.
 */
final class NativeProgram {
    /** What came of a call. */
    record Outcome(RuntimeCall thrown, long general, long floating) {
        /** The result's bits as the IR writes constants. */
        long bits(Type type) {
            return switch (type) {
                case I32 -> (int) general;
                case F32 -> (int) floating;
                case F64 -> floating;
                default -> general;
            };
        }

        int firstArgument() {
            return (int) general;
        }

        int secondArgument() {
            return (int) floating;
        }
    }

    private record Call(String symbol, List<Type> types, long[] arguments) {
    }

    /** Where functions find memory to play with. */
    static final String MEMORY = "test.memory";
    static final int MEMORY_BYTES = 4096;
    /** What handlers catch: an address, since nobody looks behind it. */
    static final int EXCEPTION = 0x12345678;
    private static final int STACK_WORDS = 10;
    private static final int WORDS = 1 + 6 + 8 + STACK_WORDS;
    private static final int THROWN = 0x7E00_0000;

    private final List<CompiledMethod> methods = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    void add(CompiledMethod method) {
        methods.add(method);
    }

    /** Adds a call and returns the number its outcome will have. */
    int call(String symbol, List<Type> types, long... arguments) {
        calls.add(new Call(symbol, types, arguments));
        return calls.size() - 1;
    }

    List<Outcome> run() throws IOException, InterruptedException {
        Path file = Files.createTempFile("astryon-x64", ".elf",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path output = Files.createTempFile("astryon-x64", ".out");
        try {
            Files.write(file, link());
            Process process = new ProcessBuilder(file.toString()).redirectOutput(output.toFile()).redirectErrorStream(true).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the program does not end");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
            List<Outcome> outcomes = new ArrayList<>();
            if (process.exitValue() != 0) {
                throw new IllegalStateException("the program ended with " + process.exitValue() + ", at or after call "
                        + (process.exitValue() == 99 && bytes.remaining() >= 8 ? calls.get((int) bytes.getLong(0)) : "?"));
            }
            for (int n = 0; n < calls.size(); n++) {
                long kind = bytes.getLong();
                outcomes.add(new Outcome(kind == 0 ? null : RuntimeCall.values()[(int) kind - THROWN], bytes.getLong(), bytes.getLong()));
            }
            return outcomes;
        } finally {
            Files.delete(file);
            Files.delete(output);
        }
    }

    private byte[] link() {
        Linker linker = new Linker(0x400000, Packing.PAGES);
        Section text = new Section("text", SectionKind.TEXT, 16);
        Section tables = new Section("tables", SectionKind.RODATA, 16);
        Section memory = new Section("memory", SectionKind.BSS, 16);
        Assembler rows = new Assembler(Mode.BITS64);
        Assembler traps = new Assembler(Mode.BITS64);
        rows.define("test.rows");
        traps.define("test.traps");
        for (CompiledMethod method : methods) {
            int offset = text.append(method.code(), 16);
            text.define(method.symbol(), offset, method.code().length, Symbol.Kind.FUNCTION);
            text.relocate(method.relocations(), offset);
            for (SideTableRow row : method.rows()) {
                if (row.handlerOffset() >= 0) {
                    address(rows, method.symbol(), row.offset() + 1);
                    address(rows, method.symbol(), row.handlerOffset());
                }
                address(traps, method.symbol(), row.offset());
            }
        }
        rows.int64(0);
        traps.int64(0);
        rows.appendTo(tables, 16);
        traps.appendTo(tables, 16);
        records().appendTo(tables, 16);
        memory.define(MEMORY, memory.reserve(MEMORY_BYTES, 16), MEMORY_BYTES, Symbol.Kind.OBJECT);
        memory.define("test.outcomes", memory.reserve(24 * calls.size() + 8, 16), 24 * calls.size() + 8, Symbol.Kind.OBJECT);
        memory.define("test.stack", memory.reserve(8, 16), 8, Symbol.Kind.OBJECT);
        new Start(calls.size()).write().appendTo(text, 16);
        linker.add(text);
        linker.add(tables);
        linker.add(memory);
        return new ElfWriter(linker.link(), "_start").write();
    }

    private static void address(Assembler code, String symbol, long addend) {
        code.address(RelocationKind.ABS64, new SymbolOperand(symbol, addend));
    }

    /** A record a call: code, general registers, floating registers, stack words. */
    private Assembler records() {
        Assembler data = new Assembler(Mode.BITS64, calls.size() * WORDS * 8 + 64);
        data.define("test.records");
        for (Call call : calls) {
            long[] words = new long[WORDS];
            List<Location> places = CallingConvention.arguments(call.types);
            for (int n = 0; n < places.size(); n++) {
                int word;
                if (places.get(n) instanceof Location.Register register) {
                    word = register.floating() ? 7 + register.number() : 1 + List.of(7, 6, 2, 1, 8, 9).indexOf(register.number());
                } else {
                    word = 15 + ((Location.Outgoing) places.get(n)).index();
                }
                long bits = call.arguments[n];
                // Nobody may rely on the upper half of an i32.
                words[word] = call.types.get(n) == Type.I32 ? bits & 0xFFFF_FFFFL | 0xDEAD_0000_0000L << 16 : bits;
            }
            address(data, call.symbol, 0);
            for (int n = 1; n < WORDS; n++) {
                data.int64(words[n]);
            }
        }
        return data;
    }

    /** The start of the program and its runtime. rbx and the like are lost in calls, so what has to last is on the stack. */
    private static final class Start {
        private final Assembler code = new Assembler(Mode.BITS64);
        private final int calls;
        private final Label next = code.newLabel();

        Start(int calls) {
            this.calls = calls;
        }

        Assembler write() {
            code.define("_start");
            installTrapHandler();
            // Stack: record, outcome, then the words of the call.
            code.emit(AND, Gpr.RSP, new Immediate(-16));
            code.emit(SUB, Gpr.RSP, new Immediate(16 + 8 * STACK_WORDS));
            code.emit(MOV, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS), new SymbolOperand("test.records"));
            code.emit(MOV, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8), new SymbolOperand("test.outcomes"));
            code.emit(MOV, new Memory(QWORD, null, null, 1, 0, "test.stack"), Gpr.RSP);
            Label loop = code.here();
            Label end = code.newLabel();
            code.emit(MOV, Gpr.RAX, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8));
            code.emit(MOV, Gpr.ECX, new SymbolOperand("test.outcomes", 24L * calls));
            code.emit(CMP, Gpr.RAX, Gpr.RCX);
            code.emit(Condition.E.jump(), end);
            callRecord();
            store(Gpr.RAX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 0), new Immediate(0));
            code.bind(next);
            code.emit(ADD, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS), new Immediate(8 * WORDS));
            code.emit(ADD, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8), new Immediate(24));
            code.emit(JMP, loop);
            code.bind(end);
            code.emit(MOV, Gpr.EBX, new Immediate(0));
            exit(24L * calls);
            throwers();
            return code;
        }

        private void callRecord() {
            code.emit(MOV, Gpr.R10, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS));
            for (int n = 0; n < STACK_WORDS; n++) {
                code.emit(MOV, Gpr.RAX, Memory.of(QWORD, Gpr.R10, 8 * (15 + n)));
                code.emit(MOV, Memory.of(QWORD, Gpr.RSP, 8 * n), Gpr.RAX);
            }
            Gpr[] general = {Gpr.RDI, Gpr.RSI, Gpr.RDX, Gpr.RCX, Gpr.R8, Gpr.R9};
            for (int n = 0; n < 6; n++) {
                code.emit(MOV, general[n], Memory.of(QWORD, Gpr.R10, 8 * (1 + n)));
            }
            for (int n = 0; n < 8; n++) {
                code.emit(MOVSD, Xmm.of(n), Memory.of(QWORD, Gpr.R10, 8 * (7 + n)));
            }
            code.emit(MOV, Gpr.R15D, new SymbolOperand(MEMORY));
            code.emit(CALL, Memory.of(QWORD, Gpr.R10, 0));
        }

        /** Notes what is in {@code general} and xmm0; rcx is the outcome then. */
        private void store(Gpr general) {
            code.emit(MOV, Gpr.RCX, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8));
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 8), general);
            code.emit(MOVSD, Memory.of(QWORD, Gpr.RCX, 16), Xmm.XMM0);
        }

        private void throwers() {
            Label common = code.newLabel();
            for (RuntimeCall call : RuntimeCall.values()) {
                code.define("runtime." + call.name());
                code.emit(MOV, Gpr.EAX, new Immediate(THROWN + call.ordinal()));
                code.emit(JMP, common);
            }
            code.bind(common);
            code.emit(MOV, Gpr.EDX, new SymbolOperand("test.rows"));
            Label search = code.here();
            Label missed = code.newLabel();
            Label other = code.newLabel();
            code.emit(MOV, Gpr.RCX, Memory.of(QWORD, Gpr.RDX, 0));
            code.emit(TEST, Gpr.RCX, Gpr.RCX);
            code.emit(Condition.E.jump(), missed);
            code.emit(CMP, Gpr.RCX, Memory.of(QWORD, Gpr.RSP, 0));
            code.emit(Condition.NE.jump(), other);
            code.emit(MOV, Gpr.EAX, new Immediate(EXCEPTION));
            code.emit(ADD, Gpr.RSP, new Immediate(8));
            code.emit(MOV, Gpr.R10, Memory.of(QWORD, Gpr.RDX, 8));
            // Nothing else arrives in a register.
            for (Gpr register : new Gpr[] {Gpr.RCX, Gpr.RDX, Gpr.RBX, Gpr.RBP, Gpr.RSI, Gpr.RDI, Gpr.R8, Gpr.R9, Gpr.R11, Gpr.R12, Gpr.R13, Gpr.R14}) {
                code.emit(MOV, register, new Immediate(-99));
            }
            code.emit(JMP, Gpr.R10);
            code.bind(other);
            code.emit(ADD, Gpr.RDX, new Immediate(16));
            code.emit(JMP, search);
            code.bind(missed);
            code.emit(MOV, Gpr.RSP, new Memory(QWORD, null, null, 1, 0, "test.stack"));
            code.emit(MOV, Gpr.RCX, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8));
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 0), Gpr.RAX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 8), Gpr.RDI);
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 16), Gpr.RSI);
            code.emit(JMP, next);
        }

        /** rt_sigaction(2), and the handler: Linux x86-64, asm/sigcontext.h and asm/ucontext.h. */
        private void installTrapHandler() {
            Label past = code.newLabel();
            Label handler = code.newLabel();
            Label restorer = code.newLabel();
            code.emit(LEA, Gpr.RAX, Memory.label(QWORD, handler));
            code.emit(PUSH, new Immediate(0));
            code.emit(LEA, Gpr.RCX, Memory.label(QWORD, restorer));
            code.emit(PUSH, Gpr.RCX);
            // SA_SIGINFO, SA_RESTORER, SA_NODEFER
            code.emit(PUSH, new Immediate(0x44000004));
            code.emit(PUSH, Gpr.RAX);
            code.emit(MOV, Gpr.RSI, Gpr.RSP);
            code.emit(MOV, Gpr.EDI, new Immediate(11));
            code.emit(XOR, Gpr.EDX, Gpr.EDX);
            code.emit(MOV, Gpr.R10D, new Immediate(8));
            code.emit(MOV, Gpr.EAX, new Immediate(13));
            code.emit(SYSCALL);
            code.emit(ADD, Gpr.RSP, new Immediate(32));
            code.emit(JMP, past);
            code.bind(restorer);
            code.emit(MOV, Gpr.EAX, new Immediate(15));
            code.emit(SYSCALL);
            code.bind(handler);
            int rsp = 160;
            int rip = 168;
            code.emit(MOV, Gpr.RAX, Memory.of(QWORD, Gpr.RDX, rip));
            code.emit(MOV, Gpr.ECX, new SymbolOperand("test.traps"));
            Label search = code.here();
            Label unknown = code.newLabel();
            code.emit(MOV, Gpr.RSI, Memory.of(QWORD, Gpr.RCX, 0));
            code.emit(TEST, Gpr.RSI, Gpr.RSI);
            code.emit(Condition.E.jump(), unknown);
            code.emit(ADD, Gpr.RCX, new Immediate(8));
            code.emit(CMP, Gpr.RSI, Gpr.RAX);
            code.emit(Condition.NE.jump(), search);
            code.emit(MOV, Gpr.RCX, Memory.of(QWORD, Gpr.RDX, rsp));
            code.emit(SUB, Gpr.RCX, new Immediate(8));
            code.emit(INC, Gpr.RAX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 0), Gpr.RAX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RDX, rsp), Gpr.RCX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RDX, rip), new SymbolOperand("runtime.THROW_NULL"));
            code.emit(RET);
            code.bind(unknown);
            // The number of the call that went wrong is all that is written.
            code.emit(MOV, Gpr.RSP, new Memory(QWORD, null, null, 1, 0, "test.stack"));
            code.emit(MOV, Gpr.RAX, Memory.of(QWORD, Gpr.RSP, 8 * STACK_WORDS + 8));
            code.emit(MOV, Gpr.ECX, new SymbolOperand("test.outcomes"));
            code.emit(SUB, Gpr.RAX, Gpr.RCX);
            code.emit(XOR, Gpr.EDX, Gpr.EDX);
            code.emit(MOV, Gpr.EBX, new Immediate(24));
            code.emit(DIV, Gpr.RBX);
            code.emit(MOV, Memory.of(QWORD, Gpr.RCX, 0), Gpr.RAX);
            code.emit(MOV, Gpr.EBX, new Immediate(99));
            exit(8);
            code.bind(past);
        }

        /** Writes the outcomes and exits with ebx. */
        private void exit(long bytes) {
            code.emit(MOV, Gpr.ESI, new SymbolOperand("test.outcomes"));
            code.emit(MOV, Gpr.EDX, new Immediate(bytes));
            Label more = code.here();
            Label done = code.newLabel();
            code.emit(MOV, Gpr.EDI, new Immediate(1));
            code.emit(MOV, Gpr.EAX, new Immediate(1));
            code.emit(SYSCALL);
            code.emit(TEST, Gpr.RAX, Gpr.RAX);
            code.emit(Condition.LE.jump(), done);
            code.emit(ADD, Gpr.RSI, Gpr.RAX);
            code.emit(SUB, Gpr.RDX, Gpr.RAX);
            code.emit(Condition.NE.jump(), more);
            code.bind(done);
            code.emit(MOV, Gpr.EDI, Gpr.EBX);
            code.emit(MOV, Gpr.EAX, new Immediate(60));
            code.emit(SYSCALL);
        }
    }
}

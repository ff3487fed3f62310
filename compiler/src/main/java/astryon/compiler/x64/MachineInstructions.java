package astryon.compiler.x64;

import static astryon.compiler.asm.Mnemonic.*;
import static astryon.compiler.asm.Width.*;
import static astryon.compiler.x64.CallingConvention.*;

import astryon.compiler.asm.ControlRegister;
import astryon.compiler.asm.Gpr;
import astryon.compiler.asm.Immediate;
import astryon.compiler.asm.Memory;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Xmm;
import astryon.compiler.lir.Location;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of {@code Op.MACHINE}, named as the intrinsics of {@code astryon.magic} are. Intel SDM vol. 2. */
final class MachineInstructions {
    /** Number and arguments of a system call. */
    private static final Location.Register[] SYSTEM_CALL = {RAX, RDI, RSI, RDX, R10, R8, R9};
    private static final Map<String, MachineInstruction> ROWS = new TreeMap<>();

    private MachineInstructions() {
    }

    static MachineInstruction named(String name) {
        MachineInstruction row = ROWS.get(name);
        if (row == null) {
            throw new IllegalArgumentException("no machine instruction is named " + name);
        }
        return row;
    }

    static Set<String> names() {
        return Collections.unmodifiableSet(ROWS.keySet());
    }

    private static void add(MachineInstruction row) {
        ROWS.put(row.name(), row);
    }

    private static void plain(String name, Mnemonic... mnemonics) {
        add(MachineInstruction.named(name).is((code, o) -> {
            for (Mnemonic mnemonic : mnemonics) {
                code.emit(mnemonic);
            }
        }));
    }

    private static void readControl(String name, ControlRegister register) {
        add(MachineInstruction.named(name).is((code, o) -> code.emit(MOV, o.result(QWORD), register)));
    }

    private static void writeControl(String name, ControlRegister register) {
        add(MachineInstruction.named(name).inAny().is((code, o) -> code.emit(MOV, register, o.any(0, QWORD))));
    }

    static {
        // @formatter:off
        for (int arguments = 0; arguments < SYSTEM_CALL.length; arguments++) {
            add(MachineInstruction.named("Machine.syscall" + arguments).in(Arrays.copyOf(SYSTEM_CALL, arguments + 1)).out(RAX).clobbers(RCX, R11)
                    .is((code, o) -> code.emit(SYSCALL)));
        }
        add(MachineInstruction.named("Machine.setCurrentThread").inAny().is((code, o) -> code.emit(MOV, Gpr.R15, o.any(0, QWORD))));
        add(MachineInstruction.named("Machine.stackPointer").is((code, o) -> code.emit(MOV, o.result(QWORD), Gpr.RSP)));
        add(MachineInstruction.named("Machine.returnAddressSlot")
                .is((code, o) -> code.emit(LEA, o.result(QWORD), Memory.of(QWORD, Gpr.RSP, o.frameSize()))));
        add(MachineInstruction.named("Machine.jumpToHandler").in(RCX, RDX, RAX).is((code, o) -> {
            code.emit(MOV, Gpr.RSP, Gpr.RDX);
            code.emit(JMP, Gpr.RCX);
        }));
        plain("Machine.pause", PAUSE);
        add(MachineInstruction.named("Machine.clear64").inAny().is((code, o) -> {
            Xmm zero = Xmm.of(XMM_SCRATCH.number());
            code.emit(XORPS, zero, zero);
            for (int offset = 0; offset < 64; offset += 16) {
                code.emit(MOVUPS, Memory.of(XMMWORD, o.any(0, QWORD), offset), zero);
            }
        }));
        add(MachineInstruction.named("Machine.copy256").inAny().inAny().is((code, o) -> {
            Xmm carried = Xmm.of(XMM_SCRATCH.number());
            for (int offset = 0; offset < 256; offset += 16) {
                code.emit(MOVUPS, carried, Memory.of(XMMWORD, o.any(1, QWORD), offset));
                code.emit(MOVUPS, Memory.of(XMMWORD, o.any(0, QWORD), offset), carried);
            }
        }));
        add(MachineInstruction.named("Machine.timestamp").out(RAX).clobbers(RDX).is((code, o) -> {
            code.emit(RDTSC);
            code.emit(SHL, Gpr.RDX, new Immediate(32));
            code.emit(OR, Gpr.RAX, Gpr.RDX);
        }));
        add(MachineInstruction.named("Machine.cpuid").in(RAX, RCX).literal().out(RAX).clobbers(RBX, RCX, RDX).is((code, o) -> {
            code.emit(CPUID);
            Gpr wanted = new Gpr[] {Gpr.EAX, Gpr.EBX, Gpr.ECX, Gpr.EDX}[o.literal() & 3];
            if (wanted != Gpr.EAX) {
                code.emit(MOV, Gpr.EAX, wanted);
            }
        }));
        plain("Machine.breakpoint", INT3);
        plain("Machine.invalidOpcode", UD2);

        add(MachineInstruction.named("Privileged.in8").in(RDX).out(RAX).is((code, o) -> {
            code.emit(IN, Gpr.AL, Gpr.DX);
            code.emit(MOVZX, Gpr.EAX, Gpr.AL);
        }));
        add(MachineInstruction.named("Privileged.in16").in(RDX).out(RAX).is((code, o) -> {
            code.emit(IN, Gpr.AX, Gpr.DX);
            code.emit(MOVZX, Gpr.EAX, Gpr.AX);
        }));
        add(MachineInstruction.named("Privileged.in32").in(RDX).out(RAX).is((code, o) -> code.emit(IN, Gpr.EAX, Gpr.DX)));
        add(MachineInstruction.named("Privileged.out8").in(RDX, RAX).is((code, o) -> code.emit(OUT, Gpr.DX, Gpr.AL)));
        add(MachineInstruction.named("Privileged.out16").in(RDX, RAX).is((code, o) -> code.emit(OUT, Gpr.DX, Gpr.AX)));
        add(MachineInstruction.named("Privileged.out32").in(RDX, RAX).is((code, o) -> code.emit(OUT, Gpr.DX, Gpr.EAX)));
        add(MachineInstruction.named("Privileged.readMsr").in(RCX).out(RAX).clobbers(RDX).is((code, o) -> {
            code.emit(RDMSR);
            code.emit(SHL, Gpr.RDX, new Immediate(32));
            code.emit(OR, Gpr.RAX, Gpr.RDX);
        }));
        add(MachineInstruction.named("Privileged.writeMsr").in(RCX, RAX).clobbers(RDX).is((code, o) -> {
            code.emit(MOV, Gpr.RDX, Gpr.RAX);
            code.emit(SHR, Gpr.RDX, new Immediate(32));
            code.emit(WRMSR);
        }));
        readControl("Privileged.readCr0", ControlRegister.CR0);
        readControl("Privileged.readCr2", ControlRegister.CR2);
        readControl("Privileged.readCr3", ControlRegister.CR3);
        readControl("Privileged.readCr4", ControlRegister.CR4);
        writeControl("Privileged.writeCr0", ControlRegister.CR0);
        writeControl("Privileged.writeCr3", ControlRegister.CR3);
        writeControl("Privileged.writeCr4", ControlRegister.CR4);
        add(MachineInstruction.named("Privileged.invalidatePage").inAny()
                .is((code, o) -> code.emit(INVLPG, Memory.of(BYTE, o.any(0, QWORD), 0))));
        plain("Privileged.halt", HLT);
        plain("Privileged.enableInterrupts", STI);
        plain("Privileged.disableInterrupts", CLI);
        plain("Privileged.enableInterruptsAndHalt", STI, HLT);
        plain("Privileged.allowUserAccess", STAC);
        plain("Privileged.forbidUserAccess", CLAC);
        add(MachineInstruction.named("Privileged.writeXcr0").in(RAX).clobbers(RCX, RDX).is((code, o) -> {
            code.emit(MOV, Gpr.RDX, Gpr.RAX);
            code.emit(SHR, Gpr.RDX, new Immediate(32));
            code.emit(XOR, Gpr.ECX, Gpr.ECX);
            code.emit(XSETBV);
        }));
        add(MachineInstruction.named("Privileged.loadGdt").inAny().is((code, o) -> code.emit(LGDT, Memory.of(QWORD, o.any(0, QWORD), 0))));
        add(MachineInstruction.named("Privileged.loadIdt").inAny().is((code, o) -> code.emit(LIDT, Memory.of(QWORD, o.any(0, QWORD), 0))));
        add(MachineInstruction.named("Privileged.loadTaskRegister").inAny().is((code, o) -> code.emit(LTR, o.any(0, WORD))));
        add(MachineInstruction.named("Privileged.writeFsBase").inAny().is((code, o) -> code.emit(WRFSBASE, o.any(0, QWORD))));
        add(MachineInstruction.named("Privileged.writeGsBase").inAny().is((code, o) -> code.emit(WRGSBASE, o.any(0, QWORD))));
        // @formatter:on
    }
}

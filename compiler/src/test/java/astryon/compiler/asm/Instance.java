package astryon.compiler.asm;

import astryon.compiler.object.Relocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of the table with operands of its own, which it accepts, and the bytes the encoder makes of them. */
record Instance(Mode mode, Encoding row, List<Operand> operands) {

    /** The address every symbol has in tests. */
    static final long SYMBOL_ADDRESS = 0x1234;

    private static final int[] ADDRESS_REGISTERS = {0, 3, 4, 5, 8, 12, 13};
    private static final int[] DISPLACEMENTS = {0, -128, 127, 0x12345678};

    /** Every operand in every slot, the other slots at a few of theirs. */
    static List<Instance> of(Mode mode, Encoding row) {
        ArrayList<Instance> instances = new ArrayList<>();
        if (row.slots.length == 0) {
            instances.add(new Instance(mode, row, List.of()));
        }
        for (int varied = 0; varied < row.slots.length; varied++) {
            List<List<Operand>> choices = new ArrayList<>();
            for (int slot = 0; slot < row.slots.length; slot++) {
                List<Operand> all = operands(mode, row.slots[slot]);
                choices.add(slot == varied ? all : List.of(all.get(0), all.get(2 * all.size() / 3)));
            }
            for (List<Operand> operands : product(choices)) {
                Instance instance = new Instance(mode, row, operands);
                if (!instance.mixesHighByteWithRex()) {
                    instances.add(instance);
                }
            }
        }
        return instances;
    }

    /** The bytes of exactly this row. Labels are bound to its start, symbols have their address, it lies at {@code offset}. */
    byte[] encode(int offset) {
        Assembler assembler = new Assembler(mode);
        return finish(assembler, offset, () -> assembler.encode( row, operand(0), operand(1), operand(2)));
    }

    /** The bytes of the row the assembler chooses. */
    byte[] assemble(int offset) {
        Assembler assembler = new Assembler(mode);
        return finish(assembler, offset, () -> {
            switch (operands.size()) {
                case 0 -> assembler.emit(row.mnemonic);
                case 1 -> assembler.emit(row.mnemonic, operand(0));
                case 2 -> assembler.emit(row.mnemonic, operand(0), operand(1));
                default -> assembler.emit(row.mnemonic, operand(0), operand(1), operand(2));
            }
        });
    }

    private byte[] finish(Assembler assembler, int offset, Runnable emission) {
        Label label = operands.stream().filter(Label.class::isInstance).map(Label.class::cast).findFirst().orElse(null);
        Label inMemory = operands.stream().filter(Memory.class::isInstance).map(operand -> ((Memory) operand).label())
                .filter(Objects::nonNull).findFirst().orElse(label);
        if (inMemory != null) {
            inMemory.position = Label.UNBOUND;
            assembler.bind(inMemory);
        }
        emission.run();
        byte[] code = assembler.code();
        for (Relocation relocation : assembler.relocations()) {
            boolean relative = relocation.kind().name().startsWith("REL");
            long value = SYMBOL_ADDRESS + relocation.addend() - (relative ? offset + relocation.offset() : 0);
            for (int i = 0; i < relocation.kind().size(); i++) {
                code[relocation.offset() + i] = (byte) (value >> 8 * i);
            }
        }
        return code;
    }

    private Operand operand(int index) {
        return index < operands.size() ? operands.get(index) : null;
    }

    private boolean mixesHighByteWithRex() {
        boolean high = false;
        boolean rex = row.operandSize == 8;
        for (Operand operand : operands) {
            if (operand instanceof Gpr register) {
                high |= register.isHighByte();
                rex |= register.number() >= 8 || register.width() == Width.BYTE && register.number() >= 4 && !register.isHighByte();
            } else if (operand instanceof Memory memory) {
                rex |= memory.base() != null && memory.base().number() >= 8 || memory.index() != null && memory.index().number() >= 8;
            } else if (operand instanceof Xmm register) {
                rex |= register.number() >= 8;
            }
        }
        return high && rex;
    }

    private static List<List<Operand>> product(List<List<Operand>> choices) {
        List<List<Operand>> products = List.of(List.of());
        for (List<Operand> choice : choices) {
            ArrayList<List<Operand>> longer = new ArrayList<>();
            for (List<Operand> product : products) {
                for (Operand operand : choice) {
                    ArrayList<Operand> extended = new ArrayList<>(product);
                    extended.add(operand);
                    longer.add(extended);
                }
            }
            products = longer;
        }
        return products;
    }

    /** All operands worth trying in a slot: found by asking it, so that a new slot is covered too. */
    private static List<Operand> operands(Mode mode, Slot slot) {
        ArrayList<Operand> candidates = new ArrayList<>();
        for (Gpr register : Gpr.values()) {
            boolean needs64 = register.width() == Width.QWORD || register.number() >= 8
                    || register.width() == Width.BYTE && register.number() >= 4 && !register.isHighByte();
            if (mode == Mode.BITS64 || !needs64) {
                candidates.add(register);
            }
        }
        for (Xmm register : Xmm.values()) {
            if (mode == Mode.BITS64 || register.number() < 8) {
                candidates.add(register);
            }
        }
        candidates.addAll(List.of(SegmentRegister.DS, SegmentRegister.ES, SegmentRegister.SS, SegmentRegister.FS, SegmentRegister.GS));
        if (slot != Slot.S) {
            candidates.add(SegmentRegister.CS);
        }
        candidates.addAll(List.of(ControlRegister.CR0, ControlRegister.CR2, ControlRegister.CR3, ControlRegister.CR4));
        if (mode == Mode.BITS64) {
            candidates.add(ControlRegister.CR8);
        }
        candidates.addAll(List.of(DebugRegister.values()));
        candidates.addAll(List.of(FpuRegister.values()));
        candidates.add(new FarPointer(0x10, Width.WORD, new SymbolOperand("symbol", 0x20)));
        candidates.add(new FarPointer(0x10, Width.DWORD, new SymbolOperand("symbol", 0x20)));
        for (Width width : slot == Slot.M ? new Width[] {Width.BYTE} : Width.values()) {
            candidates.addAll(memories(mode, width));
        }
        long[] values = {0, 1, 5, 8, 0x7F, 0x80, 0xFF, -1, -128, -129, 0x1234, 0xFFFF, -0x8000, 0x12345678, 0x7FFFFFFFL, 0x80000000L,
            0xFFFFFFFFL, -0x80000000L, 0x123456789ABCDEF0L, Long.MIN_VALUE};
        for (long value : values) {
            candidates.add(new Immediate(value));
        }
        candidates.add(new SymbolOperand("symbol", 0x20));
        candidates.add(new Label(0));
        candidates.removeIf(operand -> !slot.accepts(Shape.of(operand)) || !slot.acceptsValue(operand));
        return candidates;
    }

    private static List<Memory> memories(Mode mode, Width width) {
        ArrayList<Memory> memories = new ArrayList<>();
        if (mode != Mode.BITS64) {
            Gpr[][] pairs = {{Gpr.BX, Gpr.SI}, {Gpr.BX, Gpr.DI}, {Gpr.BP, Gpr.SI}, {Gpr.BP, Gpr.DI}, {Gpr.SI, null}, {Gpr.DI, null}, {Gpr.BP, null},
                {Gpr.BX, null}};
            for (Gpr[] pair : pairs) {
                for (int displacement : new int[] {0, -128, 128}) {
                    memories.add(Memory.of(width, pair[0], pair[1], 1, displacement));
                }
            }
            memories.add(new Memory(width, Gpr.BX, null, 1, 4, "symbol"));
        }
        Width[] addressWidths = mode == Mode.BITS64 ? new Width[] {Width.QWORD, Width.DWORD} : new Width[] {Width.DWORD};
        for (Width addressWidth : addressWidths) {
            for (int number : ADDRESS_REGISTERS) {
                if (mode != Mode.BITS64 && number >= 8) {
                    break;
                }
                Gpr register = Gpr.of(number, addressWidth);
                for (int displacement : DISPLACEMENTS) {
                    memories.add(Memory.of(width, register, displacement));
                }
                if (number != 4) {
                    memories.add(Memory.of(width, null, register, 4, 16));
                    memories.add(Memory.of(width, Gpr.of(3, addressWidth), register, 2, 0));
                    memories.add(Memory.of(width, Gpr.of(5, addressWidth), register, 1, 0));
                }
                memories.add(Memory.of(width, register, Gpr.of(1, addressWidth), 8, -4));
                memories.add(new Memory(width, register, null, 1, 4, "symbol"));
            }
            if (mode == Mode.BITS64) {
                memories.add(Memory.of(width, Gpr.of(13, addressWidth), Gpr.of(12, addressWidth), 4, 0));
            }
            memories.add(new Memory(width, null, Gpr.of(3, addressWidth), 4, 4, "symbol"));
        }
        memories.add(Memory.absolute(width, 0x1234));
        memories.add(Memory.absolute(width, 0x1234).in(SegmentRegister.GS));
        memories.add(Memory.of(width, Gpr.of(3, addressWidths[0]), 8).in(SegmentRegister.FS));
        memories.add(Memory.symbol(width, "symbol", 8));
        if (mode == Mode.BITS64) {
            memories.add(Memory.absolute(width, -0x7FFFFFF0));
            memories.add(Memory.label(width, new Label(0)));
        }
        return memories;
    }
}

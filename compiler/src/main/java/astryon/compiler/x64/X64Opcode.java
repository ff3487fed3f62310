package astryon.compiler.x64;

import astryon.compiler.lir.Instruction;

/**
 * What selection makes and emission knows how to write. Most instructions are {@link #PLAIN}: one machine instruction whose
 * {@link Form} names the mnemonic and its operands. The others are short sequences, or carry a comparison, or end a block.
 */
enum X64Opcode implements Instruction.Opcode {
    // @formatter:off
    //              what the payload is, and what the operands are
    MOVE            (Kind.MOVE),             // none: def, use
    EXCHANGE        (Kind.EXCHANGE),         // none: two registers
    CONSTANT        (Kind.REMATERIALISABLE), // Part: a number, symbol or literal; def
    PLAIN           (Kind.NORMAL),           // Form
    PARTIAL         (Kind.NORMAL),           // Form: writes the low part of a floating def
    LOCKED          (Kind.NORMAL),           // Form, after a lock prefix
    LOCKED_SET      (Kind.NORMAL),           // Form, after a lock prefix; then operand 0 becomes 1 if the machine says equal, else 0
    FENCE           (Kind.NORMAL),           // none
    SET             (Kind.NORMAL),           // Comparison: def, uses of the comparison
    SELECT          (Kind.NORMAL),           // Selection
    THREE_WAY       (Kind.NORMAL),           // Form of the comparison: def, its uses, temp
    CHECK           (Kind.NORMAL),           // Check: uses of its comparison; leaves to a stub that does not come back
    DIVIDE          (Kind.NORMAL),           // Division: def rax, def rdx, use rax, use divisor
    TO_INTEGER      (Kind.NORMAL),           // Form: the truncating conversion; def, use
    BIT_SCAN        (Kind.NORMAL),           // BitScan: def, use, temp
    POP_COUNT       (Kind.NORMAL),           // Width: def, use, temps
    MACHINE         (Kind.NORMAL),           // MachineInstruction: what its row says
    ENTRY           (Kind.NORMAL),           // none: defs of the register arguments
    CAUGHT          (Kind.NORMAL),           // none: def rax, first in a landing block
    CALL            (Kind.CALL),             // CallSite
    STACK_CHECK     (Kind.NORMAL),           // Integer: how far below the stack pointer is read
    POLL            (Kind.POLL),             // none: comes to rest out of line, and keeps every register
    JUMP            (Kind.NORMAL),           // none; one successor
    BRANCH          (Kind.NORMAL),           // Comparison; successor 0 if it holds, else 1
    SWITCH          (Kind.NORMAL),           // SwitchTable: use key, temps
    RETURN          (Kind.NORMAL),           // none: the result
    TRAP            (Kind.NORMAL);           // none: never reached
    // @formatter:on

    private enum Kind {
        NORMAL, MOVE, EXCHANGE, REMATERIALISABLE, CALL, POLL
    }

    private final Kind kind;

    X64Opcode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public boolean isMove() {
        return kind == Kind.MOVE;
    }

    @Override
    public boolean isCall() {
        return kind == Kind.CALL;
    }

    @Override
    public boolean isSafepoint() {
        return kind == Kind.CALL || kind == Kind.POLL;
    }

    @Override
    public boolean isRematerialisable() {
        return kind == Kind.REMATERIALISABLE;
    }

    @Override
    public boolean isExchange() {
        return kind == Kind.EXCHANGE;
    }
}

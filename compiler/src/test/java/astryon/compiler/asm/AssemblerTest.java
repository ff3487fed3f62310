package astryon.compiler.asm;

import static astryon.compiler.asm.Gpr.AL;
import static astryon.compiler.asm.Gpr.AX;
import static astryon.compiler.asm.Gpr.EAX;
import static astryon.compiler.asm.Gpr.EBX;
import static astryon.compiler.asm.Gpr.ECX;
import static astryon.compiler.asm.Gpr.RAX;
import static astryon.compiler.asm.Gpr.RSP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.object.Relocation;
import astryon.compiler.object.RelocationKind;
import astryon.compiler.object.Section;
import astryon.compiler.object.SectionKind;
import astryon.compiler.object.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AssemblerTest {
    private final Assembler code = new Assembler(Mode.BITS64);

    @Test
    void the_shortest_immediate_that_means_the_same_is_chosen() {
        code.emit(Mnemonic.ADD, EAX, new Immediate(127));
        code.emit(Mnemonic.ADD, EAX, new Immediate(128));
        code.emit(Mnemonic.ADD, EBX, new Immediate(-129));
        code.emit(Mnemonic.AND, EBX, new Immediate(0xFFFFFFF0L));
        code.emit(Mnemonic.AND, AX, new Immediate(0xFFF0));
        code.emit(Mnemonic.SUB, AL, new Immediate(255));
        code.emit(Mnemonic.ADD, RAX, new Immediate(-128));
        code.emit(Mnemonic.MOV, RAX, new Immediate(-1));
        code.emit(Mnemonic.MOV, RAX, new Immediate(0x80000000L));
        code.emit(Mnemonic.SHL, EAX, new Immediate(1));
        code.emit(Mnemonic.PUSH, new Immediate(-128));
        code.emit(Mnemonic.PUSH, new Immediate(128));
        assertThat(Objdump.disassemble(Mode.BITS64, code.code())).containsExactly(
                Map.entry(0, "add eax,0x7f"), Map.entry(3, "add eax,0x80"), Map.entry(8, "add ebx,0xffffff7f"), Map.entry(14, "and ebx,0xfffffff0"),
                Map.entry(17, "and ax,0xfff0"), Map.entry(21, "sub al,0xff"), Map.entry(23, "add rax,0xffffffffffffff80"),
                Map.entry(27, "mov rax,0xffffffffffffffff"), Map.entry(34, "movabs rax,0x80000000"), Map.entry(44, "shl eax,1"),
                Map.entry(46, "push 0xffffffffffffff80"), Map.entry(48, "push 0x80"));
    }

    @Test
    void what_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> code.emit(Mnemonic.ADD, RAX, EBX)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no encoding for add rax, ebx in BITS64");
        assertThatThrownBy(() -> code.emit(Mnemonic.ADD, RAX, new Immediate(0x80000000L)))
                .hasMessage("no encoding for add rax, 2147483648 in BITS64");
        assertThatThrownBy(() -> code.emit(Mnemonic.MOV, AL, new Immediate(256))).hasMessage("no encoding for mov al, 256 in BITS64");
        assertThatThrownBy(() -> code.emit(Mnemonic.SHL, EAX, AL)).hasMessage("no encoding for shl eax, al in BITS64");
        assertThatThrownBy(() -> code.emit(Mnemonic.LJMP, new FarPointer(8, Width.DWORD, new SymbolOperand("x"))))
                .hasMessage("no encoding for ljmp 8:x in BITS64");
        assertThatThrownBy(() -> code.emit(Mnemonic.MOV, Gpr.AH, Gpr.SIL))
                .hasMessage("mov ah, sil needs a REX prefix, which high byte registers exclude");
        assertThatThrownBy(() -> new Assembler(Mode.BITS32).emit(Mnemonic.MOV, Gpr.R8D, EAX))
                .hasMessage("mov r8d, eax needs a REX prefix, which does not exist in BITS32");
        assertThatThrownBy(() -> code.emit(Mnemonic.MOV, EAX, Memory.of(Width.DWORD, Gpr.BX, 0)))
                .hasMessage("no address in BITS64: dword [bx]");
        assertThatThrownBy(() -> code.emit(Mnemonic.MOV, EAX, Memory.of(Width.DWORD, RAX, RSP, 2, 0)))
                .hasMessage("the stack pointer cannot be an index: dword [rax+rsp*2]");
    }

    @Test
    void labels_symbols_and_data_meet_their_places() {
        Label table = code.newLabel();
        Label target = code.newLabel();
        code.define("first");
        code.emit(Mnemonic.LEA, RAX, Memory.label(Width.BYTE, table));
        code.emit(Mnemonic.CALL, new SymbolOperand("elsewhere"));
        code.emit(Mnemonic.CMP, Memory.symbol(Width.DWORD, "cell", 4), new Immediate(1000));
        code.emit(Mnemonic.MOV, Memory.of(Width.DWORD, RAX, 0), new SymbolOperand("hub"));
        code.emit(Mnemonic.JMP, Memory.table(Width.QWORD, "first", table, Gpr.RCX));
        code.define("second");
        code.bind(target);
        code.emit(Mnemonic.RET);
        code.align(8, 0);
        code.bind(table);
        code.address64("first", target);
        code.address(RelocationKind.ABS64, new SymbolOperand("cell", 1));
        assertThat(code.relocations()).containsExactly(
                new Relocation(8, RelocationKind.REL32, "elsewhere", -4), new Relocation(14, RelocationKind.REL32, "cell", -4),
                new Relocation(24, RelocationKind.ABS32, "hub", 0), new Relocation(31, RelocationKind.ABS32S, "first", 40),
                new Relocation(40, RelocationKind.ABS64, "first", 35), new Relocation(48, RelocationKind.ABS64, "cell", 1));
        assertThat(HexFormat.of().formatHex(code.code())).isEqualTo("488d0521000000" + "e800000000" + "813d00000000e8030000"
                + "c70000000000" + "ff24cd00000000" + "c3" + "00000000" + "0000000000000000" + "0000000000000000");
        Section text = new Section(".text", SectionKind.TEXT, 1);
        text.append(new byte[3], 1);
        assertThat(code.appendTo(text, 16)).isEqualTo(16);
        assertThat(text.symbols()).containsExactly(new Symbol("first", text, 16, 35, Symbol.Kind.FUNCTION),
                new Symbol("second", text, 51, 21, Symbol.Kind.FUNCTION));
        assertThat(text.relocations().get(0).offset()).isEqualTo(24);
    }

    @Test
    void padding_is_instructions_that_do_nothing_of_every_length() {
        for (Mode mode : Mode.values()) {
            for (int length = 1; length < 32; length++) {
                Assembler padded = new Assembler(mode);
                padded.zeros(32 - length);
                padded.align(32);
                byte[] padding = Arrays.copyOfRange(padded.code(), 32 - length, 32);
                TreeMap<Integer, String> read = Objdump.disassemble(mode, padding);
                assertThat(read.values()).allMatch(text -> text.startsWith("nop") || text.equals("xchg ax,ax"));
                assertThat(read.size()).isEqualTo(mode == Mode.BITS16 ? length : (length + 8) / 9);
            }
        }
    }

    @Test
    void a_boot_stage_changes_mode_on_its_way() {
        Assembler boot = new Assembler(Mode.BITS16);
        Label wide = boot.newLabel();
        boot.emit(Mnemonic.MOV, EAX, ControlRegister.CR0);
        boot.emit(Mnemonic.LJMP, new FarPointer(8, Width.WORD, new SymbolOperand("wide")));
        boot.setMode(Mode.BITS32);
        boot.bind(wide);
        boot.define("wide");
        boot.emit(Mnemonic.MOV, SegmentRegister.DS, AX);
        boot.emit(Mnemonic.JMP, wide);
        boot.padTo(510);
        boot.int16(0xAA55);
        assertThat(boot.code()).hasSize(512).startsWith(0x0F, 0x20, 0xC0, 0xEA, 0, 0, 8, 0, 0x8E, 0xD8, 0xEB, 0xFC, 0).endsWith(0x55, 0xAA);
        assertThat(boot.relocations()).containsExactly(new Relocation(4, RelocationKind.ABS16, "wide", 0));
        Assembler full = new Assembler(Mode.BITS16);
        full.zeros(511);
        full.padTo(510);
        assertThatThrownBy(full::code).hasMessage("code that must end before offset 510 is 1 bytes too long");
    }

    @Test
    void misuse_of_labels_is_an_error_where_it_happens() {
        Label never = code.newLabel();
        code.emit(Mnemonic.JMP, never);
        assertThatThrownBy(code::code).hasMessage("jmp to L0, which is not bound");
        Label twice = code.here();
        assertThatThrownBy(() -> code.bind(twice)).hasMessage("L1 is bound already");
        code.bind(never);
        code.code();
        assertThatThrownBy(() -> code.emit(Mnemonic.NOP)).hasMessageStartingWith("assembly has ended");
        Assembler far = new Assembler(Mode.BITS64);
        Label away = far.newLabel();
        far.emit(Mnemonic.JRCXZ, away);
        far.zeros(200);
        far.bind(away);
        assertThatThrownBy(far::code).hasMessage("L0 is too far from offset 1: 200 does not fit 1 bytes");
    }

    @Test
    void random_jumps_reach_their_targets_and_are_near_only_where_they_must_be() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Mode mode = Mode.values()[seed % 3];
            boolean aligned = seed % 2 == 0;
            Assembler jumping = new Assembler(mode);
            List<Label> labels = new ArrayList<>();
            List<Label> starts = new ArrayList<>();
            List<Label> targets = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                labels.add(jumping.newLabel());
            }
            for (int i = 0; i < 600; i++) {
                if (i % 10 == 5) {
                    if (aligned && random.nextInt(4) == 0) {
                        jumping.align(16);
                    }
                    jumping.bind(labels.get(i / 10));
                }
                int distance = random.nextInt(16) == 0 ? 60 : 4;
                int target = Math.max(0, Math.min(59, i / 10 + random.nextInt(2 * distance) - distance));
                if (random.nextBoolean()) {
                    starts.add(jumping.here());
                    targets.add(labels.get(target));
                    jumping.emit(random.nextInt(3) == 0 ? Mnemonic.JMP : Condition.values()[random.nextInt(16)].jump(), labels.get(target));
                } else {
                    jumping.emit(Mnemonic.ADD, ECX, new Immediate(random.nextInt(1000)));
                }
            }
            TreeMap<Integer, String> read = Objdump.disassemble(mode, jumping.code());
            read.put(jumping.code().length, "end");
            for (int i = 0; i < starts.size(); i++) {
                int start = jumping.offset(starts.get(i));
                int target = jumping.offset(targets.get(i));
                assertThat(read.get(start)).as("seed %d, jump at %x", seed, start).matches("j\\w+ 0x" + Integer.toHexString(target));
                boolean isShort = read.higherKey(start) - start == 2;
                int distanceIfShort = target > start ? target - read.higherKey(start) : target - start - 2;
                boolean reachable = distanceIfShort >= -128 && distanceIfShort <= 127;
                if (isShort || !aligned) {
                    assertThat(isShort).as("seed %d, jump at %x", seed, start).isEqualTo(reachable);
                }
            }
        }
    }

    /** Each jump just reaches its target until the one behind it grows: the worst case for deciding jumps pass by pass. */
    @Test
    @Timeout(20)
    void a_long_chain_of_jumps_that_push_each_other_out_of_reach_is_no_problem() {
        int count = 200_000;
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i <= count + 64; i++) {
            labels.add(code.newLabel());
        }
        for (int i = 0; i <= count + 64; i++) {
            code.bind(labels.get(i));
            if (i < count) {
                code.emit(Mnemonic.JMP, labels.get(i + 64));
            } else if (i == count + 62) {
                code.zeros(4);
            } else {
                code.int16(0x9090);
            }
        }
        assertThat(code.code().length).isGreaterThan(5 * (count - 64));
    }
}

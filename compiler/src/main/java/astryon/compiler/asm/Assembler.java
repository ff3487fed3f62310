package astryon.compiler.asm;

import astryon.compiler.object.Relocation;
import astryon.compiler.object.RelocationKind;
import astryon.compiler.object.Section;
import astryon.compiler.object.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles one piece of code: instructions, labels, data. The shortest encoding of an instruction is chosen, and jumps to
 * labels are short where their target is near enough. So no offset is final before all code is there: places are named by
 * labels, and asking {@link #offset}, {@link #code}, {@link #relocations} or {@link #symbols} ends assembly.
 *
 * <pre>{@code
 * Assembler code = new Assembler(Mode.BITS64);
 * Label loop = code.newLabel();
 * code.bind(loop);
 * code.emit(ADD, RAX, Memory.of(QWORD, RDI, RCX, 8, 0));
 * code.emit(SUB, RCX, new Immediate(1));
 * code.emit(Condition.NE.jump(), loop);
 * code.emit(CALL, new SymbolOperand("astryon.exit"));
 * code.appendTo(text, 16);
 * }</pre>
 */
public final class Assembler {

    /** A name given to an offset in the code. */
    public record Definition(String symbol, int offset) {
    }

    /** Bytes that wait for layout: {@code target + addend - origin}; with a symbol for the linker, too: {@code symbol + target + addend}. */
    record Fixup(int position, int gapsBefore, int size, Label target, Label origin, RelocationKind kind, String symbol, long addend) {
    }

    /** From an offset in the code on, callers are found so. */
    public record UnwindRow(int offset, Unwinding unwinding) {
    }

    private record Change(Label place, Unwinding unwinding) {
    }

    private record Name(String symbol, Label place) {
    }

    private Mode mode;
    private final CodeBuffer buffer;
    private final Encoder encoder;
    private final ArrayList<Gap> gaps = new ArrayList<>();
    private final ArrayList<Fixup> fixups = new ArrayList<>();
    private final ArrayList<Name> names = new ArrayList<>();
    private final ArrayList<Change> unwindings = new ArrayList<>();
    private Unwinding unwinding = Unwinding.called();
    private boolean isFollowed;
    private int labels;
    private Layout layout;

    public Assembler(Mode mode) {
        this(mode, 256);
    }

    public Assembler(Mode mode, int expectedSize) {
        this.mode = mode;
        this.buffer = new CodeBuffer(expectedSize);
        this.encoder = new Encoder(this, buffer);
    }

    public Mode mode() {
        return mode;
    }

    /** What follows runs in another mode: boot code changes it on the way. */
    public void setMode(Mode mode) {
        this.mode = mode;
    }

    /** From here on, the start of a routine, {@link #unwindRows} has what instructions do to the stack pointer, and what the routine tells with {@link #unwind}. */
    public void followStack() {
        isFollowed = true;
        unwindings.add(new Change(here(), unwinding));
    }

    /** How the caller is found from the next instruction, as far as the stack is followed. */
    public Unwinding unwinding() {
        return unwinding;
    }

    /** The caller is found so from the next instruction on, which the instructions themselves do not show. */
    public void unwind(Unwinding from) {
        if (isFollowed && !from.equals(unwinding)) {
            unwinding = from;
            unwindings.add(new Change(here(), from));
        }
    }

    public void emit(Mnemonic mnemonic) {
        emit(mnemonic, 0, null, null, null);
    }

    public void emit(Mnemonic mnemonic, Operand a) {
        emit(mnemonic, 1, a, null, null);
    }

    public void emit(Mnemonic mnemonic, Operand a, Operand b) {
        emit(mnemonic, 2, a, b, null);
    }

    /** @throws IllegalArgumentException when the instruction does not exist with these operands in this mode */
    public void emit(Mnemonic mnemonic, Operand a, Operand b, Operand c) {
        emit(mnemonic, 3, a, b, c);
    }

    private void emit(Mnemonic mnemonic, int count, Operand a, Operand b, Operand c) {
        beOpen();
        Encoding[] candidates = EncodingIndex.of(mode).candidates(mnemonic, count, a, b, c);
        if (count == 1 && a instanceof Label target && candidates.length == 2) {
            gaps.add(Gap.jump(gaps.size(), buffer.size(), target, candidates[0], candidates[1]));
            buffer.put(0, candidates[0].fixedSize());
            return;
        }
        for (Encoding candidate : candidates) {
            if (candidate.accepts(a, b, c)) {
                encode(candidate, a, b, c);
                unwind(isFollowed ? unwinding.after(mnemonic, a, b) : unwinding);
                return;
            }
        }
        throw new IllegalArgumentException("no encoding for " + text(mnemonic, a, b, c) + " in " + mode);
    }

    /** One particular encoding, whether or not it is the shortest. */
    void encode(Encoding encoding, Operand a, Operand b, Operand c) {
        encoder.encode(mode, encoding, a, b, c);
    }

    public Label newLabel() {
        return new Label(labels++);
    }

    /** A new label for the place the next byte goes to. */
    public Label here() {
        Label label = newLabel();
        bind(label);
        return label;
    }

    public void bind(Label label) {
        beOpen();
        if (label.isBound()) {
            throw new IllegalStateException(label + " is bound already");
        }
        label.position = buffer.size();
        label.gapsBefore = gaps.size();
    }

    /** Gives the place the next byte goes to a name the linker will know. */
    public void define(String symbol) {
        names.add(new Name(symbol, here()));
    }

    /** Fills up to a multiple of {@code alignment}, a power of two, counted from this code's start, with instructions that do nothing. */
    public void align(int alignment) {
        align(alignment, -1);
    }

    /** The same for data, with a byte of one's choice. */
    public void align(int alignment, int fill) {
        beOpen();
        if (alignment <= 0 || Integer.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("alignment " + alignment + " is not a power of two");
        }
        if (alignment > 1) {
            gaps.add(Gap.align(gaps.size(), buffer.size(), alignment, fill, mode));
        }
    }

    /** Fills with zeros up to an offset from this code's start; more code than that before it is an error. */
    public void padTo(int offset) {
        beOpen();
        gaps.add(Gap.padTo(gaps.size(), buffer.size(), offset));
    }

    public void int8(int value) {
        beOpen();
        buffer.put8(value);
    }

    public void int16(int value) {
        beOpen();
        buffer.put(value, 2);
    }

    public void int32(int value) {
        beOpen();
        buffer.put(value, 4);
    }

    public void int64(long value) {
        beOpen();
        buffer.put(value, 8);
    }

    public void bytes(byte... bytes) {
        beOpen();
        buffer.put(bytes, 0, bytes.length);
    }

    /** The characters of an ASCII string, and nothing after them. */
    public void ascii(String text) {
        bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    public void zeros(int count) {
        bytes(new byte[count]);
    }

    /** A symbol's address as data. */
    public void address(RelocationKind kind, SymbolOperand symbol) {
        beOpen();
        relocation(kind, symbol.symbol(), symbol.addend());
    }

    /** A label's 64-bit address as data, in code that begins at a symbol: an entry of a jump table. */
    public void address64(String start, Label label) {
        beOpen();
        address(RelocationKind.ABS64, start, label, 0);
    }

    /** A label's offset from this code's start plus {@code origin}, as 16-bit data. */
    public void offset16(Label label, int origin) {
        beOpen();
        fixups.add(new Fixup(buffer.size(), gaps.size(), 2, label, null, null, null, origin));
        buffer.put(0, 2);
    }

    /** Where a bound label is. Ends assembly. */
    public int offset(Label label) {
        return layout().offset(label);
    }

    /** A fresh array. Ends assembly. */
    public byte[] code() {
        return layout().code();
    }

    /** In order of their offsets. Ends assembly. */
    public List<Relocation> relocations() {
        return layout().relocations();
    }

    /** By ascending offset; none if the stack is not followed. Ends assembly. */
    public List<UnwindRow> unwindRows() {
        return unwindings.stream().map(change -> new UnwindRow(offset(change.place), change.unwinding)).toList();
    }

    /** In order of definition. Ends assembly. */
    public List<Definition> symbols() {
        layout();
        ArrayList<Definition> definitions = new ArrayList<>(names.size());
        for (Name name : names) {
            definitions.add(new Definition(name.symbol, offset(name.place)));
        }
        return definitions;
    }

    /** Appends code, relocations and symbols to a section and returns the offset they got there. Ends assembly. */
    public int appendTo(Section section, int alignment) {
        byte[] code = code();
        int start = section.append(code, alignment);
        section.relocate(relocations(), start);
        List<Definition> symbols = symbols();
        for (int i = 0; i < symbols.size(); i++) {
            int offset = symbols.get(i).offset();
            int end = i + 1 < symbols.size() ? symbols.get(i + 1).offset() : code.length;
            section.define(symbols.get(i).symbol(), start + offset, Math.max(0, end - offset), Symbol.Kind.FUNCTION);
        }
        return start;
    }

    private Layout layout() {
        if (layout == null) {
            layout = new Layout(buffer, gaps, fixups);
        }
        return layout;
    }

    private void beOpen() {
        if (layout != null) {
            throw new IllegalStateException("assembly has ended: its code was asked for");
        }
    }

    /** Zeros now, a symbol's address at link time. */
    void relocation(RelocationKind kind, String symbol, long addend) {
        fixups.add(new Fixup(buffer.size(), gaps.size(), kind.size(), null, null, kind, symbol, addend));
        buffer.put(0, kind.size());
    }

    /** Zeros now, at link time a label's address plus {@code addend}, in code that begins at {@code start}. */
    void address(RelocationKind kind, String start, Label label, long addend) {
        fixups.add(new Fixup(buffer.size(), gaps.size(), kind.size(), label, null, kind, start, addend));
        buffer.put(0, kind.size());
    }

    /** Zeros now, the distance to a label after layout, counted from {@code addend} bytes before these. */
    void labelDistance(Label label, int size, int addend) {
        fixups.add(new Fixup(buffer.size(), gaps.size(), size, label, here(), null, null, addend));
        buffer.put(0, size);
    }

    static String text(Mnemonic mnemonic, Operand... operands) {
        StringBuilder text = new StringBuilder(mnemonic.toString());
        String separator = " ";
        for (Operand operand : operands) {
            if (operand != null) {
                text.append(separator).append(operand);
                separator = ", ";
            }
        }
        return text.toString();
    }
}

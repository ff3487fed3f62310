package astryon.compiler.asm;

/** The processor mode code runs in: it sets the default operand and address sizes and which encodings exist. */
public enum Mode {
    BITS16, BITS32, BITS64
}

package astryon.compiler.ir;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every operation of the IR, one row each. The printer, the parser, the verifier and {@code docs/ir.md} read this table.
 *
 * <p>Operand letters: {@code m} memory, {@code i} i32, {@code l} i64, {@code n} i32 or i64, {@code f} f32 or f64, {@code r} ref,
 * {@code b} ref or i64 (a base address), {@code x} any data type, {@code s} the same type as the first data operand,
 * {@code *} any number of data operands. A trailing {@code ?} makes the operand before it optional.
 *
 * <p>Result letters are the same; {@code -} is no data result, {@code t} the type written on the value.
 */
public enum Op {
    // @formatter:off
    //                     operands  result  traits
    // Structure
    CONST               ("",        "t", Trait.CONSTANT),                      // immediate: the bits; a ref constant is null (0)
    OBJECT              ("",        "r", Trait.CONSTANT),                      // aux: an object of the image heap
    SYMBOL              ("",        "l", Trait.CONSTANT),                      // aux: a linker symbol; immediate: addend
    ARG                 ("",        "t"),                                      // immediate: index in the signature
    START               ("",        "m"),                                      // memory at entry
    PHI                 ("*",       "t"),                                      // one argument a predecessor
    COPY                ("x",       "s"),
    CAUGHT              ("",        "r"),                                      // the exception, first in the exceptional successor of a TRY block

    // Arithmetic: wraps around; operands and result have one type
    ADD                 ("xs",      "s", Trait.COMMUTATIVE),
    SUB                 ("xs",      "s"),
    MUL                 ("xs",      "s", Trait.COMMUTATIVE),
    DIV                 ("xs",      "s"),                                      // integers: divisor is known not to be zero; MIN / -1 = MIN
    REM                 ("xs",      "s"),                                      // as DIV; floating REM is Java's fmod
    UDIV                ("ns",      "s"),
    UREM                ("ns",      "s"),
    MULHIGH             ("ns",      "s", Trait.COMMUTATIVE),                   // upper half of the signed product
    UMULHIGH            ("ns",      "s", Trait.COMMUTATIVE),
    NEG                 ("x",       "s"),                                      // floating: flips the sign bit
    AND                 ("ns",      "s", Trait.COMMUTATIVE),
    OR                  ("ns",      "s", Trait.COMMUTATIVE),
    XOR                 ("ns",      "s", Trait.COMMUTATIVE),
    SHL                 ("ni",      "s"),                                      // the count is taken modulo the width
    SHR                 ("ni",      "s"),                                      // arithmetic
    USHR                ("ni",      "s"),
    ROTATE_LEFT         ("ni",      "s"),
    ROTATE_RIGHT        ("ni",      "s"),
    POP_COUNT           ("n",       "i"),
    LEADING_ZEROS       ("n",       "i"),                                      // of zero: the width
    TRAILING_ZEROS      ("n",       "i"),                                      // of zero: the width
    BYTE_SWAP           ("n",       "s"),
    SQRT                ("f",       "s"),
    ABS                 ("f",       "s"),

    // Conversions
    SEXT8               ("n",       "s"),                                      // sign-extends the low 8 bits
    SEXT16              ("n",       "s"),
    ZEXT8               ("n",       "s"),
    ZEXT16              ("n",       "s"),
    SEXT32              ("i",       "l"),
    ZEXT32              ("i",       "l"),
    TRUNCATE            ("l",       "i"),
    INT_TO_FLOAT        ("n",       "t"),                                      // rounds to nearest even
    FLOAT_TO_INT        ("f",       "t"),                                      // Java's d2i, d2l: saturates, NaN is 0
    FLOAT_TO_FLOAT      ("f",       "t"),                                      // f32 <-> f64
    BITS                ("x",       "t"),                                      // i32 <-> f32, i64 <-> f64: the same bits
    REF_TO_ADDRESS      ("r",       "l"),                                      // not live across a safepoint
    ADDRESS_TO_REF      ("l",       "r"),

    // Comparisons: the result is 0 or 1. Floating: false on NaN, except NE
    EQ                  ("xs",      "i", Trait.COMMUTATIVE, Trait.COMPARISON),
    NE                  ("xs",      "i", Trait.COMMUTATIVE, Trait.COMPARISON),
    LT                  ("xs",      "i", Trait.COMPARISON),
    LE                  ("xs",      "i", Trait.COMPARISON),
    GT                  ("xs",      "i", Trait.COMPARISON),
    GE                  ("xs",      "i", Trait.COMPARISON),
    ULT                 ("ns",      "i", Trait.COMPARISON),
    ULE                 ("ns",      "i", Trait.COMPARISON),
    UGT                 ("ns",      "i", Trait.COMPARISON),
    UGE                 ("ns",      "i", Trait.COMPARISON),
    COMPARE             ("ns",      "i"),                                      // -1, 0, 1
    COMPARE_LESS        ("fs",      "i"),                                      // fcmpl, dcmpl: NaN gives -1
    COMPARE_GREATER     ("fs",      "i"),                                      // fcmpg, dcmpg: NaN gives 1
    SELECT              ("ixs",     "2"),                                      // cond != 0 ? second : third; type of the second

    // Checks: yield their first operand, known good; users take the result. May throw.
    NULL_CHECK          ("r",       "r", Trait.THROWS, Trait.CHECK),
    BOUNDS_CHECK        ("ii",      "i", Trait.THROWS, Trait.CHECK),           // index, length
    DIVISOR_CHECK       ("n",       "s", Trait.THROWS, Trait.CHECK),
    SIZE_CHECK          ("i",       "i", Trait.THROWS, Trait.CHECK),           // negative array size
    CAST_CHECK          ("r",       "r", Trait.THROWS, Trait.CHECK),           // aux: class; null passes
    STORE_CHECK         ("rr",      "2", Trait.THROWS, Trait.CHECK),           // array, value: yields the value; array store exception

    // Objects; lowered to LOAD, STORE and CALL before selection
    INSTANCE_OF         ("r",       "i"),                                      // aux: class
    ARRAY_LENGTH        ("r",       "i"),                                      // needs a non-null array
    HUB_OF              ("r",       "l"),                                      // address of the class record; needs a non-null object
    GET_FIELD           ("mr",      "t", Trait.READS),                         // aux: field
    PUT_FIELD           ("mrx",     "-", Trait.WRITES),                        // aux: field
    GET_STATIC          ("m",       "t", Trait.READS),                         // aux: field
    PUT_STATIC          ("mx",      "-", Trait.WRITES),                        // aux: field
    GET_ELEMENT         ("mri",     "t", Trait.READS),                         // aux: Access of the element; the index is checked
    PUT_ELEMENT         ("mrix",    "-", Trait.WRITES),                        // aux: Access of the element
    CLASS_INIT          ("m",       "-", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // aux: class that is initialised at first use: from here on it is
    NEW                 ("m",       "r", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // aux: class
    NEW_ARRAY           ("mi",      "r", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // aux: array class; the length is checked

    // Memory
    LOAD                ("mbl?",    "t", Trait.READS),                         // base + index * scale + immediate; aux: Access
    STORE               ("mbl?x",   "-", Trait.WRITES),                        // the value is last; aux: Access
    COMPARE_AND_SWAP    ("mbxx",    "i", Trait.WRITES),                        // address, expected, new: 1 if stored; sequentially consistent
    COMPARE_AND_EXCHANGE("mbxx",    "t", Trait.WRITES),                        // the same, yields what was there
    EXCHANGE            ("mbx",     "t", Trait.WRITES),
    FETCH_ADD           ("mbx",     "t", Trait.WRITES),
    FENCE               ("m",       "-", Trait.WRITES),                        // full fence

    // Calls
    CALL                ("m*",      "t", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // aux: method, called directly
    CALL_VIRTUAL        ("m*",      "t", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // aux: method; the receiver is checked; virtual and interface alike
    CALL_INDIRECT       ("ml*",     "t", Trait.WRITES, Trait.THROWS, Trait.SAFEPOINT), // code address, arguments
    MACHINE             ("m*",      "t", Trait.WRITES),                        // aux: a row of the target's table of machine instructions
    CURRENT_THREAD      ("",        "l"),                                      // the thread register
    SAFEPOINT           ("m",       "-", Trait.WRITES, Trait.SAFEPOINT),
    STACK_CHECK         ("m",       "-", Trait.WRITES);                        // traps, as an overflow of the stack, if fewer bytes of it are left than the immediate says
    // @formatter:on

    public enum Trait {
        CONSTANT,
        COMMUTATIVE,
        COMPARISON,
        /** May end in an exception. In a protected region it is the control of a {@code TRY} block. */
        THROWS,
        CHECK,
        /** Takes a memory state and leaves it alone. */
        READS,
        /** Takes a memory state and is itself the next one. */
        WRITES,
        /** The collector may run: a stack map is recorded. */
        SAFEPOINT
    }

    private final String operands;
    private final String result;
    private final Set<Trait> traits;

    Op(String operands, String result, Trait... traits) {
        this.operands = operands;
        this.result = result;
        this.traits = traits.length == 0 ? EnumSet.noneOf(Trait.class) : EnumSet.of(traits[0], traits);
    }

    public String operands() {
        return operands;
    }

    public String result() {
        return result;
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether argument 0 is a memory state. */
    public boolean takesMemory() {
        return operands.startsWith("m");
    }

    /** Whether a value of this op may stand where a memory state is wanted. */
    public boolean definesMemory() {
        return this == START || is(Trait.WRITES);
    }

    /** Whether the order of this value among its like in a block means something: effects and exceptions. */
    public boolean isOrdered() {
        return is(Trait.WRITES) || is(Trait.THROWS);
    }

    /** The word for it in the text form. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

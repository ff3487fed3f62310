package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of values at one place of a function: ranges of ints, which of two ints is smaller, which references are not null,
 * which conditions hold. Facts are learnt on the way down the dominator tree and forgotten on the way up. A value and its checked
 * form are one here.
 */
final class Facts {
    /** How far a question is followed through operands and through other facts. */
    private static final int DEPTH = 5;
    /** How many steps one question may take in all. */
    private static final int FUEL = 300;

    /** The value it is about is smaller than {@code than}, or as small if not {@code strict}. */
    private record Smaller(Value than, boolean strict) {
    }

    /** The value is of the type, or null. */
    private record Instance(Value value, Symbol type) {
    }

    private final Map<Value, Range> ranges = new HashMap<>();
    private final Map<Value, List<Smaller>> smaller = new HashMap<>();
    private final Set<Instance> instances = new HashSet<>();
    private final Set<Value> notNull = new HashSet<>();
    private final Set<Value> notZero = new HashSet<>();
    private final Map<Value, Boolean> truths = new HashMap<>();
    private final ArrayDeque<Runnable> undo = new ArrayDeque<>();
    private int fuel;

    /** A mark to {@link #forgetSince}. */
    int mark() {
        return undo.size();
    }

    void forgetSince(int mark) {
        while (undo.size() > mark) {
            undo.pop().run();
        }
    }

    /** The value under checks: they change what is known of it, not what it is. */
    static Value plain(Value value) {
        while (true) {
            switch (value.op()) {
                case COPY, NULL_CHECK, BOUNDS_CHECK, DIVISOR_CHECK, SIZE_CHECK -> value = value.argument(0);
                default -> {
                    return value;
                }
            }
        }
    }

    // Learning

    void learnNotNull(Value value) {
        add(notNull, plain(value));
    }

    /** It is of {@code type}, or null. */
    void learnInstance(Value value, Symbol type) {
        Instance instance = new Instance(plain(value), type);
        if (instances.add(instance)) {
            undo.push(() -> instances.remove(instance));
        }
    }

    void learnNotZero(Value value) {
        add(notZero, plain(value));
    }

    private void add(Set<Value> set, Value value) {
        if (set.add(value)) {
            undo.push(() -> set.remove(value));
        }
    }

    void learnRange(Value value, Range range) {
        Value key = plain(value);
        if (key.type() != Type.I32 || key.isConstant()) {
            return;
        }
        Range old = ranges.get(key);
        Range now = old == null ? range : old.and(range);
        if (!now.equals(old)) {
            ranges.put(key, now);
            undo.push(() -> {
                if (old == null) {
                    ranges.remove(key);
                } else {
                    ranges.put(key, old);
                }
            });
            // What a sum is says what was added to, unless it wrapped around on the way.
            if (key.op() == Op.ADD && key.argument(1).isConstant()) {
                long c = key.argument(1).immediate();
                Range before = new Range(now.low() - c, now.high() - c);
                if (before.equals(before.orWrapped())) {
                    learnRange(key.argument(0), before);
                }
            }
        }
    }

    void learnSmaller(Value a, Value b, boolean strict) {
        int gap = strict ? 1 : 0;
        learnRange(a, new Range(Integer.MIN_VALUE, range(b).high() - gap));
        learnRange(b, new Range(range(a).low() + gap, Integer.MAX_VALUE));
        Value key = plain(a);
        if (!key.isConstant()) {
            List<Smaller> known = smaller.computeIfAbsent(key, k -> new ArrayList<>(2));
            known.add(new Smaller(plain(b), strict));
            undo.push(() -> known.remove(known.size() - 1));
        }
    }

    /** A condition turned out to be {@code holds}. */
    void learnCondition(Value condition, boolean holds) {
        Value key = ControlFlow.withoutCopies(condition);
        if (!truths.containsKey(key)) {
            truths.put(key, holds);
            undo.push(() -> truths.remove(key));
        }
        if (!key.op().is(Op.Trait.COMPARISON)) {
            if (holds) {
                learnNotZero(key);
                if (key.op() == Op.INSTANCE_OF) {
                    learnNotNull(key.argument(0));
                    learnInstance(key.argument(0), key.aux());
                }
            } else {
                learnRange(key, Range.of(0));
            }
            return;
        }
        Value a = key.argument(0);
        Value b = key.argument(1);
        if (a.type() == Type.REF) {
            if (b.isConstant(0) && holds == (key.op() == Op.NE)) {
                learnNotNull(a);
            }
        } else if (a.type().isInteger()) {
            learnComparison(holds ? key.op() : ComparisonRules.negated(key.op()), a, b);
        }
    }

    private void learnComparison(Op op, Value a, Value b) {
        if (op == Op.NE && b.isConstant(0)) {
            learnNotZero(a);
        }
        if (a.type() != Type.I32) {
            return;
        }
        switch (op) {
            case EQ -> {
                learnSmaller(a, b, false);
                learnSmaller(b, a, false);
            }
            case NE -> {
                if (b.isConstant()) {
                    excludeEnd(a, b.immediate());
                }
            }
            case LT -> learnSmaller(a, b, true);
            case LE -> learnSmaller(a, b, false);
            case GT -> learnSmaller(b, a, true);
            case GE -> learnSmaller(b, a, false);
            case ULT -> learnUnsigned(a, b, true);
            case ULE -> learnUnsigned(a, b, false);
            case UGT -> learnUnsigned(b, a, true);
            case UGE -> learnUnsigned(b, a, false);
            default -> {
            }
        }
    }

    private void excludeEnd(Value a, long constant) {
        Range range = range(a);
        if (range.low() == constant) {
            learnRange(a, new Range(constant + 1, range.high()));
        } else if (range.high() == constant) {
            learnRange(a, new Range(range.low(), constant - 1));
        }
    }

    /** Below something that is not negative, unsigned: then not negative itself, and smaller. */
    private void learnUnsigned(Value a, Value b, boolean strict) {
        if (range(b).low() >= 0) {
            learnRange(a, Range.NOT_NEGATIVE);
            learnSmaller(a, b, strict);
        }
    }

    // Asking

    /** Whether a cast to {@code type} is known to succeed. */
    boolean isInstance(Value value, Symbol type) {
        return instances.contains(new Instance(plain(value), type));
    }

    boolean isNotNull(Value value) {
        return NonNull.is(value) || notNull.contains(plain(value));
    }

    boolean isNotZero(Value value) {
        return notZero.contains(plain(value)) || value.type() == Type.I32 && !range(value).contains(0)
                || value.isConstant() && value.immediate() != 0;
    }

    /** Whether an int comparison holds; null if that is not known. */
    Boolean decide(Value comparison) {
        Boolean known = truths.get(comparison);
        if (known != null || !comparison.op().is(Op.Trait.COMPARISON)) {
            return known;
        }
        Value a = comparison.argument(0);
        Value b = comparison.argument(1);
        if (a.type() == Type.REF && b.isConstant(0) && isNotNull(a)) {
            return comparison.op() == Op.NE;
        }
        if (a.type() != Type.I32) {
            return null;
        }
        return switch (comparison.op()) {
            case LT -> isLess(a, b) ? Boolean.TRUE : isLessOrEqual(b, a) ? Boolean.FALSE : null;
            case LE -> isLessOrEqual(a, b) ? Boolean.TRUE : isLess(b, a) ? Boolean.FALSE : null;
            case GT -> isLess(b, a) ? Boolean.TRUE : isLessOrEqual(a, b) ? Boolean.FALSE : null;
            case GE -> isLessOrEqual(b, a) ? Boolean.TRUE : isLess(a, b) ? Boolean.FALSE : null;
            case EQ, NE -> isLess(a, b) || isLess(b, a) ? Boolean.valueOf(comparison.op() == Op.NE) : null;
            case ULT -> range(a).low() >= 0 && range(b).low() >= 0 && isLess(a, b) ? Boolean.TRUE : null;
            default -> null;
        };
    }

    /** Whether {@code 0 <= index < length}. */
    boolean isInBounds(Value index, Value length) {
        return range(index).low() >= 0 && isLess(index, length);
    }

    boolean isLess(Value a, Value b) {
        fuel = FUEL;
        return isLess(plain(a), plain(b), DEPTH);
    }

    boolean isLessOrEqual(Value a, Value b) {
        fuel = FUEL;
        return isLessOrEqual(plain(a), plain(b), DEPTH);
    }

    private boolean isLess(Value a, Value b, int depth) {
        if (range(a).high() < range(b).low()) {
            return true;
        }
        if (depth == 0 || fuel-- <= 0) {
            return false;
        }
        for (Smaller fact : smaller.getOrDefault(a, List.of())) {
            if (fact.than == b ? fact.strict : fact.strict ? isLessOrEqual(fact.than, b, depth - 1) : isLess(fact.than, b, depth - 1)) {
                return true;
            }
        }
        switch (a.op()) {
            case ADD -> {
                if (a.argument(1).isConstant()) {
                    long c = a.argument(1).immediate();
                    Value x = plain(a.argument(0));
                    if (c < 0 && range(x).low() + c >= Integer.MIN_VALUE && isLessOrEqual(x, b, depth - 1) || c > 0 && isLessByMore(x, b, c)) {
                        return true;
                    }
                }
            }
            case REM -> {
                if (plain(a.argument(1)) == b && range(b).low() >= 0 && range(a.argument(0)).low() >= 0) {
                    return true;
                }
            }
            case UREM -> {
                if (plain(a.argument(1)) == b && range(b).low() >= 0) {
                    return true;
                }
            }
            case AND -> {
                if (isMasked(a, b, depth)) {
                    return true;
                }
            }
            case SHR, USHR -> {
                if (range(a.argument(0)).low() >= 0 && isLess(plain(a.argument(0)), b, depth - 1)) {
                    return true;
                }
            }
            default -> {
            }
        }
        if (b.op() == Op.ADD && b.argument(1).isConstant()) {
            long c = b.argument(1).immediate();
            Value z = plain(b.argument(0));
            return c > 0 && range(z).high() + c <= Integer.MAX_VALUE && isLessOrEqual(a, z, depth - 1);
        }
        return false;
    }

    /** Whether {@code a}, some value with the bits of a mask, is less than {@code b} because the mask is. */
    private boolean isMasked(Value a, Value b, int depth) {
        for (Value mask : a.arguments()) {
            if (range(mask).low() >= 0 && isLess(plain(mask), b, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code x + c < b} follows from {@code x < b - d}: loops to one less than a length. */
    private boolean isLessByMore(Value x, Value b, long c) {
        for (Smaller fact : smaller.getOrDefault(x, List.of())) {
            if (fact.than.op() == Op.ADD && fact.than.argument(1).isConstant() && plain(fact.than.argument(0)) == b) {
                long d = -fact.than.argument(1).immediate();
                if (d > 0 && range(b).low() - d >= Integer.MIN_VALUE && (fact.strict ? c <= d : c < d)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isLessOrEqual(Value a, Value b, int depth) {
        if (a == b || range(a).high() <= range(b).low()) {
            return true;
        }
        if (depth == 0 || fuel-- <= 0) {
            return false;
        }
        for (Smaller fact : smaller.getOrDefault(a, List.of())) {
            if (isLessOrEqual(fact.than, b, depth - 1)) {
                return true;
            }
        }
        if (a.op() == Op.ADD && a.argument(1).isConstant()) {
            long c = a.argument(1).immediate();
            Value x = plain(a.argument(0));
            if (c <= 0 && range(x).low() + c >= Integer.MIN_VALUE && isLessOrEqual(x, b, depth - 1)
                    || c == 1 && range(x).high() < Integer.MAX_VALUE && isLess(x, b, depth - 1)) {
                return true;
            }
        }
        return isLess(a, b, depth - 1);
    }

    Range range(Value value) {
        return range(value, DEPTH);
    }

    private Range range(Value value, int depth) {
        if (value.type() != Type.I32) {
            return Range.ALL;
        }
        Value v = plain(value);
        Range known = ranges.getOrDefault(v, Range.ALL);
        // A check that passed says more: it dominates its uses.
        if (value.op() == Op.BOUNDS_CHECK || value.op() == Op.SIZE_CHECK) {
            known = known.and(Range.NOT_NEGATIVE);
        }
        return depth == 0 ? known : known.and(computed(v, depth - 1));
    }

    private Range computed(Value v, int depth) {
        switch (v.op()) {
            case CONST:
                return Range.of(v.immediate());
            case ARRAY_LENGTH:
                return Range.NOT_NEGATIVE;
            case ZEXT8:
                return new Range(0, 0xFF);
            case ZEXT16:
                return new Range(0, 0xFFFF);
            case SEXT8:
                return new Range(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SEXT16:
                return new Range(Short.MIN_VALUE, Short.MAX_VALUE);
            case POP_COUNT, LEADING_ZEROS, TRAILING_ZEROS:
                return new Range(0, 64);
            case COMPARE, COMPARE_LESS, COMPARE_GREATER:
                return new Range(-1, 1);
            case INSTANCE_OF, COMPARE_AND_SWAP:
                return new Range(0, 1);
            case GET_ELEMENT, LOAD:
                return loaded(((Access) v.aux()).kind());
            case SELECT:
                return range(v.argument(1), depth).or(range(v.argument(2), depth));
            case ADD, SUB, MUL, AND, OR, XOR, DIV, REM, UREM, SHL, SHR, USHR:
                return arithmetic(v, range(v.argument(0), depth), range(v.argument(1), depth));
            default:
                return v.op().is(Op.Trait.COMPARISON) ? new Range(0, 1) : Range.ALL;
        }
    }

    private static Range loaded(Access.Kind kind) {
        return switch (kind) {
            case I8 -> new Range(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case U8 -> new Range(0, 0xFF);
            case I16 -> new Range(Short.MIN_VALUE, Short.MAX_VALUE);
            case U16 -> new Range(0, 0xFFFF);
            default -> Range.ALL;
        };
    }

    private static Range arithmetic(Value v, Range a, Range b) {
        boolean constant = v.argument(1).isConstant();
        long c = constant ? v.argument(1).immediate() : 0;
        switch (v.op()) {
            case ADD:
                return new Range(a.low() + b.low(), a.high() + b.high()).orWrapped();
            case SUB:
                return new Range(a.low() - b.high(), a.high() - b.low()).orWrapped();
            case MUL:
                return a.low() >= 0 && b.low() >= 0 ? new Range(a.low() * b.low(), a.high() * b.high()).orWrapped() : Range.ALL;
            case AND:
                return a.low() >= 0 ? new Range(0, b.low() >= 0 ? Math.min(a.high(), b.high()) : a.high())
                        : b.low() >= 0 ? new Range(0, b.high()) : Range.ALL;
            case OR, XOR:
                return a.low() >= 0 && b.low() >= 0 ? new Range(0, Long.highestOneBit(Math.max(Math.max(a.high(), b.high()), 1)) * 2 - 1) : Range.ALL;
            case DIV:
                return constant && c > 0 ? new Range(a.low() / c, a.high() / c) : a.low() >= 0 && b.low() >= 0 ? new Range(0, a.high()) : Range.ALL;
            case REM:
                if (constant && c != 0 && c != Integer.MIN_VALUE) {
                    long most = Math.abs(c) - 1;
                    return new Range(a.low() >= 0 ? 0 : -most, a.high() <= 0 ? 0 : Math.min(most, Math.max(a.high(), 0)));
                }
                return a.low() >= 0 ? new Range(0, a.high()) : Range.ALL;
            case UREM:
                return b.low() > 0 ? new Range(0, b.high() - 1) : Range.ALL;
            case SHL:
                return constant && a.low() >= 0 && c >= 0 && c < 31 ? new Range(a.low() << c, a.high() << c).orWrapped() : Range.ALL;
            case SHR:
                return constant && c >= 0 && c < 32 ? new Range(a.low() >> c, a.high() >> c) : a.low() >= 0 ? new Range(0, a.high()) : Range.ALL;
            case USHR:
                return constant && c > 0 && c < 32 ? a.low() >= 0 ? new Range(a.low() >> c, a.high() >> c) : new Range(0, 0xFFFF_FFFFL >>> c)
                        : a.low() >= 0 ? new Range(0, a.high()) : Range.ALL;
            default:
                return Range.ALL;
        }
    }
}

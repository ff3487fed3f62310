package astryon.compiler.opt;

import static astryon.compiler.opt.Rewriter.become;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;

/**
 * Divides by constants without dividing: by powers of two with shifts, by others by multiplying with the reciprocal.
 *
 * <p>The idea (Granlund and Montgomery 1994; Warren, Hacker's Delight, chapter 10): for a divisor d there are m and s such that the
 * quotient of any n of N bits is the upper half of m * n, shifted right by s. For signed division m fits N bits, read as negative if its
 * top bit is set, and one is added for a negative n, since shifting rounds down and Java's division towards zero. For unsigned division m
 * may need N + 1 bits; then the top bit's share is added in halves, so that nothing overflows. A remainder is what is missing
 * from the product back. Runs late: the expansion hides the division from other passes.
 */
public final class StrengthReduction implements Pass {

    @Override
    public String name() {
        return "strength-reduction";
    }

    @Override
    public void run(Function function) {
        Rewriter rewriter = new Rewriter();
        for (Block block : new ArrayList<>(function.blocks())) {
            rewriter.run(block, StrengthReduction::reduce);
        }
        new CopyPropagation().run(function);
    }

    private static Value reduce(Value v, Rewriter r) {
        if (v.argumentCount() != 2 || !v.type().isInteger() || !v.argument(1).isConstant()) {
            return null;
        }
        Value n = v.argument(0);
        long d = v.argument(1).immediate();
        return switch (v.op()) {
            case DIV -> d == 0 || d == 1 || d == -1 ? null : signedQuotient(n, d, r);
            case REM -> d == 0 || d == 1 || d == -1 ? null : remainder(v, n, d, signedRemainderQuotient(n, d, r), r);
            case UDIV -> d == 0 || d == 1 ? null : unsignedQuotient(n, d, r);
            case UREM -> unsignedRemainder(v, n, d, r);
            default -> null;
        };
    }

    private static int width(Value v) {
        return v.type() == Type.I32 ? 32 : 64;
    }

    private static Value remainder(Value v, Value n, long d, Value quotient, Rewriter r) {
        // The divisor's sign does not matter for a remainder.
        Value product = isPowerOfTwo(d, n) ? r.make(Op.SHL, n.type(), quotient, r.constant(Type.I32, Long.numberOfTrailingZeros(d)))
                : r.make(Op.MUL, n.type(), quotient, r.constant(n.type(), d));
        return become(v, Op.SUB, n, product);
    }

    private static Value signedRemainderQuotient(Value n, long d, Rewriter r) {
        return isPowerOfTwo(d, n) ? quotientOfPowerOfTwo(n, Long.numberOfTrailingZeros(d), r) : signedQuotient(n, d, r);
    }

    /** Whether |d| is a power of two; the least number is one. */
    private static boolean isPowerOfTwo(long d, Value n) {
        long magnitude = d < 0 ? -d : d;
        return Long.bitCount(n.type() == Type.I32 ? magnitude & 0xFFFF_FFFFL : magnitude) == 1;
    }

    private static Value signedQuotient(Value n, long d, Rewriter r) {
        if (isPowerOfTwo(d, n)) {
            Value quotient = quotientOfPowerOfTwo(n, Long.numberOfTrailingZeros(d), r);
            return d < 0 ? r.make(Op.NEG, n.type(), quotient) : quotient;
        }
        int width = width(n);
        BigInteger divisor = BigInteger.valueOf(Math.abs(d));
        // The least s for which m = 2^(N+s) / d, rounded up, errs by less than any n of N - 1 bits and a sign can show.
        int shift = 0;
        BigInteger m = multiplier(divisor, width + shift);
        while (m.multiply(divisor).subtract(BigInteger.ONE.shiftLeft(width + shift)).compareTo(BigInteger.ONE.shiftLeft(shift + 1)) > 0) {
            shift++;
            m = multiplier(divisor, width + shift);
        }
        Value quotient = r.make(Op.MULHIGH, n.type(), n, r.constant(n.type(), m.longValue()));
        if (m.testBit(width - 1)) {
            // Read as signed, m is 2^N too small: the missing n is added.
            quotient = r.make(Op.ADD, n.type(), quotient, n);
        }
        if (shift > 0) {
            quotient = r.make(Op.SHR, n.type(), quotient, r.constant(Type.I32, shift));
        }
        Value one = r.make(Op.USHR, n.type(), n, r.constant(Type.I32, width - 1));
        quotient = r.make(Op.ADD, n.type(), quotient, one);
        return d < 0 ? r.make(Op.NEG, n.type(), quotient) : quotient;
    }

    /** The least integer above 2^power / divisor. */
    private static BigInteger multiplier(BigInteger divisor, int power) {
        return BigInteger.ONE.shiftLeft(power).divide(divisor).add(BigInteger.ONE);
    }

    /** Rounds towards zero: 2^k - 1 is added to a negative n before it is shifted. */
    private static Value quotientOfPowerOfTwo(Value n, int k, Rewriter r) {
        int width = width(n);
        Value sign = k == 1 ? n : r.make(Op.SHR, n.type(), n, r.constant(Type.I32, width - 1));
        Value bias = r.make(Op.USHR, n.type(), sign, r.constant(Type.I32, width - k));
        return r.make(Op.SHR, n.type(), r.make(Op.ADD, n.type(), n, bias), r.constant(Type.I32, k));
    }

    private static Value unsignedQuotient(Value n, long d, Rewriter r) {
        int width = width(n);
        BigInteger divisor = unsigned(d, width);
        if (divisor.bitCount() == 1) {
            return r.make(Op.USHR, n.type(), n, r.constant(Type.I32, divisor.bitLength() - 1));
        }
        if (divisor.bitLength() == width) {
            // More than half the range: the quotient is 0 or 1.
            Value fits = r.make(Op.UGE, Type.I32, n, r.constant(n.type(), d));
            return n.type() == Type.I32 ? fits : r.make(Op.ZEXT32, Type.I64, fits);
        }
        int shift = divisor.bitLength();
        BigInteger m = multiplier(divisor, width + shift);
        // m has N + 1 bits. One fewer may do: if the error it makes stays below one quotient step for every n.
        BigInteger shorter = multiplier(divisor, width + shift - 1);
        BigInteger error = shorter.multiply(divisor).subtract(BigInteger.ONE.shiftLeft(width + shift - 1));
        if (error.compareTo(BigInteger.ONE.shiftLeft(shift - 1)) <= 0) {
            Value high = r.make(Op.UMULHIGH, n.type(), n, r.constant(n.type(), shorter.longValue()));
            return shift == 1 ? high : r.make(Op.USHR, n.type(), high, r.constant(Type.I32, shift - 1));
        }
        Value high = r.make(Op.UMULHIGH, n.type(), n, r.constant(n.type(), m.longValue()));
        Value half = r.make(Op.USHR, n.type(), r.make(Op.SUB, n.type(), n, high), r.constant(Type.I32, 1));
        return r.make(Op.USHR, n.type(), r.make(Op.ADD, n.type(), half, high), r.constant(Type.I32, shift - 1));
    }

    private static Value unsignedRemainder(Value v, Value n, long d, Rewriter r) {
        BigInteger divisor = unsigned(d, width(n));
        if (divisor.signum() == 0 || divisor.equals(BigInteger.ONE)) {
            return null;
        }
        if (divisor.bitCount() == 1) {
            return become(v, Op.AND, n, r.constant(n.type(), d - 1));
        }
        return become(v, Op.SUB, n, r.make(Op.MUL, n.type(), unsignedQuotient(n, d, r), r.constant(n.type(), d)));
    }

    private static BigInteger unsigned(long d, int width) {
        return BigInteger.valueOf(d).and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    }
}

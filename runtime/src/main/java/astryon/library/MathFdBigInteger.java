package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.math.FDBigInteger", why = "its text, which only a debugger reads, is made with BigInteger: ten times the size of the rest")
final class MathFdBigInteger {
    private MathFdBigInteger() {
    }

    @Override
    public String toString() {
        return "FDBigInteger";
    }
}

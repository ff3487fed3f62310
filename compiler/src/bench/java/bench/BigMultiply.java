package bench;

import java.util.Arrays;

/** Powers of large whole numbers: limbs of 32 bits, the lowest first; school multiplication for short ones, Karatsuba's for long ones. */
final class BigMultiply implements Program {
    private static final int SHORT = 32;

    @Override
    public int run(int exponent) {
        int[] power = {1};
        int[] square = {7, 1};
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                power = trim(multiply(power, square));
            }
            square = trim(multiply(square, square));
        }
        int sum = power.length;
        for (int limb : power) {
            sum = sum * 31 + limb;
        }
        return sum;
    }

    private static int[] trim(int[] number) {
        int length = number.length;
        while (length > 0 && number[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(number, length);
    }

    private static int[] multiply(int[] a, int[] b) {
        if (a.length <= SHORT || b.length <= SHORT) {
            return school(a, b);
        }
        int half = Math.max(a.length, b.length) + 1 >> 1;
        int[] a0 = part(a, 0, half);
        int[] a1 = part(a, half, a.length);
        int[] b0 = part(b, 0, half);
        int[] b1 = part(b, half, b.length);
        int[] low = multiply(a0, b0);
        int[] high = multiply(a1, b1);
        int[] middle = multiply(add(a0, a1), add(b0, b1));
        subtract(middle, low);
        subtract(middle, high);
        int[] product = new int[a.length + b.length + 1];
        addAt(product, low, 0);
        addAt(product, middle, half);
        addAt(product, high, 2 * half);
        return product;
    }

    private static int[] part(int[] number, int from, int to) {
        return from >= number.length ? new int[0] : Arrays.copyOfRange(number, from, Math.min(to, number.length));
    }

    private static int[] school(int[] a, int[] b) {
        int[] product = new int[a.length + b.length];
        for (int i = 0; i < a.length; i++) {
            long x = a[i] & 0xffffffffL;
            long carry = 0;
            for (int j = 0; j < b.length; j++) {
                carry += x * (b[j] & 0xffffffffL) + (product[i + j] & 0xffffffffL);
                product[i + j] = (int) carry;
                carry >>>= 32;
            }
            product[i + b.length] = (int) carry;
        }
        return product;
    }

    private static int[] add(int[] a, int[] b) {
        int[] sum = Arrays.copyOf(a, Math.max(a.length, b.length) + 1);
        addAt(sum, b, 0);
        return sum;
    }

    /** Adds a number, shifted by so many limbs; beyond the end of {@code to} it has only zeros. */
    private static void addAt(int[] to, int[] number, int shift) {
        long carry = 0;
        int i = shift;
        for (int j = 0; j < number.length && i < to.length; j++, i++) {
            carry += (to[i] & 0xffffffffL) + (number[j] & 0xffffffffL);
            to[i] = (int) carry;
            carry >>>= 32;
        }
        for (; carry != 0 && i < to.length; i++) {
            carry += to[i] & 0xffffffffL;
            to[i] = (int) carry;
            carry >>>= 32;
        }
    }

    private static void subtract(int[] from, int[] number) {
        long borrow = 0;
        int i = 0;
        for (; i < number.length && i < from.length; i++) {
            borrow += (from[i] & 0xffffffffL) - (number[i] & 0xffffffffL);
            from[i] = (int) borrow;
            borrow >>= 32;
        }
        for (; borrow != 0 && i < from.length; i++) {
            borrow += from[i] & 0xffffffffL;
            from[i] = (int) borrow;
            borrow >>= 32;
        }
    }
}

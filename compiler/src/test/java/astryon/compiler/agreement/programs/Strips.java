package astryon.compiler.agreement.programs;

/** Counting loops of all lengths around the thousand rounds after which they poll, up and down, near the ends of int. */
public final class Strips {
    private Strips() {
    }

    public static void main(String[] arguments) {
        for (int n : new int[] {0, 1, 2, 1023, 1024, 1025, 2048, 5000, 100_000}) {
            int[] numbers = new int[n];
            for (int i = 0; i < n; i++) {
                numbers[i] = i * 7;
            }
            System.out.println(sum(numbers) + " " + down(n) + " " + closed(-n, n) + " " + towards(n) + " " + fill(n));
        }
        System.out.println(closed(Integer.MAX_VALUE - 20, Integer.MAX_VALUE - 8) + " " + closed(Integer.MAX_VALUE - 9000, Integer.MAX_VALUE - 8) + " "
                + down(Integer.MIN_VALUE));
        int count = 0;
        for (int i = Integer.MAX_VALUE - 5000; i < Integer.MAX_VALUE; i++) {
            count++;
        }
        for (int i = Integer.MIN_VALUE + 5000; i > Integer.MIN_VALUE; i--) {
            count += 3;
        }
        System.out.println(count);
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum = sum * 9 + numbers[i];
        }
        return sum;
    }

    private static int down(int from) {
        int sum = 0;
        for (int i = from; i >= 0; i -= 3) {
            sum ^= sum * 31 + i;
        }
        return sum;
    }

    private static int closed(int from, int to) {
        int sum = 0;
        for (int i = from; i <= to; i += 7) {
            sum = sum * 31 + i;
            if (sum == 77) {
                break;
            }
        }
        return sum;
    }

    private static long towards(int n) {
        long sum = 0;
        double product = 1;
        for (int i = 0, j = n; i < j; i++, j--) {
            sum += (long) i * j;
            product *= 1.0001;
        }
        return sum + (long) product;
    }

    private static int fill(int n) {
        byte[] bytes = new byte[n];
        for (int i = n - 1; i >= 0; i--) {
            bytes[i] = (byte) (i ^ n);
        }
        int sum = 0;
        for (byte b : bytes) {
            sum += b;
        }
        return sum;
    }
}

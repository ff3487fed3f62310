package astryon.compiler.agreement.programs;

import astryon.thread.Safepoints;

/**
 * The first thread stops the others again and again, and looks whether anything moves meanwhile; they check that nothing they hold in registers is
 * lost at a poll. Runs on the target only.
 */
public final class Resting {
    private static final int ROUNDS = 1000;
    private static final int THREADS = 4;
    private static final int CACHE_LINE = 8;

    private static final long[] COUNTS = new long[CACHE_LINE * (THREADS + 1)];
    private static volatile boolean stop;
    private static int wrong;

    private Resting() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> live(number));
            threads[i].start();
        }
        int moved = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Safepoints.stopOthers();
            long before = sum();
            for (int i = 0; i < 2000; i++) {
                COUNTS[CACHE_LINE * THREADS] = i;
            }
            COUNTS[CACHE_LINE * THREADS] = 0;
            moved += before == sum() ? 0 : 1;
            Safepoints.resumeOthers();
            if (round % 20 == 0) {
                Thread.sleep(1);
            }
        }
        stop = true;
        int idle = 0;
        for (int i = 0; i < THREADS; i++) {
            threads[i].join();
            idle += COUNTS[CACHE_LINE * i] > 0 ? 0 : 1;
        }
        System.out.println(moved + " moved, " + wrong + " wrong, " + idle + " idle");
    }

    private static long sum() {
        long sum = 0;
        for (long count : COUNTS) {
            sum += count;
        }
        return sum;
    }

    private static void live(int number) {
        int[] numbers = new int[5000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * number;
        }
        String text = "abc".concat(Integer.toString(number));
        long expected = work(numbers, text, number, 1.5f);
        while (!stop) {
            if (work(numbers, text, number, 1.5f) != expected) {
                count();
            }
            COUNTS[CACHE_LINE * number]++;
            if (number == 1) {
                synchronized (COUNTS) {
                    COUNTS[CACHE_LINE * number]++;
                }
            } else if (number == 2) {
                rest();
            }
        }
    }

    private static synchronized void count() {
        wrong++;
    }

    private static void rest() {
        try {
            Thread.sleep(0, 1000);
        } catch (InterruptedException e) {
            count();
        }
    }

    /** Keeps integers, a floating number and references in registers around its polls. */
    private static long work(int[] numbers, String text, long seed, float step) {
        long result = seed;
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            result = result * 31 + numbers[i] + text.charAt(i % text.length());
            sum += step;
        }
        return result + (long) sum;
    }
}

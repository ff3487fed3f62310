package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.util.DualPivotQuicksort", why = "arrays are sorted on the thread that asks; the JDK's entries bring the fork-join pool along")
final class UtilDualPivotQuicksort {
    private UtilDualPivotQuicksort() {
    }

    @Original
    static native void sort(UtilDualPivotQuicksortSorter sorter, int[] a, int bits, int low, int high);

    @Original
    static native void sort(UtilDualPivotQuicksortSorter sorter, long[] a, int bits, int low, int high);

    @Original
    static native void sort(UtilDualPivotQuicksortSorter sorter, float[] a, int bits, int low, int high);

    @Original
    static native void sort(UtilDualPivotQuicksortSorter sorter, double[] a, int bits, int low, int high);

    /** An array that is sorted in parts is sorted like others: merging the parts would be done with tasks. */
    private static boolean tryMergeRuns(UtilDualPivotQuicksortSorter sorter, int[] a, int low, int size) {
        return false;
    }

    /** An array that is sorted in parts is sorted like others: merging the parts would be done with tasks. */
    private static boolean tryMergeRuns(UtilDualPivotQuicksortSorter sorter, long[] a, int low, int size) {
        return false;
    }

    /** An array that is sorted in parts is sorted like others: merging the parts would be done with tasks. */
    private static boolean tryMergeRuns(UtilDualPivotQuicksortSorter sorter, float[] a, int low, int size) {
        return false;
    }

    /** An array that is sorted in parts is sorted like others: merging the parts would be done with tasks. */
    private static boolean tryMergeRuns(UtilDualPivotQuicksortSorter sorter, double[] a, int low, int size) {
        return false;
    }

    static void sort(int[] a, int parallelism, int low, int high) {
        sort((UtilDualPivotQuicksortSorter) null, a, 0, low, high);
    }

    static void sort(long[] a, int parallelism, int low, int high) {
        sort((UtilDualPivotQuicksortSorter) null, a, 0, low, high);
    }

    /** Not-a-numbers go to the end and negative zeros are made positive, so that the order is that of the numbers; then as many zeros get their signs back. */
    static void sort(float[] a, int parallelism, int low, int high) {
        int end = high;
        int negativeZeros = 0;
        for (int i = high - 1; i >= low; i--) {
            float value = a[i];
            if (value != value) {
                a[i] = a[--end];
                a[end] = value;
            } else if (value == 0 && Float.floatToRawIntBits(value) < 0) {
                negativeZeros++;
                a[i] = 0;
            }
        }
        sort((UtilDualPivotQuicksortSorter) null, a, 0, low, end);
        int first = low;
        while (first < end && a[first] < 0) {
            first++;
        }
        for (int i = 0; i < negativeZeros; i++) {
            a[first + i] = -0.0f;
        }
    }

    /** Not-a-numbers go to the end and negative zeros are made positive, so that the order is that of the numbers; then as many zeros get their signs back. */
    static void sort(double[] a, int parallelism, int low, int high) {
        int end = high;
        int negativeZeros = 0;
        for (int i = high - 1; i >= low; i--) {
            double value = a[i];
            if (value != value) {
                a[i] = a[--end];
                a[end] = value;
            } else if (value == 0 && Double.doubleToRawLongBits(value) < 0) {
                negativeZeros++;
                a[i] = 0;
            }
        }
        sort((UtilDualPivotQuicksortSorter) null, a, 0, low, end);
        int first = low;
        while (first < end && a[first] < 0) {
            first++;
        }
        for (int i = 0; i < negativeZeros; i++) {
            a[first + i] = -0.0;
        }
    }
}

package bench;

/** Sorts generated numbers: Hoare partition, recursion on both sides, insertion sort below 16. */
final class Quicksort implements Program {
    @Override
    public int run(int size) {
        int[] numbers = new int[size];
        int seed = 42;
        for (int i = 0; i < size; i++) {
            seed = seed * 1664525 + 1013904223;
            numbers[i] = seed;
        }
        sort(numbers, 0, size - 1);
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum = sum * 31 + numbers[i];
        }
        return sum;
    }

    private static void sort(int[] a, int low, int high) {
        if (high - low < 16) {
            for (int i = low + 1; i <= high; i++) {
                int x = a[i];
                int j = i - 1;
                while (j >= low && a[j] > x) {
                    a[j + 1] = a[j];
                    j--;
                }
                a[j + 1] = x;
            }
            return;
        }
        int pivot = a[low + high >>> 1];
        int i = low - 1;
        int j = high + 1;
        while (true) {
            do {
                i++;
            } while (a[i] < pivot);
            do {
                j--;
            } while (a[j] > pivot);
            if (i >= j) {
                break;
            }
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
        sort(a, low, j);
        sort(a, j + 1, high);
    }
}

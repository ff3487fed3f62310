/* Sorts generated numbers: Hoare partition, recursion on both sides, insertion sort below 16. */
#include "Programs.h"
#include <stdint.h>
#include <stdlib.h>

static void sort(int32_t *a, int low, int high) {
    if (high - low < 16) {
        for (int i = low + 1; i <= high; i++) {
            int32_t x = a[i];
            int j = i - 1;
            while (j >= low && a[j] > x) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = x;
        }
        return;
    }
    int32_t pivot = a[(unsigned) (low + high) >> 1];
    int i = low - 1;
    int j = high + 1;
    for (;;) {
        do i++; while (a[i] < pivot);
        do j--; while (a[j] > pivot);
        if (i >= j) break;
        int32_t t = a[i];
        a[i] = a[j];
        a[j] = t;
    }
    sort(a, low, j);
    sort(a, j + 1, high);
}

int quicksort(int size) {
    int32_t *numbers = malloc(sizeof(int32_t) * size);
    uint32_t seed = 42;
    for (int i = 0; i < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        numbers[i] = (int32_t) seed;
    }
    sort(numbers, 0, size - 1);
    uint32_t sum = 0;
    for (int i = 0; i < size; i++) sum = sum * 31 + (uint32_t) numbers[i];
    free(numbers);
    return (int) sum;
}

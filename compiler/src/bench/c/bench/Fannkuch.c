/* Pancake flips over all permutations: the largest number of flips and the alternating checksum. */
#include "Programs.h"
#include <stdint.h>
#include <stdlib.h>

int fannkuch(int n) {
    int32_t *permutation = calloc(n, sizeof(int32_t));
    int32_t *flipped = calloc(n, sizeof(int32_t));
    int32_t *count = calloc(n, sizeof(int32_t));
    int checksum = 0, most = 0, round = n, index = 0;
    for (int i = 0; i < n; i++) permutation[i] = i;
    for (;;) {
        while (round != 1) {
            count[round - 1] = round;
            round--;
        }
        for (int i = 0; i < n; i++) flipped[i] = permutation[i];
        int flips = 0;
        int first = flipped[0];
        while (first != 0) {
            int low = 0, high = first;
            while (low < high) {
                int32_t t = flipped[low];
                flipped[low] = flipped[high];
                flipped[high] = t;
                low++;
                high--;
            }
            flips++;
            first = flipped[0];
        }
        if (flips > most) most = flips;
        checksum += (index & 1) == 0 ? flips : -flips;
        for (;;) {
            if (round == n) {
                free(permutation);
                free(flipped);
                free(count);
                return checksum * 100 + most;
            }
            int32_t p0 = permutation[0];
            for (int i = 0; i < round; i++) permutation[i] = permutation[i + 1];
            permutation[round] = p0;
            count[round]--;
            if (count[round] > 0) break;
            round++;
        }
        index++;
    }
}

/* An open-addressing hash table of ints: insertions, then look-ups that hit and miss. */
#include "Programs.h"
#include <stdint.h>
#include <stdlib.h>

static void put(int32_t *keys, int32_t *values, int length, int32_t key, int32_t value) {
    int mask = length - 1;
    int slot = ((uint32_t) key * 0x9e3779b9u >> 16) & mask;
    while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
    keys[slot] = key;
    values[slot] = value;
}

static int find(const int32_t *keys, const int32_t *values, int length, int32_t key) {
    int mask = length - 1;
    int slot = ((uint32_t) key * 0x9e3779b9u >> 16) & mask;
    while (keys[slot] != 0) {
        if (keys[slot] == key) return values[slot];
        slot = (slot + 1) & mask;
    }
    return -1;
}

int hashprobe(int operations) {
    int capacity = 1 << 16;
    int32_t *keys = calloc(capacity, sizeof(int32_t));
    int32_t *values = calloc(capacity, sizeof(int32_t));
    uint32_t seed = 7;
    for (int i = 0; i < capacity / 2; i++) {
        seed = seed * 1664525u + 1013904223u;
        put(keys, values, capacity, (int32_t) (seed >> 8 | 1), i);
    }
    uint32_t sum = 0;
    seed = 7;
    for (int i = 0; i < operations; i++) {
        seed = seed * 1664525u + 1013904223u;
        sum += (uint32_t) find(keys, values, capacity, (int32_t) (seed >> 8 | 1));
        if ((i & 32767) == 32767 && (i & 65536) == 0) seed = 7;
    }
    free(keys);
    free(values);
    return (int) sum;
}

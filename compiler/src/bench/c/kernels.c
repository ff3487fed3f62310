/* The array kernels of bench/Kernels.java in C: the same work on the same inputs, the same lines printed. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NEVER_INLINED __attribute__((noinline))

static int sieve(int limit) {
    unsigned char *composite = calloc(limit, 1);
    int count = 0;
    for (int i = 2; i < limit; i++) {
        if (!composite[i]) {
            count++;
            for (int64_t j = (int64_t) i * i; j < limit; j += i) composite[j] = 1;
        }
    }
    free(composite);
    return count;
}

static uint32_t crc(const uint32_t *table, const int8_t *bytes, int size) {
    uint32_t crc = ~0u;
    for (int i = 0; i < size; i++) crc = table[(crc ^ bytes[i]) & 0xff] ^ crc >> 8;
    return ~crc;
}

static int crc32(int size) {
    uint32_t table[256];
    for (int i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xedb88320u ^ c >> 1 : c >> 1;
        table[i] = c;
    }
    int8_t *bytes = malloc(size);
    uint32_t seed = 12345;
    for (int i = 0; i < size; i++) {
        seed = seed * 1103515245u + 12345;
        bytes[i] = (int8_t) (seed >> 16);
    }
    int result = (int) crc(table, bytes, size);
    free(bytes);
    return result;
}

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

static int quicksort(int size) {
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

static void multiply(const double *a, const double *b, double *c, int n) {
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
    }
}

static int matmul(int n) {
    double *a = calloc(n * n, sizeof(double));
    double *b = calloc(n * n, sizeof(double));
    double *c = calloc(n * n, sizeof(double));
    for (int i = 0; i < n * n; i++) {
        a[i] = i % 17 - 8;
        b[i] = i % 13 - 6;
    }
    multiply(a, b, c, n);
    double sum = 0;
    for (int i = 0; i < n * n; i++) sum += c[i] * (i % 7);
    free(a);
    free(b);
    free(c);
    return (int) sum;
}

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

static int hashprobe(int operations) {
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

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int n) {
    return x >> n | x << (32 - n);
}

static void block(uint32_t *state, uint32_t *w, const int8_t *bytes, int at) {
    for (int i = 0; i < 16; i++) {
        int p = at + i * 4;
        w[i] = (uint32_t) (bytes[p] & 0xff) << 24 | (bytes[p + 1] & 0xff) << 16 | (bytes[p + 2] & 0xff) << 8 | (bytes[p + 3] & 0xff);
    }
    for (int i = 16; i < 64; i++) {
        uint32_t x = w[i - 15];
        uint32_t y = w[i - 2];
        w[i] = w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[i - 7] + (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10);
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i++) {
        uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

static int sha256(int size) {
    size &= -64;
    int8_t *bytes = malloc(size);
    uint32_t seed = 99;
    for (int i = 0; i < size; i++) {
        seed = seed * 1103515245u + 12345;
        bytes[i] = (int8_t) (seed >> 16);
    }
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    uint32_t w[64];
    for (int i = 0; i < size; i += 64) block(state, w, bytes, i);
    free(bytes);
    return (int) (state[0] ^ state[1] ^ state[2] ^ state[3] ^ state[4] ^ state[5] ^ state[6] ^ state[7]);
}

static int fannkuch(int n) {
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

static const char *const NAMES[7] = {"sieve", "crc32", "quicksort", "matmul", "hashprobe", "sha256", "fannkuch"};

static NEVER_INLINED int run(int kernel) {
    switch (kernel) {
        case 0: return sieve(2000000);
        case 1: return crc32(2000000);
        case 2: return quicksort(300000);
        case 3: return matmul(160);
        case 4: return hashprobe(1000000);
        case 5: return sha256(1000000);
        default: return fannkuch(8);
    }
}

static int64_t nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    int runs = argc > 1 ? atoi(argv[1]) : 1;
    for (int kernel = 0; kernel < 7; kernel++) {
        int64_t best = INT64_MAX;
        int checksum = 0;
        for (int i = 0; i < runs; i++) {
            int64_t start = nanos();
            checksum = run(kernel);
            int64_t time = nanos() - start;
            if (time < best) best = time;
        }
        printf("%s %lld %d\n", NAMES[kernel], (long long) best, checksum);
    }
    return 0;
}

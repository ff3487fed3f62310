/* Programs.java in C: three arguments for each program (name, size, for how many milliseconds it runs again and again, but once
   at least), a line for each (name, best time in nanoseconds, checksum). */
#include "Programs.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name;
    int (*run)(int size);
} PROGRAMS[] = {
    {"sieve", sieve},
    {"crc32", crc32},
    {"quicksort", quicksort},
    {"matmul", matmul},
    {"hashprobe", hashprobe},
    {"sha256", sha256},
    {"fannkuch", fannkuch},
    {"nbody", nbody},
    {"spectralnorm", spectralnorm},
    {"mandelbrot", mandelbrot},
    {"binarytrees", binarytrees},
    {"events", events},
    {"constraints", constraints},
    {"json", json},
    {"boxedmap", boxedmap},
    {"texts", texts},
    {"regex", regex},
    {"lz77", lz77},
    {"bigmultiply", bigmultiply},
    {"comparators", comparators},
    {"streams", streams},
    {"interpreter", interpreter},
    {"raytracer", raytracer},
    {"floatmatmul", floatmatmul},
    {"utf8", utf8},
    {"graphsearch", graphsearch},
    {"sudoku", sudoku},
};

static int64_t nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    for (int i = 1; i + 2 < argc; i += 3) {
        size_t program = 0;
        while (strcmp(PROGRAMS[program].name, argv[i]) != 0) program++;
        int size = atoi(argv[i + 1]);
        int64_t end = nanos() + atoi(argv[i + 2]) * INT64_C(1000000);
        int64_t best = INT64_MAX;
        int64_t now;
        int checksum;
        do {
            int64_t start = nanos();
            checksum = PROGRAMS[program].run(size);
            now = nanos();
            if (now - start < best) best = now - start;
        } while (now < end);
        printf("%s %" PRId64 " %d\n", argv[i], best, checksum);
    }
    return 0;
}

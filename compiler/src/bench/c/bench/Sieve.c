/* Counts primes below a limit (Eratosthenes). */
#include "Programs.h"
#include <stdint.h>
#include <stdlib.h>

int sieve(int limit) {
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

/* Multiplies two square matrices of doubles held in flat arrays. */
#include "Programs.h"
#include <stdint.h>
#include <stdlib.h>

static void multiply(const double *a, const double *b, double *c, int n) {
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
    }
}

int matmul(int n) {
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

/* The largest singular value of an infinite matrix's corner, by the power method. */
#include "Programs.h"
#include <cmath>
#include <vector>

namespace {

double element(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

void times(const std::vector<double> &vector, std::vector<double> &product) {
    int n = static_cast<int>(vector.size());
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) sum += element(i, j) * vector[j];
        product[i] = sum;
    }
}

void timesTransposed(const std::vector<double> &vector, std::vector<double> &product) {
    int n = static_cast<int>(vector.size());
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) sum += element(j, i) * vector[j];
        product[i] = sum;
    }
}

}

int spectralnorm(int n) {
    std::vector<double> u(n, 1.0), v(n), between(n);
    for (int i = 0; i < 10; i++) {
        times(u, between);
        timesTransposed(between, v);
        times(v, between);
        timesTransposed(between, u);
    }
    double uv = 0, vv = 0;
    for (int i = 0; i < n; i++) {
        uv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    return static_cast<int>(std::sqrt(uv / vv) * 1e9);
}

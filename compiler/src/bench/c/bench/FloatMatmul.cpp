/* Multiplies two square matrices of floats held in rows. */
#include "Programs.h"
#include <cstddef>
#include <vector>

namespace {

using Matrix = std::vector<std::vector<float>>;

void multiply(const Matrix &a, const Matrix &b, Matrix &c) {
    for (size_t i = 0; i < c.size(); i++) {
        std::vector<float> &sums = c[i];
        for (size_t k = 0; k < b.size(); k++) {
            float factor = a[i][k];
            const std::vector<float> &row = b[k];
            for (size_t j = 0; j < sums.size(); j++) sums[j] += factor * row[j];
        }
    }
}

}

int floatmatmul(int n) {
    Matrix a(n, std::vector<float>(n)), b(n, std::vector<float>(n)), c(n, std::vector<float>(n));
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            a[i][j] = (i * 7 + j) % 17 * 0.25f - 2;
            b[i][j] = (i + j * 5) % 13 * 0.5f - 3;
        }
    }
    multiply(a, b, c);
    float sum = 0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) sum += c[i][j] * ((i + j) % 7);
    }
    return static_cast<int>(sum);
}

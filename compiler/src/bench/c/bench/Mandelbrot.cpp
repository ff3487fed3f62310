/* How long each point of a square of the complex plane stays near zero. */
#include "Programs.h"
#include <cstdint>

namespace {

constexpr int MOST = 100;

int steps(double cr, double ci) {
    double zr = 0, zi = 0;
    int steps = 0;
    while (steps < MOST && zr * zr + zi * zi <= 4.0) {
        double next = zr * zr - zi * zi + cr;
        zi = 2.0 * zr * zi + ci;
        zr = next;
        steps++;
    }
    return steps;
}

}

int mandelbrot(int side) {
    uint32_t sum = 0;
    for (int row = 0; row < side; row++) {
        double ci = 2.0 * row / side - 1.0;
        for (int column = 0; column < side; column++) {
            double cr = 2.0 * column / side - 1.5;
            sum = sum * 31 + steps(cr, ci);
        }
    }
    return static_cast<int>(sum);
}

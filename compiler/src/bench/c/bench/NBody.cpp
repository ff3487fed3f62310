/* Bodies that attract each other, moved on by many small steps of time; the checksum is of the energy's bits. */
#include "Programs.h"
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace {

struct Body {
    double mass;
    double x, y, z;
    double vx, vy, vz;
};

/* Gives the first body the velocity with which their centre of mass rests. */
void rest(std::vector<Body> &bodies) {
    Body &first = bodies[0];
    for (size_t i = 1; i < bodies.size(); i++) {
        const Body &body = bodies[i];
        first.vx -= body.vx * body.mass / first.mass;
        first.vy -= body.vy * body.mass / first.mass;
        first.vz -= body.vz * body.mass / first.mass;
    }
}

void advance(std::vector<Body> &bodies, double time) {
    for (size_t i = 0; i < bodies.size(); i++) {
        Body &a = bodies[i];
        for (size_t j = i + 1; j < bodies.size(); j++) {
            Body &b = bodies[j];
            double dx = a.x - b.x;
            double dy = a.y - b.y;
            double dz = a.z - b.z;
            double square = dx * dx + dy * dy + dz * dz;
            double pull = time / (square * std::sqrt(square));
            a.vx -= dx * b.mass * pull;
            a.vy -= dy * b.mass * pull;
            a.vz -= dz * b.mass * pull;
            b.vx += dx * a.mass * pull;
            b.vy += dy * a.mass * pull;
            b.vz += dz * a.mass * pull;
        }
    }
    for (Body &body : bodies) {
        body.x += time * body.vx;
        body.y += time * body.vy;
        body.z += time * body.vz;
    }
}

double energy(const std::vector<Body> &bodies) {
    double energy = 0;
    for (size_t i = 0; i < bodies.size(); i++) {
        const Body &a = bodies[i];
        energy += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
        for (size_t j = i + 1; j < bodies.size(); j++) {
            const Body &b = bodies[j];
            double dx = a.x - b.x;
            double dy = a.y - b.y;
            double dz = a.z - b.z;
            energy -= a.mass * b.mass / std::sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return energy;
}

}

int nbody(int steps) {
    std::vector<Body> bodies = {
        {40, 0, 0, 0, 0, 0, 0},
        {0.04, 4.8, -1.2, -0.1, 0.6, 2.8, -0.02},
        {0.012, 8.3, 4.1, -0.4, -1.0, 1.8, 0.008},
        {0.0017, 12.9, -15.1, -0.2, 1.1, 0.9, -0.01},
        {0.002, 15.4, -25.9, 0.2, 0.9, 0.6, -0.03}};
    rest(bodies);
    for (int i = 0; i < steps; i++) advance(bodies, 0.01);
    double result = energy(bodies);
    uint64_t bits;
    std::memcpy(&bits, &result, sizeof bits);
    return static_cast<int>(bits ^ bits >> 32);
}

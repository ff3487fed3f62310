/* Numbers that look random, the same ones in every language: a linear congruential generator without its weak low bits. */
#pragma once
#include <cstdint>

class Numbers {
public:
    explicit Numbers(uint32_t seed) : seed(seed) {
    }

    /* The next of 2^24 numbers. */
    int next() {
        seed = seed * 1664525 + 1013904223;
        return static_cast<int>(seed >> 8);
    }

    /* A number from 0 to limit - 1. */
    int below(int limit) {
        return next() % limit;
    }

private:
    uint32_t seed;
};

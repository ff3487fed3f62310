/* Powers of large whole numbers: limbs of 32 bits, the lowest first; school multiplication for short ones, Karatsuba's for long ones. */
#include "Programs.h"
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

using Limbs = std::vector<uint32_t>;

constexpr size_t SHORT = 32;

Limbs trim(Limbs number) {
    while (!number.empty() && number.back() == 0) number.pop_back();
    return number;
}

Limbs part(const Limbs &number, size_t from, size_t to) {
    if (from >= number.size()) return {};
    return Limbs(number.begin() + from, number.begin() + std::min(to, number.size()));
}

Limbs school(const Limbs &a, const Limbs &b) {
    Limbs product(a.size() + b.size());
    for (size_t i = 0; i < a.size(); i++) {
        uint64_t x = a[i];
        uint64_t carry = 0;
        for (size_t j = 0; j < b.size(); j++) {
            carry += x * b[j] + product[i + j];
            product[i + j] = static_cast<uint32_t>(carry);
            carry >>= 32;
        }
        product[i + b.size()] = static_cast<uint32_t>(carry);
    }
    return product;
}

/* Adds a number, shifted by so many limbs; beyond the end of to it has only zeros. */
void addAt(Limbs &to, const Limbs &number, size_t shift) {
    uint64_t carry = 0;
    size_t i = shift;
    for (size_t j = 0; j < number.size() && i < to.size(); j++, i++) {
        carry += static_cast<uint64_t>(to[i]) + number[j];
        to[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
    for (; carry != 0 && i < to.size(); i++) {
        carry += to[i];
        to[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
}

Limbs add(const Limbs &a, const Limbs &b) {
    Limbs sum = a;
    sum.resize(std::max(a.size(), b.size()) + 1);
    addAt(sum, b, 0);
    return sum;
}

void subtract(Limbs &from, const Limbs &number) {
    int64_t borrow = 0;
    size_t i = 0;
    for (; i < number.size() && i < from.size(); i++) {
        borrow += static_cast<int64_t>(from[i]) - number[i];
        from[i] = static_cast<uint32_t>(borrow);
        borrow >>= 32;
    }
    for (; borrow != 0 && i < from.size(); i++) {
        borrow += from[i];
        from[i] = static_cast<uint32_t>(borrow);
        borrow >>= 32;
    }
}

Limbs multiply(const Limbs &a, const Limbs &b) {
    if (a.size() <= SHORT || b.size() <= SHORT) return school(a, b);
    size_t half = (std::max(a.size(), b.size()) + 1) / 2;
    Limbs a0 = part(a, 0, half);
    Limbs a1 = part(a, half, a.size());
    Limbs b0 = part(b, 0, half);
    Limbs b1 = part(b, half, b.size());
    Limbs low = multiply(a0, b0);
    Limbs high = multiply(a1, b1);
    Limbs middle = multiply(add(a0, a1), add(b0, b1));
    subtract(middle, low);
    subtract(middle, high);
    Limbs product(a.size() + b.size() + 1);
    addAt(product, low, 0);
    addAt(product, middle, half);
    addAt(product, high, 2 * half);
    return product;
}

}

int bigmultiply(int exponent) {
    Limbs power = {1};
    Limbs square = {7, 1};
    for (int left = exponent; left > 0; left >>= 1) {
        if ((left & 1) != 0) power = trim(multiply(power, square));
        square = trim(multiply(square, square));
    }
    uint32_t sum = power.size();
    for (uint32_t limb : power) sum = sum * 31 + limb;
    return static_cast<int>(sum);
}

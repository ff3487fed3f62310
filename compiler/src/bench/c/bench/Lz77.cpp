/* Packs bytes by pointing back to what they repeat (Ziv and Lempel, 1977), found by chains of equal hashes; and unpacks them again. */
#include "Numbers.h"
#include "Programs.h"
#include <algorithm>
#include <cstdint>
#include <vector>

namespace {

using Bytes = std::vector<uint8_t>;

constexpr int WINDOW = 1 << 15;
constexpr int HASHES = 1 << 13;
constexpr int SHORTEST = 4;
constexpr int LONGEST = 131;
constexpr int TRIES = 16;

Bytes text(int size) {
    Numbers numbers(23);
    Bytes text(size);
    int at = 0;
    while (at < size) {
        if (at > 100 && numbers.below(3) > 0) {
            int from = at - 1 - numbers.below(std::min(at - 1, 20000));
            for (int i = 4 + numbers.below(20); i > 0 && at < size; i--) text[at++] = text[from++];
        } else {
            text[at++] = 'a' + numbers.below(26);
        }
    }
    return text;
}

uint32_t hash(const Bytes &bytes, int at) {
    uint32_t word = bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | static_cast<uint32_t>(bytes[at + 3]) << 24;
    return (word * 0x9e3779b1u) >> 19;
}

int matching(const Bytes &bytes, int a, int b) {
    int most = std::min(LONGEST, static_cast<int>(bytes.size()) - b);
    int length = 0;
    while (length < most && bytes[a + length] == bytes[b + length]) length++;
    return length;
}

int putPlain(const Bytes &input, int from, int to, Bytes &packed, int out) {
    if (from == to) return out;
    packed[out++] = to - from - 1;
    for (int i = from; i < to; i++) packed[out++] = input[i];
    return out;
}

/* Either 0 to 127, which is one less than the number of plain bytes that follow; or 128 + length - 4, and two bytes of distance. */
int pack(const Bytes &input, Bytes &packed) {
    std::vector<int> newest(HASHES), older(WINDOW);
    int size = static_cast<int>(input.size());
    int out = 0;
    int plain = 0;
    int at = 0;
    while (at < size) {
        int length = 0;
        int distance = 0;
        if (at + SHORTEST <= size) {
            uint32_t hashed = hash(input, at);
            int candidate = newest[hashed] - 1;
            for (int i = 0; i < TRIES && candidate >= 0 && at - candidate < WINDOW; i++) {
                int same = matching(input, candidate, at);
                if (same > length) {
                    length = same;
                    distance = at - candidate;
                }
                candidate = older[candidate & (WINDOW - 1)] - 1;
            }
            older[at & (WINDOW - 1)] = newest[hashed];
            newest[hashed] = at + 1;
        }
        if (length < SHORTEST) {
            at++;
            if (at - plain == 128) {
                out = putPlain(input, plain, at, packed, out);
                plain = at;
            }
            continue;
        }
        out = putPlain(input, plain, at, packed, out);
        packed[out++] = 128 + length - SHORTEST;
        packed[out++] = distance;
        packed[out++] = distance >> 8;
        at += length;
        plain = at;
    }
    return putPlain(input, plain, at, packed, out);
}

int unpack(const Bytes &packed, int size, Bytes &output) {
    int at = 0;
    int out = 0;
    while (at < size) {
        int code = packed[at++];
        if (code < 128) {
            for (int i = 0; i <= code; i++) output[out++] = packed[at++];
        } else {
            int from = out - (packed[at] | packed[at + 1] << 8);
            at += 2;
            for (int i = 0; i < code - 128 + SHORTEST; i++) output[out++] = output[from++];
        }
    }
    return out;
}

}

int lz77(int size) {
    Bytes input = text(size);
    Bytes packed(size + size / 8 + 16);
    int packedSize = pack(input, packed);
    Bytes output(size);
    int unpacked = unpack(packed, packedSize, output);
    uint32_t sum = static_cast<uint32_t>(packedSize) * 31 + unpacked;
    for (int i = 0; i < size; i++) {
        if (output[i] != input[i]) return -1;
        sum = sum * 31 + output[i];
    }
    return static_cast<int>(sum);
}

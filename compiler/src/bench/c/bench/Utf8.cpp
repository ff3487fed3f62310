/* Decodes UTF-8 (RFC 3629); what is malformed becomes U+FFFD, byte by byte. */
#include "Numbers.h"
#include "Programs.h"
#include <cstdint>
#include <vector>

namespace {

constexpr uint32_t REPLACEMENT = 0xfffd;

/* Text of one to four bytes a character, and a damaged byte now and then. */
void fill(std::vector<uint8_t> &bytes) {
    Numbers numbers(43);
    int last = static_cast<int>(bytes.size()) - 4;
    int at = 0;
    while (at < last) {
        int kind = numbers.below(100);
        if (kind < 60) {
            for (int i = numbers.below(8); i >= 0 && at < last; i--) bytes[at++] = 32 + numbers.below(95);
        } else if (kind < 80) {
            int c = 0x80 + numbers.below(0x780);
            bytes[at++] = 0xc0 | c >> 6;
            bytes[at++] = 0x80 | (c & 0x3f);
        } else if (kind < 92) {
            int c = 0x800 + numbers.below(0xc000);
            bytes[at++] = 0xe0 | c >> 12;
            bytes[at++] = 0x80 | (c >> 6 & 0x3f);
            bytes[at++] = 0x80 | (c & 0x3f);
        } else if (kind < 99) {
            int c = 0x10000 + numbers.below(0x100000);
            bytes[at++] = 0xf0 | c >> 18;
            bytes[at++] = 0x80 | (c >> 12 & 0x3f);
            bytes[at++] = 0x80 | (c >> 6 & 0x3f);
            bytes[at++] = 0x80 | (c & 0x3f);
        } else {
            bytes[at++] = 0x80 + numbers.below(0x80);
        }
    }
}

/* Returns how many code points were written to text. */
int decode(const std::vector<uint8_t> &bytes, std::vector<uint32_t> &text) {
    int size = static_cast<int>(bytes.size());
    int length = 0;
    int at = 0;
    while (at < size) {
        uint32_t first = bytes[at++];
        if (first < 0x80) {
            text[length++] = first;
            continue;
        }
        int more = first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : 0;
        if (more == 0 || at + more > size) {
            text[length++] = REPLACEMENT;
            continue;
        }
        uint32_t c = first & 0x3f >> more;
        bool fine = true;
        for (int i = 0; i < more; i++) {
            uint32_t next = bytes[at + i];
            fine &= (next & 0xc0) == 0x80;
            c = c << 6 | (next & 0x3f);
        }
        uint32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        if (!fine || c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
            text[length++] = REPLACEMENT;
            continue;
        }
        text[length++] = c;
        at += more;
    }
    return length;
}

}

int utf8(int size) {
    std::vector<uint8_t> bytes(size);
    fill(bytes);
    std::vector<uint32_t> text(size);
    uint32_t sum = 0;
    for (int round = 0; round < 4; round++) {
        int length = decode(bytes, text);
        sum = sum * 31 + length;
        for (int i = 0; i < length; i++) sum = sum * 31 + text[i];
    }
    return static_cast<int>(sum);
}

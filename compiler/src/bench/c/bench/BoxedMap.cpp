/* Counts numbers in a hash map, asks for some, removes some. */
#include "Numbers.h"
#include "Programs.h"
#include <cstdint>
#include <unordered_map>

int boxedmap(int operations) {
    std::unordered_map<int, int> counts;
    Numbers numbers(11);
    int keys = operations / 4;
    for (int i = 0; i < operations; i++) counts[numbers.below(keys)]++;
    uint32_t found = 0;
    for (int key = 0; key < keys; key += 3) {
        auto count = counts.find(key);
        if (count != counts.end()) found += count->second;
    }
    for (int key = 0; key < keys; key += 2) counts.erase(key);
    uint32_t sum = 0;
    for (const auto &[key, count] : counts) sum += static_cast<uint32_t>(key) * count;
    return static_cast<int>(sum * 31 + found + counts.size());
}

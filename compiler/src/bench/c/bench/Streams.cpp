/* Pipelines of numbers and of objects. */
#include "Numbers.h"
#include "Programs.h"
#include <algorithm>
#include <cstdint>
#include <ranges>
#include <vector>

namespace {

struct Sale {
    int shop;
    int amount;
    bool paid;
};

}

int streams(int size) {
    Numbers numbers(37);
    std::vector<Sale> sales;
    for (int i = 0; i < size; i++) {
        int shop = numbers.below(50);
        int amount = numbers.below(1000);
        sales.push_back({shop, amount, numbers.below(4) > 0});
    }
    namespace views = std::views;
    int64_t squares = 0;
    for (int64_t square : views::iota(0, size * 4) | views::filter([](int i) { return i % 3 != 0; })
                                                   | views::transform([](int i) { return static_cast<int64_t>(i) * i; })) {
        squares += square;
    }
    int paid = 0;
    for (int amount : sales | views::filter(&Sale::paid) | views::transform(&Sale::amount)) paid += amount;
    int most = 0;
    for (int amount : sales | views::filter([](const Sale &sale) { return !sale.paid; }) | views::transform(&Sale::amount)) most = std::max(most, amount);
    std::vector<int> large;
    for (int number : sales | views::filter([](const Sale &sale) { return sale.amount > 900; })
                            | views::transform([](const Sale &sale) { return sale.shop * 1000 + sale.amount; })) {
        large.push_back(number);
    }
    uint32_t sum = 0;
    for (int number : large) sum = sum * 31 + number;
    bool any = std::ranges::any_of(sales, [](const Sale &sale) { return sale.amount > 1000; });
    return static_cast<int>(static_cast<uint32_t>(squares) + paid * 7 + most * 3 + sum + (any ? 1 : 0));
}

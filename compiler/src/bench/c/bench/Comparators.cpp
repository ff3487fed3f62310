/* Sorts records by lambdas: by a number and then a text, by a number downwards, by a text's length. */
#include "Numbers.h"
#include "Programs.h"
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Person {
    std::string name;
    int age;
    int64_t income;
};

std::string name(Numbers &numbers) {
    std::string name;
    for (int i = 3 + numbers.below(8); i > 0; i--) name += static_cast<char>('a' + numbers.below(26));
    return name;
}

uint32_t checksum(const std::vector<Person> &people) {
    uint32_t sum = 0;
    for (const Person &person : people) sum = sum * 31 + person.age + static_cast<int>(person.income) + person.name[1];
    return sum;
}

}

int comparators(int size) {
    Numbers numbers(31);
    std::vector<Person> people;
    for (int i = 0; i < size; i++) {
        std::string called = name(numbers);
        int age = numbers.below(100);
        people.push_back({std::move(called), age, numbers.next()});
    }
    uint32_t sum = 0;
    std::stable_sort(people.begin(), people.end(), [](const Person &a, const Person &b) { return a.age != b.age ? a.age < b.age : a.name < b.name; });
    sum = sum * 31 + checksum(people);
    std::stable_sort(people.begin(), people.end(), [](const Person &a, const Person &b) { return b.income < a.income; });
    sum = sum * 31 + checksum(people);
    std::stable_sort(people.begin(), people.end(), [](const Person &a, const Person &b) { return a.name.length() < b.name.length(); });
    return static_cast<int>(sum * 31 + checksum(people));
}

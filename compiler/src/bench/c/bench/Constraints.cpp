/* Finds all solutions of puzzles that are described by constraints between variables: queens that do not attack each other, and magic squares. */
#include "Programs.h"
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace {

struct Constraint {
    virtual ~Constraint() = default;
    /* Whether values chosen for the variables up to last may still become a solution. */
    virtual bool allows(const std::vector<int> &values, int last) const = 0;
};

class Differ final : public Constraint {
public:
    Differ(int a, int b) : a(a), b(b) {
    }

    bool allows(const std::vector<int> &values, int) const override {
        return values[a] != values[b];
    }

private:
    int a;
    int b;
};

class FarApart final : public Constraint {
public:
    FarApart(int a, int b, int distance) : a(a), b(b), distance(distance) {
    }

    bool allows(const std::vector<int> &values, int) const override {
        return std::abs(values[a] - values[b]) != distance;
    }

private:
    int a;
    int b;
    int distance;
};

class Sum final : public Constraint {
public:
    Sum(int sum, std::vector<int> variables) : variables(std::move(variables)), sum(sum) {
    }

    bool allows(const std::vector<int> &values, int last) const override {
        int left = sum;
        bool complete = true;
        for (int variable : variables) {
            if (variable <= last) {
                left -= values[variable];
            } else {
                complete = false;
            }
        }
        return complete ? left == 0 : left > 0;
    }

private:
    std::vector<int> variables;
    int sum;
};

class Puzzle {
public:
    int solutions = 0;
    uint32_t checksum = 0;

    /* Values are from 1 to most. */
    Puzzle(int variables, int most) : values(variables), most(most), constraints(variables) {
    }

    /* Asks the constraint whenever the variable has got a value. */
    void add(int variable, std::shared_ptr<const Constraint> constraint) {
        constraints[variable].push_back(std::move(constraint));
    }

    void solve(int variable) {
        if (variable == static_cast<int>(values.size())) {
            solutions++;
            for (int value : values) checksum = checksum * 31 + value;
            return;
        }
        for (int value = 1; value <= most; value++) {
            values[variable] = value;
            if (allowed(variable)) solve(variable + 1);
        }
    }

private:
    std::vector<int> values;
    int most;
    std::vector<std::vector<std::shared_ptr<const Constraint>>> constraints;

    bool allowed(int variable) const {
        for (const auto &constraint : constraints[variable]) {
            if (!constraint->allows(values, variable)) return false;
        }
        return true;
    }
};

Puzzle magicSquare() {
    Puzzle square(9, 9);
    for (int b = 1; b < 9; b++) {
        for (int a = 0; a < b; a++) square.add(b, std::make_shared<Differ>(a, b));
    }
    const std::vector<std::vector<int>> lines = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}};
    for (const auto &line : lines) {
        auto sum = std::make_shared<Sum>(15, line);
        for (int variable : line) square.add(variable, sum);
    }
    return square;
}

}

int constraints(int queens) {
    Puzzle board(queens, queens);
    for (int b = 1; b < queens; b++) {
        for (int a = 0; a < b; a++) {
            board.add(b, std::make_shared<Differ>(a, b));
            board.add(b, std::make_shared<FarApart>(a, b, b - a));
        }
    }
    board.solve(0);
    Puzzle square = magicSquare();
    square.solve(0);
    return static_cast<int>(board.checksum + board.solutions + square.checksum + square.solutions);
}

/* Counts the solutions of sudokus: sets of digits are bits of a number, the cell with the fewest candidates is tried first. */
#include "Numbers.h"
#include "Programs.h"
#include <bit>
#include <cstdint>

namespace {

constexpr unsigned ALL = 0x1ff;
constexpr int MOST_SOLUTIONS = 500;

class Sudoku {
public:
    int solutions = 0;
    uint32_t checksum = 0;

    /* Takes most cells out of a solved sudoku. */
    explicit Sudoku(Numbers &numbers) {
        for (int i = 0; i < 9; i++) {
            rows[i] = ALL;
            columns[i] = ALL;
            boxes[i] = ALL;
        }
        int shift = numbers.below(9);
        for (int cell = 0; cell < 81; cell++) {
            int row = cell / 9;
            int column = cell % 9;
            cells[cell] = 0;
            if (numbers.below(81) < 30) put(cell, 1u << (row * 3 + row / 3 + column + shift) % 9);
        }
    }

    void solve() {
        int best = -1;
        int fewest = 10;
        for (int cell = 0; cell < 81 && fewest > 1; cell++) {
            if (cells[cell] == 0) {
                int count = std::popcount(candidates(cell));
                if (count < fewest) {
                    fewest = count;
                    best = cell;
                }
            }
        }
        if (best < 0) {
            solutions++;
            for (unsigned cell : cells) checksum = checksum * 31 + std::countr_zero(cell);
            return;
        }
        for (unsigned left = candidates(best); left != 0 && solutions < MOST_SOLUTIONS; left &= left - 1) {
            unsigned bit = left & -left;
            put(best, bit);
            solve();
            put(best, bit);
            cells[best] = 0;
        }
    }

private:
    unsigned cells[81];
    unsigned rows[9];
    unsigned columns[9];
    unsigned boxes[9];

    void put(int cell, unsigned bit) {
        cells[cell] = bit;
        rows[cell / 9] ^= bit;
        columns[cell % 9] ^= bit;
        boxes[cell / 27 * 3 + cell % 9 / 3] ^= bit;
    }

    unsigned candidates(int cell) const {
        return rows[cell / 9] & columns[cell % 9] & boxes[cell / 27 * 3 + cell % 9 / 3];
    }
};

}

int sudoku(int puzzles) {
    Numbers numbers(53);
    uint32_t sum = 0;
    for (int i = 0; i < puzzles; i++) {
        Sudoku sudoku(numbers);
        sudoku.solve();
        sum = sum * 31 + sudoku.solutions + sudoku.checksum;
    }
    return static_cast<int>(sum);
}

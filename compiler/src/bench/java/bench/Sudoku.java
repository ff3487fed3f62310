package bench;

/** Counts the solutions of sudokus: sets of digits are bits of a number, the cell with the fewest candidates is tried first. */
final class Sudoku implements Program {
    private static final int ALL = 0x1ff;
    private static final int MOST_SOLUTIONS = 500;

    private final int[] cells = new int[81];
    private final int[] rows = new int[9];
    private final int[] columns = new int[9];
    private final int[] boxes = new int[9];
    private int solutions;
    private int checksum;

    @Override
    public int run(int puzzles) {
        Numbers numbers = new Numbers(53);
        int sum = 0;
        for (int i = 0; i < puzzles; i++) {
            set(numbers);
            solve();
            sum = sum * 31 + solutions + checksum;
        }
        return sum;
    }

    /** Takes most cells out of a solved sudoku. */
    private void set(Numbers numbers) {
        solutions = 0;
        checksum = 0;
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
            if (numbers.below(81) < 30) {
                put(cell, 1 << (row * 3 + row / 3 + column + shift) % 9);
            }
        }
    }

    private void put(int cell, int bit) {
        cells[cell] = bit;
        rows[cell / 9] ^= bit;
        columns[cell % 9] ^= bit;
        boxes[cell / 27 * 3 + cell % 9 / 3] ^= bit;
    }

    private int candidates(int cell) {
        return rows[cell / 9] & columns[cell % 9] & boxes[cell / 27 * 3 + cell % 9 / 3];
    }

    private void solve() {
        int best = -1;
        int fewest = 10;
        for (int cell = 0; cell < 81 && fewest > 1; cell++) {
            if (cells[cell] == 0) {
                int count = Integer.bitCount(candidates(cell));
                if (count < fewest) {
                    fewest = count;
                    best = cell;
                }
            }
        }
        if (best < 0) {
            solutions++;
            for (int cell : cells) {
                checksum = checksum * 31 + Integer.numberOfTrailingZeros(cell);
            }
            return;
        }
        for (int left = candidates(best); left != 0 && solutions < MOST_SOLUTIONS; left &= left - 1) {
            int bit = left & -left;
            put(best, bit);
            solve();
            put(best, bit);
            cells[best] = 0;
        }
    }
}

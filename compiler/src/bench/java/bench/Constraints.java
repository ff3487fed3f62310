package bench;

import java.util.ArrayList;
import java.util.List;

/** Finds all solutions of puzzles that are described by constraints between variables: queens that do not attack each other, and magic squares. */
final class Constraints implements Program {
    private interface Constraint {
        /** Whether values chosen for the variables up to {@code last} may still become a solution. */
        boolean allows(int[] values, int last);
    }

    private static final class Differ implements Constraint {
        private final int a;
        private final int b;

        Differ(int a, int b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public boolean allows(int[] values, int last) {
            return values[a] != values[b];
        }
    }

    private static final class FarApart implements Constraint {
        private final int a;
        private final int b;
        private final int distance;

        FarApart(int a, int b, int distance) {
            this.a = a;
            this.b = b;
            this.distance = distance;
        }

        @Override
        public boolean allows(int[] values, int last) {
            return Math.abs(values[a] - values[b]) != distance;
        }
    }

    private static final class Sum implements Constraint {
        private final int[] variables;
        private final int sum;

        Sum(int sum, int... variables) {
            this.sum = sum;
            this.variables = variables;
        }

        @Override
        public boolean allows(int[] values, int last) {
            int left = sum;
            boolean complete = true;
            for (int variable : variables) {
                if (variable <= last) {
                    left -= values[variable];
                } else {
                    complete = false;
                }
            }
            return complete ? left == 0 : left > 0;
        }
    }

    private static final class Puzzle {
        private final int[] values;
        private final int most;
        private final List<List<Constraint>> constraints = new ArrayList<>();
        private int solutions;
        private int checksum;

        /** @param most values are from 1 to this */
        Puzzle(int variables, int most) {
            values = new int[variables];
            this.most = most;
            for (int i = 0; i < variables; i++) {
                constraints.add(new ArrayList<>());
            }
        }

        /** Asks the constraint whenever the variable has got a value. */
        void add(int variable, Constraint constraint) {
            constraints.get(variable).add(constraint);
        }

        void solve(int variable) {
            if (variable == values.length) {
                solutions++;
                for (int value : values) {
                    checksum = checksum * 31 + value;
                }
                return;
            }
            for (int value = 1; value <= most; value++) {
                values[variable] = value;
                if (allowed(variable)) {
                    solve(variable + 1);
                }
            }
        }

        private boolean allowed(int variable) {
            for (Constraint constraint : constraints.get(variable)) {
                if (!constraint.allows(values, variable)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public int run(int queens) {
        Puzzle board = new Puzzle(queens, queens);
        for (int b = 1; b < queens; b++) {
            for (int a = 0; a < b; a++) {
                board.add(b, new Differ(a, b));
                board.add(b, new FarApart(a, b, b - a));
            }
        }
        board.solve(0);
        Puzzle square = magicSquare();
        square.solve(0);
        return board.checksum + board.solutions + square.checksum + square.solutions;
    }

    private static Puzzle magicSquare() {
        Puzzle square = new Puzzle(9, 9);
        for (int b = 1; b < 9; b++) {
            for (int a = 0; a < b; a++) {
                square.add(b, new Differ(a, b));
            }
        }
        int[][] lines = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}};
        for (int[] line : lines) {
            Constraint sum = new Sum(15, line);
            for (int variable : line) {
                square.add(variable, sum);
            }
        }
        return square;
    }
}

package astryon.services.kit.screen;

/** Box drawing (U+2500 to U+257F) and block elements (to U+259F), by rule: so lines meet, whatever stands beside them. */
final class Lines {
    static final int FIRST = 0x2500;
    static final int LAST = 0x259f;
    private static final int FIRST_BLOCK = 0x2580;

    private static final int COLUMNS = Font.COLUMNS;
    private static final int ROWS = Font.ROWS;
    /** Where thin lines are. */
    private static final int MIDDLE_COLUMN = 4;
    private static final int MIDDLE_ROW = 8;

    private static final int THIN = 1;
    private static final int THICK = 2;
    private static final int TWO = 3;

    /** For each box two hexadecimal digits: what leads up (bits 4 and 5), down (6 and 7), left (0 and 1) and right (2 and 3). */
    private static final String ARMS = "050a50a0050a50a0050a50a04448848841428182141824281112212254586494" + "a46898a851526191a16292a24546494a8586898a1516191a2526292a5556595a"
            + "6595a5666996996a9aa6a9aa050a50a00ff04cc4cc43c1c31c343c1331335cf4" + "fc53f1f34fc5cf1f353f5ff5ff44411114000000011004400220088009900660";
    /** Which quarters U+2596 to U+259F have: upper left 1, upper right 2, lower left 4, lower right 8. */
    private static final int[] QUARTERS = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};

    private static final int FIRST_ARC = 0x256d;
    private static final int FIRST_DIAGONAL = 0x2571;
    private static final int CROSSED = 0x2573;

    private Lines() {
    }

    static int row(int point, int row) {
        int bits = 0;
        for (int column = 0; column < COLUMNS; column++) {
            if (point < FIRST_BLOCK ? isInBox(point, column, row) : isInBlock(point, column, row)) {
                bits |= 0x80 >> column;
            }
        }
        return bits;
    }

    private static boolean isInBox(int point, int column, int row) {
        if (point >= FIRST_DIAGONAL && point <= CROSSED) {
            return point != FIRST_DIAGONAL + 1 && column == (ROWS - 1 - row) / 2 || point != FIRST_DIAGONAL && column == row / 2;
        }
        if (point >= FIRST_ARC && point < FIRST_DIAGONAL && column == MIDDLE_COLUMN && row == MIDDLE_ROW) {
            return false;
        }
        int at = 2 * (point - FIRST);
        int arms = Character.digit(ARMS.charAt(at), 16) << 4 | Character.digit(ARMS.charAt(at + 1), 16);
        int left = arms & 3;
        int right = arms >> 2 & 3;
        int up = arms >> 4 & 3;
        int down = arms >> 6 & 3;
        int x = column - MIDDLE_COLUMN;
        int y = row - MIDDLE_ROW;
        boolean twoAcross = left == TWO || right == TWO;
        boolean twoDown = up == TWO || down == TWO;
        boolean isThin = isThin(left, -x, y) || isThin(right, x, y) || isThin(up, -y, x) || isThin(down, y, x);
        boolean isWide = isWide(left, -x, y, twoDown) || isWide(right, x, y, twoDown) || isWide(up, -y, x, twoAcross) || isWide(down, y, x, twoAcross);
        boolean isBetween = isBetween(left, -x, y) || isBetween(right, x, y) || isBetween(up, -y, x) || isBetween(down, y, x);
        return (isThin || isWide && !isBetween) && !isGap(point, left + right > 0 ? column : row, left + right > 0 ? COLUMNS : ROWS);
    }

    /** Whether a place belongs to an arm that is a thin line: {@code along} it from the middle, and {@code beside} it. */
    private static boolean isThin(int arm, int along, int beside) {
        return arm == THIN && along >= 0 && beside == 0;
    }

    /** The same for a thick line, and for two with what is between. Their ends fill a corner. */
    private static boolean isWide(int arm, int along, int beside, boolean crossesTwo) {
        return arm == THICK && along >= -1 && Math.abs(beside) <= 1 || arm == TWO && along >= (crossesTwo ? -1 : 0) && Math.abs(beside) <= 1;
    }

    /** What is between two lines. */
    private static boolean isBetween(int arm, int along, int beside) {
        return arm == TWO && along >= 0 && beside == 0;
    }

    /** Two, three or four dashes have gaps between. */
    private static boolean isGap(int point, int place, int length) {
        int code = point - FIRST;
        int dashes = code >= 0x04 && code <= 0x07 ? 3 : code >= 0x08 && code <= 0x0b ? 4 : code >= 0x4c && code <= 0x4f ? 2 : 0;
        return dashes > 0 && place * dashes % length + dashes >= length;
    }

    private static boolean isInBlock(int point, int column, int row) {
        int code = point - FIRST_BLOCK;
        if (code == 0) {
            return row < ROWS / 2;
        }
        if (code <= 0x08) {
            return row >= ROWS - 2 * code;
        }
        if (code <= 0x0f) {
            return column < 0x10 - code;
        }
        return switch (code) {
            case 0x10 -> column >= COLUMNS / 2;
            case 0x11 -> (column + 2 * (row & 1)) % 4 == 0;
            case 0x12 -> (column + row) % 2 == 0;
            case 0x13 -> (column + 2 * (row & 1)) % 4 != 0;
            case 0x14 -> row < 2;
            case 0x15 -> column == COLUMNS - 1;
            default -> (QUARTERS[code - 0x16] >> (row < ROWS / 2 ? 0 : 2) + (column < COLUMNS / 2 ? 0 : 1) & 1) != 0;
        };
    }
}

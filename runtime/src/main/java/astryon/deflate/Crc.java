package astryon.deflate;

/** The CRC-32 of zip and gzip, eight bytes at a step: table n says what a byte does that is followed by n zeros. */
public final class Crc {
    private static final int POLYNOMIAL = 0xedb8_8320;
    private static final int STEP = 8;
    private static final int[][] TABLES = tables();

    private Crc() {
    }

    private static int[][] tables() {
        int[][] tables = new int[STEP][256];
        for (int i = 0; i < 256; i++) {
            int remainder = i;
            for (int bit = 0; bit < 8; bit++) {
                remainder = remainder >>> 1 ^ POLYNOMIAL & -(remainder & 1);
            }
            tables[0][i] = remainder;
        }
        for (int n = 1; n < STEP; n++) {
            for (int i = 0; i < 256; i++) {
                int before = tables[n - 1][i];
                tables[n][i] = before >>> 8 ^ tables[0][before & 0xff];
            }
        }
        return tables;
    }

    public static int update(int sum, byte[] bytes, int offset, int length) {
        int crc = ~sum;
        int end = offset + length;
        int i = offset;
        for (; end - i >= STEP; i += STEP) {
            int first = crc ^ (bytes[i] & 0xff | (bytes[i + 1] & 0xff) << 8 | (bytes[i + 2] & 0xff) << 16 | bytes[i + 3] << 24);
            crc = TABLES[7][first & 0xff] ^ TABLES[6][first >>> 8 & 0xff] ^ TABLES[5][first >>> 16 & 0xff] ^ TABLES[4][first >>> 24]
                    ^ TABLES[3][bytes[i + 4] & 0xff] ^ TABLES[2][bytes[i + 5] & 0xff] ^ TABLES[1][bytes[i + 6] & 0xff] ^ TABLES[0][bytes[i + 7] & 0xff];
        }
        for (; i < end; i++) {
            crc = crc >>> 8 ^ TABLES[0][(crc ^ bytes[i]) & 0xff];
        }
        return ~crc;
    }

    public static int update(int sum, int value) {
        int crc = ~sum;
        return ~(crc >>> 8 ^ TABLES[0][(crc ^ value) & 0xff]);
    }
}

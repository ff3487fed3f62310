package astryon.services.kit.screen;

/**
 * The characters, 8 columns wide and 16 rows high, drawn for this system: capitals from row 2 to 11, small letters from row 5, tails to row 14. A row is a byte whose highest bit is the leftmost
 * column. Latin-1, what the text of programs has beside it, and what {@link Lines} draws by rule.
 */
public final class Font {
    public static final int COLUMNS = 8;
    public static final int ROWS = 16;

    /** For each character itself, the row in which it starts, and its rows in hexadecimal digits, two each. */
    private static final String DRAWN = """
            ! 2 08080808080808000808  " 2 242424  # 3 24247e2424247e2424  $ 1 107c9290907c1212927c10  % 2 6092946810102c52920c  & 2 3048484830508a848c72
            ' 2 080808  ( 1 04081010202020202010100804  ) 1 20100808040404040408081020  * 4 10925438549210  + 5 101010fe101010  , 10 18180810  - 8 7e  . 10 1818
            / 2 02020404081020204040  0 2 3c42464a4a525262423c  1 2 0818280808080808083e  2 2 3c42420204081020407e  3 2 3c4202021c020202423c
            4 2 040c142444447e040404  5 2 7e4040407c020202423c  6 2 1c2040407c424242423c  7 2 7e020204040808101010  8 2 3c4242423c424242423c
            9 2 3c424242423e02020438  : 5 18180000001818  ; 5 181800000018180810  < 3 020408102010080402  = 6 7e00007e  > 3 402010080408102040
            ? 2 3c424202040808000808  @ 2 3c42424e5252524e403e  A 2 1824244242427e424242  B 2 7c4242427c424242427c  C 2 3c42404040404040423c
            D 2 78444242424242424478  E 2 7e4040407c404040407e  F 2 7e4040407c4040404040  G 2 3c424040404e4242463a  H 2 424242427e4242424242
            I 2 3e08080808080808083e  J 2 1f040404040404444438  K 2 42444850606050484442  L 2 4040404040404040407e  M 2 82c6c6aaaa9292828282
            N 2 42626252524a4a464642  O 2 3c42424242424242423c  P 2 7c424242427c40404040  Q 2 3c4242424242424a4a3c02  R 2 7c424242427c50484442
            S 2 3c424040300c0202423c  T 2 fe101010101010101010  U 2 4242424242424242423c  V 2 82828244444428281010  W 2 828282829292aaaa4444
            X 2 42422424181824244242  Y 2 82824444281010101010  Z 2 7e02020408102040407e  [ 1 3c20202020202020202020203c  \\ 2 40404020201008040202
            ] 1 3c04040404040404040404043c  ^ 2 10284482  _ 13 fe  ` 1 201008  a 5 3c023e4242463a  b 2 4040405c62424242625c  c 5 3c42404040423c
            d 2 0202023a46424242463a  e 5 3c42427e40423c  f 2 0e10107c101010101010  g 5 3a46424242463a02423c  h 2 4040405c624242424242  i 2 0808003808080808083e
            j 2 0404001c040404040404044438  k 2 40404044485060504844  l 2 3808080808080808083e  m 5 ec929292929292  n 5 5c624242424242  o 5 3c42424242423c
            p 5 5c62424242625c404040  q 5 3a46424242463a020202  r 5 5c624040404040  s 5 3e40403c02027c  t 3 10107c10101010100e  u 5 4242424242463a
            v 5 42424224241818  w 5 82829292aa4444  x 5 42242418242442  y 5 4242424242463a02423c  z 5 7e02041820407e  { 1 0c10101010102010101010100c
            | 1 08080808080808080808080808  } 1 30080808080804080808080830  ~ 7 62928c  ¡ 5 08080008080808080808  ¢ 3 08083c4a4848484a3c0808
            £ 2 1c22202078202020625c  ¤ 4 423c2424243c42  ¥ 2 828244287c107c101010  ¦ 1 080808080800000808080808  § 1 3c4240304c4242320c02423c  ¨ 2 2424
            © 3 3c4299a1a1a199423c  ª 2 38043c443c007c  « 5 12244890482412  ¬ 7 7e020202  ® 3 3c42b9a5b9a9a5423c  ¯ 2 7e  ° 2 18242418  ± 4 101010fe10101000fe
            ² 2 304808102078  ³ 2 304810084830  ´ 1 040810  µ 5 4242424242665a404040  ¶ 2 3e7a7a7a3a0a0a0a0a0a0a  · 7 1818  ¸ 12 080418  ¹ 2 103010101038
            º 2 38444438007c  » 5 90482412244890  ¼ 2 40c04244481022468a1e02  ½ 2 40c0424448102c5284081e  ¾ 2 e0204224c81022468a1e02  ¿ 5 1010001010204042423c
            Æ 2 3e5050909cf09090909e  Ð 2 78444242f24242424478  × 6 422418182442  Ø 2 3a444a4a52525262225c  Þ 2 40407c4242427c404040  ß 2 38444448504c4242524c
            æ 5 6c12127c90926c  ð 2 140814023a464242423c  ÷ 5 101000fe001010  ø 5 3a464a5252625c  þ 2 4040405c62424242625c404040  € 2 1e2040f840f84040201e  – 8 7e
            — 8 ff  ‘ 2 081018  ’ 2 180810  “ 2 24486c  ” 2 6c2448  „ 10 6c2448  … 10 9292  • 6 183c3c18  ← 5 102040fe402010  ↑ 3 103854921010101010
            → 5 100804fe040810  ↓ 3 101010101092543810  ≤ 3 040810201008043c  ≥ 3 201008040810203c  ≠ 5 047e08107e20  π 5 7e242424242424  ◆ 4 10387cfe7c3810
            ⎺ 0 ff  ⎻ 4 ff  ⎼ 11 ff  ⎽ 15 ff  � 2 7e42424242424242427e
            """;
    /** Letters with an accent: what they are, the letter, and the accent by itself. */
    private static final String ACCENTED = """
            ÀA` ÁA´ ÂA^ ÃA~ ÄA¨ ÅA° ÇC¸ ÈE` ÉE´ ÊE^ ËE¨ ÌI` ÍI´ ÎI^ ÏI¨ ÑN~ ÒO` ÓO´ ÔO^ ÕO~ ÖO¨ ÙU` ÚU´ ÛU^ ÜU¨ ÝY´
            àa` áa´ âa^ ãa~ äa¨ åa° çc¸ èe` ée´ êe^ ëe¨ ìi` íi´ îi^ ïi¨ ñn~ òo` óo´ ôo^ õo~ öo¨ ùu` úu´ ûu^ üu¨ ýy´ ÿy¨
            """;
    private static final int DIRECT = 0x100;
    /** An i below an accent has no dot. */
    private static final int FIRST_OF_SMALL = 5;
    private static final int FIRST_OF_CAPITAL = 2;

    /** Of the characters below {@link #DIRECT}, {@link #ROWS} bytes each; then of the others. */
    private static final byte[] GLYPHS = new byte[(DIRECT + 32) * ROWS];
    private static final int[] OTHERS = new int[32];
    private static int others;

    static {
        draw();
        accent();
    }

    private Font() {
    }

    private static void draw() {
        int i = 0;
        while (i < DRAWN.length()) {
            int point = DRAWN.charAt(i++);
            if (point == ' ' || point == '\n') {
                continue;
            }
            int row = 0;
            for (i++; DRAWN.charAt(i) != ' '; i++) {
                row = row * 10 + DRAWN.charAt(i) - '0';
            }
            int glyph = point < DIRECT ? point : DIRECT + others;
            if (point >= DIRECT) {
                OTHERS[others++] = point;
            }
            for (i++; DRAWN.charAt(i) > ' '; i += 2) {
                GLYPHS[glyph * ROWS + row++] = (byte) (Character.digit(DRAWN.charAt(i), 16) << 4 | Character.digit(DRAWN.charAt(i + 1), 16));
            }
        }
    }

    private static void accent() {
        for (int i = 0; i + 2 < ACCENTED.length(); i += 4) {
            int glyph = ACCENTED.charAt(i) * ROWS;
            int letter = ACCENTED.charAt(i + 1);
            int accent = ACCENTED.charAt(i + 2);
            boolean isCapital = letter < 'a';
            int first = accent == '\u00b8' ? 0 : isCapital ? FIRST_OF_CAPITAL : letter == 'i' ? FIRST_OF_SMALL : 0;
            for (int row = first; row < ROWS; row++) {
                GLYPHS[glyph + row] = GLYPHS[letter * ROWS + row];
            }
            for (int row = 0; row < ROWS; row++) {
                byte part = GLYPHS[accent * ROWS + row];
                int to = accent == '\u00b8' ? row : place(accent, row, isCapital);
                if (part != 0 && to >= 0) {
                    GLYPHS[glyph + to] |= part;
                }
            }
        }
    }

    /** Where the row of an accent goes that stands by itself where it is drawn: above small letters it ends in row 3, above capitals in row 0 or 1, without what has no room. */
    private static int place(int accent, int row, boolean isCapital) {
        int top = accent == '~' ? 7 : accent == '\u00b4' || accent == '`' ? 1 : 2;
        int height = accent == '^' || accent == '\u00a8' || accent == '~' ? 2 : 3;
        int within = row - top;
        if (within >= height) {
            return -1;
        }
        return isCapital ? within < 2 ? within : -1 : 4 - height + within;
    }

    /** Bit 7 is the leftmost of the row's columns. A character that the font has not shows as an empty frame. */
    public static int row(int point, int row) {
        if (point < DIRECT) {
            return GLYPHS[point * ROWS + row] & 0xff;
        }
        if (point >= Lines.FIRST && point <= Lines.LAST) {
            return Lines.row(point, row);
        }
        int found = others - 1;
        for (int i = 0; i < others; i++) {
            if (OTHERS[i] == point) {
                found = i;
                break;
            }
        }
        return GLYPHS[(DIRECT + found) * ROWS + row] & 0xff;
    }
}

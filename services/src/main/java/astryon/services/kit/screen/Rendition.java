package astryon.services.kit.screen;

/** What SGR does to a pen (ECMA-48, 8.3.117; colours beyond eight as in xterm, and as in ISO 8613-6 with colons). */
final class Rendition {
    private static final int INDEXED = 5;
    private static final int DIRECT = 2;

    private Rendition() {
    }

    static void apply(Parameters parameters, Pen pen) {
        if (parameters.count() == 0) {
            pen.reset();
        }
        for (int i = 0; i < parameters.count(); i++) {
            int code = parameters.at(i, 0);
            if (code == 38 || code == 48) {
                i = colour(parameters, i, pen);
            } else {
                plain(code, pen);
            }
            while (parameters.isPart(i + 1)) {
                i++;
            }
        }
    }

    private static void plain(int code, Pen pen) {
        switch (code) {
            case 0 -> pen.reset();
            case 1 -> pen.style |= Pen.BOLD;
            case 2 -> pen.style |= Pen.DIM;
            case 3 -> pen.style |= Pen.ITALIC;
            case 4, 21 -> pen.style |= Pen.UNDERLINED;
            case 7 -> pen.style |= Pen.REVERSED;
            case 8 -> pen.style |= Pen.HIDDEN;
            case 9 -> pen.style |= Pen.STRUCK;
            case 22 -> pen.style &= ~(Pen.BOLD | Pen.DIM);
            case 23 -> pen.style &= ~Pen.ITALIC;
            case 24 -> pen.style &= ~Pen.UNDERLINED;
            case 27 -> pen.style &= ~Pen.REVERSED;
            case 28 -> pen.style &= ~Pen.HIDDEN;
            case 29 -> pen.style &= ~Pen.STRUCK;
            case 39 -> pen.foreground = Pen.DEFAULT;
            case 49 -> pen.background = Pen.DEFAULT;
            default -> {
                if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
                    pen.foreground = code < 90 ? code - 30 : code - 90 + 8;
                } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
                    pen.background = code < 100 ? code - 40 : code - 100 + 8;
                }
            }
        }
    }

    /** The last parameter that belongs to the colour that starts at {@code at}. */
    private static int colour(Parameters parameters, int at, Pen pen) {
        int kind = parameters.at(at + 1, 0);
        int end = kind == INDEXED ? at + 2 : kind == DIRECT ? at + 4 : at + 1;
        int first = at + 2;
        if (kind == DIRECT && parameters.isPart(at + 5)) {
            // With colons a colour space comes before the three.
            first++;
            end++;
        }
        if (end < parameters.count() && (kind == INDEXED || kind == DIRECT)) {
            int colour = kind == INDEXED ? parameters.at(first, 0) & 0xff
                    : Pen.TRUE | (parameters.at(first, 0) & 0xff) << 16 | (parameters.at(first + 1, 0) & 0xff) << 8 | parameters.at(first + 2, 0) & 0xff;
            if (parameters.at(at, 0) == 38) {
                pen.foreground = colour;
            } else {
                pen.background = colour;
            }
        }
        return Math.min(end, parameters.count() - 1);
    }
}

package astryon.services.app.tool;

/** How wide text is on a terminal. */
final class Columns {
    private Columns() {
    }

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** 0 of what is put onto the character before, 2 of the characters of East Asia and of pictures, else 1. Unicode's annex 11, by whole blocks. */
    static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = point >= 0x1100 && point <= 0x115f || point >= 0x2e80 && point <= 0xa4cf && point != 0x303f || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff || point >= 0xfe30 && point <= 0xfe6f || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6 || point >= 0x1f300 && point <= 0x1faff || point >= 0x20000 && point <= 0x3fffd;
        return wide ? 2 : 1;
    }
}

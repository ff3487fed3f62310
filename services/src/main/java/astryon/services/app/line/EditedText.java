package astryon.services.app.line;

/** Text with a cursor in it, by code points; a mark that combines with the character before it goes with that. */
final class EditedText {
    private final StringBuilder text = new StringBuilder();
    private int cursor;

    @Override
    public String toString() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    int cursor() {
        return cursor;
    }

    /** Another text, with the cursor behind it. */
    void set(String other) {
        text.setLength(0);
        text.append(other);
        cursor = text.length();
    }

    void moveTo(int place) {
        cursor = Math.max(0, Math.min(text.length(), place));
    }

    void insert(String more) {
        text.insert(cursor, more);
        cursor += more.length();
    }

    /** Takes what is between two places out of it; the cursor is there then. */
    String cut(int from, int to) {
        String taken = text.substring(from, to);
        text.delete(from, to);
        cursor = from;
        return taken;
    }

    int left() {
        int place = cursor;
        do {
            place = place == 0 ? 0 : text.offsetByCodePoints(place, -1);
        } while (place > 0 && CharacterWidth.of(text.codePointAt(place)) == 0);
        return place;
    }

    int right() {
        int place = cursor;
        do {
            place = place == text.length() ? place : text.offsetByCodePoints(place, 1);
        } while (place < text.length() && CharacterWidth.of(text.codePointAt(place)) == 0);
        return place;
    }

    /** Where the word begins that is left of the cursor; words are letters and digits. */
    int wordLeft() {
        int place = cursor;
        while (place > 0 && !Character.isLetterOrDigit(text.codePointBefore(place))) {
            place = text.offsetByCodePoints(place, -1);
        }
        while (place > 0 && Character.isLetterOrDigit(text.codePointBefore(place))) {
            place = text.offsetByCodePoints(place, -1);
        }
        return place;
    }

    int wordRight() {
        int place = cursor;
        while (place < text.length() && !Character.isLetterOrDigit(text.codePointAt(place))) {
            place = text.offsetByCodePoints(place, 1);
        }
        while (place < text.length() && Character.isLetterOrDigit(text.codePointAt(place))) {
            place = text.offsetByCodePoints(place, 1);
        }
        return place;
    }

    /** As {@link #wordLeft}, where words are what stands between blanks. */
    int blankLeft() {
        int place = cursor;
        while (place > 0 && text.charAt(place - 1) == ' ') {
            place--;
        }
        while (place > 0 && text.charAt(place - 1) != ' ') {
            place--;
        }
        return place;
    }

    /** The two characters around the cursor change places, or, at the end, the last two. */
    void transpose() {
        if (cursor == text.length()) {
            cursor = left();
        }
        if (cursor == 0 || cursor == text.length()) {
            return;
        }
        int from = left();
        int to = right();
        String first = text.substring(from, cursor);
        String second = text.substring(cursor, to);
        text.replace(from, to, second + first);
        cursor = to;
    }
}

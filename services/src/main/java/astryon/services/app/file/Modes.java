package astryon.services.app.file;

import astryon.services.app.Complaint;

/** Permissions as users write them: {@code 755}, or {@code u=rwx,go-w} (POSIX, chmod). */
final class Modes {
    private Modes() {
    }

    /**
     * The permissions that {@code text} makes of {@code mode}.
     *
     * @param umask bits that a change for nobody in particular leaves alone
     */
    static int apply(String text, int mode, boolean isFolder, int umask) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '7') && text.length() <= 5) {
            return Integer.parseInt(text, 8) & 07777;
        }
        int result = mode;
        for (String clause : text.split(",", -1)) {
            result = clause(text, clause, result, isFolder, umask);
        }
        return result;
    }

    private static int clause(String text, String clause, int mode, boolean isFolder, int umask) {
        int at = 0;
        int who = 0;
        while (at < clause.length() && "ugoa".indexOf(clause.charAt(at)) >= 0) {
            char c = clause.charAt(at++);
            who |= c == 'u' ? 0700 : c == 'g' ? 0070 : c == 'o' ? 0007 : 0777;
        }
        int mask = who == 0 ? 0777 & ~umask : who;
        if (at == clause.length()) {
            throw new Complaint(1, text + ": no permissions; they are as 755 or u=rwx,go-w");
        }
        int result = mode;
        while (at < clause.length()) {
            char operation = clause.charAt(at++);
            if ("+-=".indexOf(operation) < 0) {
                throw new Complaint(1, text + ": no permissions; they are as 755 or u=rwx,go-w");
            }
            int bits = 0;
            int special = 0;
            while (at < clause.length() && "+-=".indexOf(clause.charAt(at)) < 0) {
                char c = clause.charAt(at++);
                switch (c) {
                    case 'r' -> bits |= 0444;
                    case 'w' -> bits |= 0222;
                    case 'x' -> bits |= 0111;
                    case 'X' -> bits |= isFolder || (result & 0111) != 0 ? 0111 : 0;
                    case 'u' -> bits |= copies(result >> 6);
                    case 'g' -> bits |= copies(result >> 3);
                    case 'o' -> bits |= copies(result);
                    case 's' -> special |= (who == 0 || (who & 0700) != 0 ? 04000 : 0) | (who == 0 || (who & 0070) != 0 ? 02000 : 0);
                    case 't' -> special |= 01000;
                    default -> throw new Complaint(1, text + ": " + c + " is no permission; they are r, w, x, X, s, t");
                }
            }
            bits = bits & mask | special;
            result = operation == '+' ? result | bits : operation == '-' ? result & ~bits : result & ~(who == 0 ? 0777 : who) | bits;
        }
        return result;
    }

    private static int copies(int three) {
        return (three & 7) * 0111;
    }
}

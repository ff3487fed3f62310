package astryon.compiler.agreement.programs;

/** Switch statements and expressions: dense, sparse, with gaps, on characters, strings and enums; fall-through; extreme labels. */
final class Switches {
    enum Colour { RED, GREEN, BLUE, GREY }

    private Switches() {
    }

    public static void main(String[] arguments) {
        for (int i = -4; i < 14; i++) {
            Show.line("dense " + i, dense(i));
            Show.line("fall " + i, fall(i));
            Show.line("negative " + i, negative(i));
            Show.line("expression " + i, expression(i));
            Show.line("two cases " + i, two(i));
            Show.line("only default " + i, onlyDefault(i));
            Show.line("nested " + i, nested(i, 10 - i));
        }
        int[] probes = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1000000, -1, 0, 1, 7, 99, 100, 101, 5000, 65536, 1 << 20, Integer.MAX_VALUE - 1,
            Integer.MAX_VALUE};
        for (int probe : probes) {
            Show.line("sparse " + probe, sparse(probe));
            Show.line("extremes " + probe, extremes(probe));
            Show.line("near minimum " + probe, nearMinimum(probe));
        }
        for (char c = 'a'; c < 'k'; c++) {
            Show.line("letter " + c, letter(c));
        }
        String[] words = {"", "a", "one", "two", "three", "Aa", "BB", "C#", "AaAa", "BBBB", "AaBB", "other"};
        for (String word : words) {
            Show.line("word " + word, word(word));
        }
        for (Colour colour : Colour.values()) {
            Show.line("colour " + colour, colour(colour) + colourExpression(colour));
        }
        Show.attempt("null string", () -> word(null));
        Show.attempt("null enum", () -> colour(null));
        Show.line("in a loop", machine("aabbbaabaccab"));
        Show.line("large", large(517) + large(3) + large(1023) * 10 + large(1024));
        Show.line("byte", byteSwitch((byte) -3) + byteSwitch((byte) 100));
        Show.line("yield", yielding(3) + yielding(4));
    }

    static int dense(int n) {
        switch (n) {
            case 0: return 10;
            case 1: return 21;
            case 2: return 32;
            case 3: return 43;
            case 5: return 65;
            case 6: return 76;
            default: return -1;
        }
    }

    @SuppressWarnings("fallthrough")
    static int fall(int n) {
        int r = 0;
        switch (n) {
            case 9:
                r += 9;
            case 1:
            case 2:
                r += 12;
                break;
            default:
                r += 100;
            case 3:
                r += 3;
            case 4:
                r += 4;
        }
        return r;
    }

    static int negative(int n) {
        switch (n) {
            case -3: return 1;
            case -2: return 2;
            case -1: return 3;
            case 0: return 4;
            default: return 5;
        }
    }

    static int expression(int n) {
        return switch (n) {
            case 1, 3, 5, 7, 9 -> n * 2;
            case 2, 4, 6 -> {
                int square = n * n;
                yield square - 1;
            }
            default -> n < 0 ? -n : 0;
        };
    }

    static int two(int n) {
        switch (n) {
            case 3: n = 30; break;
            case 4: n = 40; break;
        }
        return n;
    }

    static int onlyDefault(int n) {
        switch (n) {
            default: n += 5;
        }
        return n;
    }

    static int nested(int a, int b) {
        switch (a) {
            case 1:
                switch (b) {
                    case 9: return 19;
                    case 8: break;
                    default: return 10;
                }
                break;
            case 2:
                switch (b) {
                    case 8: a = 28;
                }
                break;
            default:
                return b;
        }
        return a + 1000;
    }

    static int sparse(int n) {
        switch (n) {
            case -1000000: return 1;
            case -1: return 2;
            case 7: return 3;
            case 100: return 4;
            case 5000: return 5;
            case 65536: return 6;
            case 1 << 20: return 7;
            default: return 0;
        }
    }

    static int extremes(int n) {
        switch (n) {
            case Integer.MIN_VALUE: return 1;
            case Integer.MAX_VALUE: return 2;
            case 0: return 3;
            default: return 4;
        }
    }

    static int nearMinimum(int n) {
        switch (n) {
            case Integer.MIN_VALUE: return 1;
            case Integer.MIN_VALUE + 1: return 2;
            case Integer.MIN_VALUE + 2: return 3;
            case Integer.MIN_VALUE + 3: return 4;
            default: return 5;
        }
    }

    static int letter(char c) {
        switch (c) {
            case 'a': case 'e': case 'i': return 1;
            case 'b': return 2;
            case 'h': return c;
            default: return 0;
        }
    }

    /** "Aa" and "BB" have the same hash code. */
    static int word(String word) {
        switch (word) {
            case "": return 0;
            case "one": return 1;
            case "two": return 2;
            case "three": return 3;
            case "Aa": return 4;
            case "BB": return 5;
            case "AaAa": return 6;
            case "BBBB": return 7;
            default: return -1;
        }
    }

    static int colour(Colour colour) {
        switch (colour) {
            case RED: return 1;
            case BLUE: return 3;
            default: return 9;
        }
    }

    static String colourExpression(Colour colour) {
        return switch (colour) {
            case RED -> "r";
            case GREEN -> "g";
            case BLUE -> "b";
            case GREY -> "-";
        };
    }

    static int machine(String input) {
        int state = 0;
        int out = 0;
        loop:
        for (int i = 0; i < input.length(); i++) {
            switch (input.charAt(i)) {
                case 'a':
                    state = state * 2 + 1;
                    break;
                case 'b':
                    if (state > 50) {
                        state = 0;
                        continue loop;
                    }
                    state += 3;
                    break;
                case 'c':
                    out += state;
                    break loop;
                default:
                    throw new IllegalStateException();
            }
            out = out * 7 + state;
        }
        return out;
    }

    static int large(int n) {
        switch (n) {
            case 1: return 1;
            case 3: return 2;
            case 17: return 3;
            case 64: return 4;
            case 100: return 5;
            case 128: return 6;
            case 200: return 7;
            case 256: return 8;
            case 300: return 9;
            case 400: return 10;
            case 512: return 11;
            case 517: return 12;
            case 600: return 13;
            case 700: return 14;
            case 900: return 15;
            case 1023: return 16;
            case 1024: return 17;
            default: return 0;
        }
    }

    static int byteSwitch(byte b) {
        switch (b) {
            case -3: return 3;
            case 100: return 1000;
            default: return 0;
        }
    }

    static int yielding(int n) {
        int base = 100 + switch (n) {
            case 3:
                try {
                    yield Integer.parseInt("x");
                } catch (NumberFormatException e) {
                    yield 33;
                }
            default:
                yield n;
        };
        return base * 2;
    }
}

package astryon.services.crash;

/** The registers that {@code THREAD_READ} copies, 24 words. */
final class Registers {
    static final int BYTES = 192;
    private static final int PER_LINE = 4;
    private static final String[] NAMES = {"r15", "r14", "r13", "r12", "r11", "r10", "r9", "r8", "rdi", "rsi", "rbp", "rbx", "rdx", "rcx", "rax", "", "", "rip", "", "flags", "rsp", "", "fs",
        "gs"};

    /** rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi, r8 and so on. */
    private static final int[] BY_NUMBER = {14, 13, 12, 11, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0};

    private Registers() {
    }

    /** Which word is the register that instructions call by this number. */
    static int word(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : -1;
    }

    /** Several a line. */
    static String text(long[] words) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (int i = 0; i < words.length && i < NAMES.length; i++) {
            if (!NAMES[i].isEmpty()) {
                String hex = Long.toHexString(words[i]);
                text.append(count % PER_LINE == 0 ? "    " : " ").append(" ".repeat(5 - NAMES[i].length())).append(NAMES[i]).append(' ').append("0".repeat(16 - hex.length())).append(hex);
                text.append(++count % PER_LINE == 0 ? "\n" : "");
            }
        }
        return count % PER_LINE == 0 ? text.toString() : text.append('\n').toString();
    }
}

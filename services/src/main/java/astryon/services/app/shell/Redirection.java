package astryon.services.app.shell;

/**
 * What a stream's number stands for while a command runs (XCU 2.7).
 *
 * @param target a file's name, a number or a dash; of a here-document what is read
 */
record Redirection(int number, Kind kind, Word target) {

    /** The operators; {@code number} is the stream they mean if none is written. */
    enum Kind {
        READ("<", 0), WRITE(">", 1), CLOBBER(">|", 1), APPEND(">>", 1), READ_WRITE("<>", 0), COPY_INPUT("<&", 0), COPY_OUTPUT(">&", 1), HERE("<<", 0),
        HERE_WITHOUT_TABS("<<-", 0);

        private final String sign;
        private final int number;

        Kind(String sign, int number) {
            this.sign = sign;
            this.number = number;
        }

        int number() {
            return number;
        }

        /** Null if it is no redirection's. */
        static Kind of(String sign) {
            for (Kind kind : values()) {
                if (kind.sign.equals(sign)) {
                    return kind;
                }
            }
            return null;
        }

        boolean isHere() {
            return this == HERE || this == HERE_WITHOUT_TABS;
        }
    }
}

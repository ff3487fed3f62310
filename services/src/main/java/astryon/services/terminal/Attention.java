package astryon.services.terminal;

import astryon.magic.Address;
import astryon.protocol.Loan;
import astryon.protocol.Questions;
import astryon.protocol.Questions.Question;
import java.util.function.LongSupplier;

/**
 * The way to the system that no program has a part in. Ctrl-Space ({@link #KEY}) never reaches a program, in no mode: from there until a key is typed all that is shown is the system's, on a screen
 * that was put right and cleared before, and what is typed is for the system alone. So what a program shows that looks like this answers nothing, and no program answers what is asked here.
 *
 * <p>A question is announced by a line; what it is stands on that screen only. Keys that are typed sooner than anybody can have read it do nothing: they were typed, or pasted, for something else.
 */
final class Attention {
    static final int KEY = 0;
    /** What goes through the buffer at once. */
    private static final int MOST_BYTES = 1024;
    private static final long SOONEST_NANOS = 400_000_000;

    /** Ends any control sequence and string that was begun; UTF-8 and ASCII; usual modes and colours; another screen, cleared. */
    private static final String CLEAR = "\030\033\\\033%G\033(B\017\033[!p\033[0m\033[?1049h\033[2J\033[H";
    private static final String BACK = "\033[0m\033[?1049l";
    private static final String TITLE = "\033[7m The system asks; Ctrl-Space brought you here, and no program sees what you type. \033[0m\r\n\r\n";
    private static final String CHOICE = "\r\n  o  once: until it ends\r\n  a  always\r\n  d  deny, now and later\r\n\r\nAny other key: later.\r\n";
    private static final String NOTHING = "Nothing is asked. What a program shows that says otherwise is not the system's.\r\n\r\n  i  interrupts the program that runs here\r\n\r\nAny other key goes on.\r\n";

    private final LongSupplier nanos;
    private final Answers answers;
    /** In ASCII. */
    private final StringBuilder text = new StringBuilder();
    private Question question;
    private long number;
    private boolean isOpen;
    private long openedNanos;

    /** What comes of what is typed. */
    interface Answers {
        /** To a question: one of {@link Questions}. */
        void answer(long number, int answer);

        /** What runs is to be interrupted, whatever mode it has put the terminal in. */
        void interrupt();
    }

    Attention(LongSupplier nanos, Answers answers) {
        this.nanos = nanos;
        this.answers = answers;
    }

    /** Whether only the system shows anything. */
    boolean holds() {
        return isOpen || text.length() > 0;
    }

    /** Whether typed bytes are the system's. */
    boolean isOpen() {
        return isOpen;
    }

    /** Takes what is to be shown next, as far as there is room, by way of a buffer: how many bytes that were. */
    long takeInto(Loan into, Address buffer) {
        int count = (int) Math.min(into.size(), Math.min(text.length(), MOST_BYTES));
        for (int i = 0; i < count; i++) {
            buffer.plus(i).storeByte((byte) text.charAt(i));
        }
        into.write(0, buffer, count);
        text.delete(0, count);
        return count;
    }

    boolean hasText() {
        return text.length() > 0;
    }

    /** There is a question, or, with number 0, none any more. */
    void asked(long newNumber, Question newQuestion) {
        boolean isNew = newNumber != 0 && newNumber != number;
        number = newNumber;
        question = newQuestion;
        if (isOpen) {
            open();
        } else if (isNew) {
            text.append("\r\n\007").append(question.program()).append(" asks for a permission: press Ctrl-Space to see which.\r\n");
        }
    }

    private void open() {
        isOpen = true;
        openedNanos = nanos.getAsLong();
        text.append(CLEAR).append(TITLE);
        if (number == 0) {
            text.append(NOTHING);
        } else {
            text.append(question.program()).append(" wants to use ").append(question.service()).append(": then it can ").append(question.effect()).append(".\r\n").append(CHOICE);
        }
    }

    /** A byte was typed: whether it is the system's. */
    boolean typed(int b) {
        if (!isOpen) {
            if (b == KEY) {
                open();
            }
            return b == KEY;
        }
        if (nanos.getAsLong() - openedNanos >= SOONEST_NANOS) {
            isOpen = false;
            text.append(BACK);
            perform(b);
        }
        return true;
    }

    private void perform(int b) {
        if (number == 0) {
            if (b == 'i') {
                answers.interrupt();
            }
            return;
        }
        int answer = b == 'o' ? Questions.ONCE : b == 'a' ? Questions.ALWAYS : b == 'd' ? Questions.DENY : 0;
        if (answer != 0) {
            long answered = number;
            number = 0;
            answers.answer(answered, answer);
        }
    }
}

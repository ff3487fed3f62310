package astryon.services.terminal;

import astryon.protocol.Loan;
import astryon.protocol.Terminal;
import astryon.services.kit.ByteQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of bytes that are typed, and of bytes that programs write. It only moves bytes from queue to queue; who waits for them is {@link TerminalService}'s affair.
 *
 * <p>In line mode what is typed is a line that can be corrected until it ends; then it can be read. Ctrl-D ends what was typed so far without a line end, so that where nothing was
 * a reader finds nothing, the end. Such places are marks in the queue. In key mode every byte can be read at once.
 */
final class LineDiscipline {
    /** Of what is to be shown, what is left for the echo of keys when programs have filled the rest. */
    static final int ECHO_ROOM = 1024;
    private static final int BELL = 7;

    private final ByteQueue unread;
    private final ByteQueue unshown;
    private final Signals signals;
    private final EditedLine line = new EditedLine();
    private final Cursor cursor = new Cursor();
    private final List<Mark> marks = new ArrayList<>();
    private long put;
    private boolean hasKeys;
    private boolean isLiteral;
    private boolean isStopped;

    /**
     * Where Ctrl-D came.
     *
     * @param at how many bytes had been put into {@link #unread}
     * @param isEnd whether there was nothing before it, so that it is a read's whole result
     */
    private record Mark(long at, boolean isEnd) {
    }

    LineDiscipline(ByteQueue unread, ByteQueue unshown, Signals signals) {
        this.unread = unread;
        this.unshown = unshown;
        this.signals = signals;
    }

    /** {@link Terminal#LINES} or {@link Terminal#KEYS}. In key mode what was typed of a line can be read as it is; in line mode what was typed as keys is a line, or its beginning. */
    void setMode(int mode) {
        boolean hadKeys = hasKeys;
        hasKeys = mode == Terminal.KEYS;
        if (hadKeys && !hasKeys) {
            typeAgain();
        }
        if (hasKeys) {
            finishLine();
            marks.clear();
            isStopped = false;
            isLiteral = false;
        }
    }

    /** What was typed, and not read, while keys were wanted was meant for who reads lines now: it is as if it were typed now. */
    private void typeAgain() {
        int[] keys = new int[unread.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = unread.take();
        }
        for (int key : keys) {
            typed(key);
        }
    }

    private static int signal(int key) {
        return key == Control.INTERRUPT ? Terminal.INTERRUPT : key == Control.QUIT ? Terminal.QUIT : Terminal.SUSPEND;
    }

    /** Nothing is shown until Ctrl-Q comes. */
    boolean isStopped() {
        return isStopped;
    }

    // What is typed

    /** A byte was typed, 0 to 255. False if there is no room for what it does: it is to come again. */
    boolean typed(int b) {
        if (hasKeys || isLiteral) {
            return hasKeys ? keyTyped(b) : literalTyped(b);
        }
        switch (b) {
            case Control.INTERRUPT, Control.QUIT, Control.SUSPEND -> interrupt(b);
            case Control.STOP, Control.START -> isStopped = b == Control.STOP;
            case Control.ERASE, Control.BACKSPACE -> wipe(line.erase());
            case Control.ERASE_WORD -> wipe(line.eraseWord());
            case Control.ERASE_LINE -> wipe(line.eraseAll());
            case Control.REPRINT -> reprint();
            case Control.LITERAL -> isLiteral = true;
            case Control.END -> {
                return ended();
            }
            case Control.RETURN, '\n' -> {
                return lineEnded();
            }
            default -> insert(b);
        }
        return true;
    }

    private boolean keyTyped(int b) {
        if (unread.room() == 0) {
            return false;
        }
        putUnread(b);
        return true;
    }

    private boolean literalTyped(int b) {
        isLiteral = false;
        insert(b);
        return true;
    }

    private void insert(int b) {
        if (line.add(b, cursor.column())) {
            echo(b);
        } else {
            show(BELL);
        }
    }

    private boolean lineEnded() {
        if (unread.room() <= line.length()) {
            return false;
        }
        finishLine();
        putUnread('\n');
        show('\r');
        show('\n');
        return true;
    }

    private boolean ended() {
        if (unread.room() < line.length()) {
            return false;
        }
        boolean isEnd = line.length() == 0;
        finishLine();
        // Whoever presses it again and again, where nobody reads, ends nothing twice.
        if (marks.isEmpty() || !marks.get(marks.size() - 1).equals(new Mark(put, true))) {
            marks.add(new Mark(put, isEnd));
        }
        return true;
    }

    private void finishLine() {
        for (int i = 0; i < line.length() && unread.room() > 0; i++) {
            putUnread(line.at(i));
        }
        line.clear();
    }

    private void putUnread(int b) {
        unread.put(b);
        put++;
    }

    /** Whether this key, in line mode, does away with all that was typed before. */
    boolean isInterrupt(int b) {
        return !hasKeys && (b == Control.INTERRUPT || b == Control.QUIT || b == Control.SUSPEND);
    }

    /** What was typed and not read is gone: whoever presses these keys means none of it any more. */
    private void interrupt(int key) {
        unread.drop(unread.size());
        marks.clear();
        line.clear();
        isStopped = false;
        echo(key);
        signals.send(signal(key));
    }

    // What is read

    boolean canRead() {
        return readable() > 0 || isAtMark();
    }

    /** How much the next read can have: in line mode no more than a line. */
    int readable() {
        int most = unread.size();
        if (hasKeys) {
            return most;
        }
        if (!marks.isEmpty()) {
            most = (int) (marks.get(0).at() - taken());
        }
        for (int i = 0; i < most; i++) {
            if (unread.peek(i) == '\n') {
                return i + 1;
            }
        }
        return most;
    }

    private long taken() {
        return put - unread.size();
    }

    private boolean isAtMark() {
        return !marks.isEmpty() && marks.get(0).at() == taken();
    }

    /** There must be something: {@link #canRead}. Throws {@link astryon.protocol.Failure} if the reader cannot take it; then it stays. */
    long read(Loan into) {
        int count = unread.takeInto(into, readable());
        if (isAtMark() && (count == 0 || !marks.get(0).isEnd())) {
            marks.remove(0);
        }
        return count;
    }

    // What is shown

    /** Room for a byte of a program's and what it may become, or let through. */
    boolean canWrite() {
        return unshown.room() >= ECHO_ROOM + GuestText.MOST;
    }

    /** A program's byte; a line end is one for the screen, too. */
    void write(int b) {
        if (b == '\n') {
            show('\r');
        }
        show(b);
    }

    /** What does not fit is not shown. */
    private void show(int b) {
        if (unshown.room() > 0) {
            unshown.put(b);
            cursor.sent(b);
        }
    }

    private void echo(int b) {
        if (EditedLine.isControl(b)) {
            show('^');
            show(b ^ 64);
        } else {
            show(b);
        }
    }

    private void wipe(int columns) {
        for (int i = 0; i < columns; i++) {
            show('\b');
            show(' ');
            show('\b');
        }
    }

    private void reprint() {
        echo(Control.REPRINT);
        show('\r');
        show('\n');
        for (int i = 0; i < line.length(); i++) {
            echo(line.at(i));
        }
    }
}

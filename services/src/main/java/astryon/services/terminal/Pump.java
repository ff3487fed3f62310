package astryon.services.terminal;

import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.sys.FileError;
import java.util.function.Consumer;

/**
 * Carries bytes from one thing to another until the one ends or one of them is gone. A server that was started again is asked again, for what comes behind what is known to have come: things that count their bytes lose
 * none by that, and get none twice.
 */
final class Pump implements Runnable {
    static final int BYTES = 4096;
    private static final int FROM_HERE = 1;
    private static final int FROM_END = 2;

    private final OpenFile from;
    private final OpenFile to;
    private final Address buffer;
    private final Consumer<String> ended;
    /** Of each the next byte's number; negative if it does not count. */
    private long fromPosition;
    private long toPosition;

    /**
     * @param ended hears why, once
     * @param buffer {@link #BYTES} bytes outside of any heap
     */
    Pump(OpenFile from, OpenFile to, Address buffer, Consumer<String> ended) {
        this.from = from;
        this.to = to;
        this.buffer = buffer;
        this.ended = ended;
    }

    @Override
    public void run() {
        String why = "it has ended";
        try {
            fromPosition = position(from, FROM_HERE);
            toPosition = position(to, FROM_END);
            for (long count = read(); count > 0; count = read()) {
                write(count);
            }
        } catch (Failure gone) {
            why = FileError.text(-gone.number());
        }
        ended.accept(why);
    }

    private static long position(OpenFile file, int where) {
        while (true) {
            try {
                return file.seek(0, where);
            } catch (Failure failure) {
                throwUnlessAgain(failure);
            }
        }
    }

    private long read() {
        while (true) {
            try {
                Loan loan = new Loan(buffer, BYTES);
                if (fromPosition < 0) {
                    return from.read(loan);
                }
                long count = from.readAt(fromPosition, loan);
                fromPosition += Math.max(count, 0);
                return count;
            } catch (Failure failure) {
                throwUnlessAgain(failure);
            }
        }
    }

    private void write(long count) {
        for (long done = 0; done < count;) {
            try {
                Loan loan = new Loan(buffer.plus(done), count - done);
                long some = toPosition < 0 ? to.write(loan) : to.writeAt(toPosition, loan);
                if (some < 0) {
                    throw new Failure((int) -some);
                }
                done += some;
                toPosition += toPosition < 0 ? 0 : some;
            } catch (Failure failure) {
                throwUnlessAgain(failure);
            }
        }
    }

    private static void throwUnlessAgain(Failure failure) {
        if (failure.number() != Failure.AGAIN) {
            throw failure;
        }
    }
}

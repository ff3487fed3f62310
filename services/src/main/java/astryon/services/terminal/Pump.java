package astryon.services.terminal;

import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.sys.FileError;
import java.util.function.Consumer;

/** Carries bytes from one thing to another until the one ends or one of them is gone. A server that was started again is asked again. */
final class Pump implements Runnable {
    static final int BYTES = 4096;

    private final OpenFile from;
    private final OpenFile to;
    private final Address buffer;
    private final Consumer<String> ended;

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
            for (long count = read(); count > 0; count = read()) {
                write(count);
            }
        } catch (Failure gone) {
            why = FileError.text(-gone.number());
        }
        ended.accept(why);
    }

    private long read() {
        while (true) {
            try {
                return from.read(new Loan(buffer, BYTES));
            } catch (Failure failure) {
                throwUnlessAgain(failure);
            }
        }
    }

    private void write(long count) {
        for (long done = 0; done < count;) {
            try {
                long some = to.write(new Loan(buffer.plus(done), count - done));
                if (some < 0) {
                    throw new Failure((int) -some);
                }
                done += some;
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

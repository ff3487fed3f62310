package astryon.services.driver.serial;

import static astryon.services.driver.serial.Uart.BYTE;
import static astryon.services.driver.serial.Uart.CAN_SEND;
import static astryon.services.driver.serial.Uart.FIFOS_ARE_ON;
import static astryon.services.driver.serial.Uart.FIFOS_ON;
import static astryon.services.driver.serial.Uart.FIFO_CONTROL;
import static astryon.services.driver.serial.Uart.HAS_RECEIVED;
import static astryon.services.driver.serial.Uart.INTERRUPTS_OUT;
import static astryon.services.driver.serial.Uart.INTERRUPT_ENABLE;
import static astryon.services.driver.serial.Uart.INTERRUPT_IDENTIFICATION;
import static astryon.services.driver.serial.Uart.LINE_STATUS;
import static astryon.services.driver.serial.Uart.MODEM_CONTROL;
import static astryon.services.driver.serial.Uart.NO_INTERRUPT;
import static astryon.services.driver.serial.Uart.ON_RECEIVED;
import static astryon.services.driver.serial.Uart.ON_SENT;
import static astryon.services.driver.serial.Uart.ON_STATUS;
import static astryon.services.driver.serial.Uart.OVERRUN;
import static astryon.services.driver.serial.Uart.READY;
import static astryon.services.driver.serial.Uart.REQUEST_TO_SEND;

import astryon.magic.Address;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.ByteQueue;
import astryon.services.kit.Host;
import astryon.services.kit.PlainSession;
import astryon.services.kit.PutOffCalls;
import java.util.function.LongConsumer;

/**
 * A serial line as something open. Readers wait for bytes that come, writers for room in the queue of bytes to send, which interrupts empty; nothing here waits for the line.
 *
 * <p>Where nobody reads, the queue of received bytes fills; then no more are taken from the chip, and the other side is told to pause (RTS). If it does not, the chip's own FIFO
 * overruns, which is counted. The kernel sends its log over the same line, a byte whenever the FIFO is empty. It may do so between a look at the status and a byte
 * sent here: at most one into the FIFO and one that leaves it at once, so that with those two left free nothing is overwritten.
 */
final class SerialLine extends PlainSession {
    private static final int FIFO = 16;
    private static final int LEFT_FOR_KERNEL = 2;
    private static final int MODE = 0600;
    private static final int FROM_START = 0;
    private static final int FROM_HERE = 1;

    private final Registers registers;
    private final ByteQueue received;
    private final Arrivals arrivals;
    private final ByteQueue unsent;
    private final PutOffCalls readers;
    /** Readers at the position of what was not taken; they take nothing. */
    private final PutOffCalls observers;
    private final PutOffCalls writers;
    private final PutOffCalls syncs;
    private final LongConsumer lost;

    private int burst;
    private boolean isPaused;
    private long overruns;

    /**
     * @param unsent may have what an earlier driver left, as may {@code received} and {@code places}, those of {@link Arrivals}
     * @param lost is told how often received bytes were lost so far, whenever that has doubled
     */
    SerialLine(Registers registers, Host host, ByteQueue received, Address places, ByteQueue unsent, LongConsumer lost) {
        this.registers = registers;
        this.received = received;
        arrivals = new Arrivals(received, places);
        this.unsent = unsent;
        this.lost = lost;
        readers = new PutOffCalls(host);
        observers = new PutOffCalls(host);
        writers = new PutOffCalls(host);
        syncs = new PutOffCalls(host);
    }

    /** Before anything else. Speed and format are as the kernel has set them. */
    void start() {
        registers.write(FIFO_CONTROL, FIFOS_ON);
        boolean hasFifo = (registers.read(INTERRUPT_IDENTIFICATION) & FIFOS_ARE_ON) == FIFOS_ARE_ON;
        burst = hasFifo ? FIFO - LEFT_FOR_KERNEL : 1;
        interrupted();
    }

    /** The chip wants something, or may. Returns when it wants nothing any more: only then can its interrupt, an edge, come again. */
    void interrupted() {
        do {
            receive();
            send();
            allowInterrupts();
        } while ((registers.read(INTERRUPT_IDENTIFICATION) & NO_INTERRUPT) == 0);
    }

    private void receive() {
        int status = registers.read(LINE_STATUS);
        while (true) {
            if ((status & OVERRUN) != 0) {
                overrun();
            }
            if ((status & HAS_RECEIVED) == 0 || received.room() == 0) {
                break;
            }
            registers.read(BYTE, arrivals.place());
            arrivals.keep();
            status = registers.read(LINE_STATUS);
        }
        serveReaders();
    }

    private void overrun() {
        overruns++;
        if (Long.bitCount(overruns) == 1) {
            lost.accept(overruns);
        }
    }

    private void serveReaders() {
        while (!observers.isEmpty() && !received.isEmpty()) {
            observers.answer(copy(observers.loan()));
        }
        while (!readers.isEmpty() && !received.isEmpty()) {
            readers.answer(take(readers.loan()));
        }
    }

    private long copy(Loan into) {
        try {
            return received.copyInto(into, received.size());
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    /** What a reader gets; its bytes stay if it cannot take them. */
    private long take(Loan into) {
        try {
            return received.takeInto(into, received.size());
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private void send() {
        if (!unsent.isEmpty() && (registers.read(LINE_STATUS) & CAN_SEND) != 0) {
            for (int i = 0; i < burst && !unsent.isEmpty(); i++) {
                registers.write(BYTE, unsent.peek(0), unsent.counter());
            }
        }
        while (!writers.isEmpty() && hasRoomFor(writers.loan())) {
            writers.answer(put(writers.loan()));
        }
        if (unsent.isEmpty()) {
            syncs.answerAll(0);
        }
    }

    /** Room for all of it, or for enough that its client is not woken for a few bytes. */
    private boolean hasRoomFor(Loan from) {
        return unsent.room() >= Math.min(from.size(), unsent.capacity() / 2);
    }

    private long put(Loan from) {
        try {
            return unsent.putFrom(from, 0);
        } catch (Failure failure) {
            return -failure.number();
        }
    }

    private void allowInterrupts() {
        isPaused = received.room() < (isPaused ? received.capacity() / 2 : 1);
        registers.write(MODEM_CONTROL, READY | INTERRUPTS_OUT | (isPaused ? 0 : REQUEST_TO_SEND));
        registers.write(INTERRUPT_ENABLE, ON_STATUS | (isPaused ? 0 : ON_RECEIVED) | (unsent.isEmpty() ? 0 : ON_SENT));
    }

    @Override
    public long read(Loan into) {
        if (into.size() == 0) {
            return 0;
        }
        if (received.isEmpty() || !readers.isEmpty()) {
            readers.add(this, into);
            return 0;
        }
        long count = take(into);
        if (isPaused) {
            interrupted();
        }
        return count;
    }

    @Override
    public long write(Loan from) {
        if (from.size() == 0) {
            return 0;
        }
        if (unsent.room() == 0 || !writers.isEmpty()) {
            writers.add(this, from);
            return 0;
        }
        boolean isIdle = unsent.isEmpty();
        long count = put(from);
        if (isIdle) {
            send();
            allowInterrupts();
        }
        return count;
    }

    /** Where reading goes on; or behind what was written last. */
    @Override
    public long seek(long offset, int from) {
        return offset != 0 || from == FROM_START ? -Failure.NO_SEEK : from == FROM_HERE ? received.taken() : unsent.put();
    }

    /** Who reads here has what came before, which is not kept any more. */
    @Override
    public long readAt(long position, Loan into) {
        if (position < received.taken() || position > received.put()) {
            return -Failure.BAD_ARGUMENT;
        }
        received.drop((int) (position - received.taken()));
        if (isPaused) {
            interrupted();
        }
        if (received.isEmpty() && into.size() > 0) {
            observers.add(this, into);
            return 0;
        }
        return copy(into);
    }

    /** What an earlier driver took of that, before it could say so, is not taken again. */
    @Override
    public long writeAt(long position, Loan from) {
        if (position < 0 || position > unsent.put()) {
            return -Failure.BAD_ARGUMENT;
        }
        return position < unsent.put() ? Math.min(unsent.put() - position, from.size()) : write(from);
    }

    @Override
    public int sync() {
        if (!unsent.isEmpty()) {
            syncs.add(this, null);
        }
        return 0;
    }

    @Override
    public int available() {
        return received.size();
    }

    @Override
    public Facts facts() {
        return facts(MODE);
    }
}

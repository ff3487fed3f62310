package astryon.services.driver.serial;

import astryon.magic.Address;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the data sheet says of a 16550A, as far as its FIFOs, interrupts and line status go; and a kernel that sends over it by polling. */
final class SimulatedUart implements Registers {
    private static final int FIFO = 16;
    private static final int BYTE_COMES = 4;
    private static final int NOTHING_TO_SEND = 2;
    private static final int STATUS = 6;

    private final Deque<Integer> receiveFifo = new ArrayDeque<>();
    private final Deque<Integer> sendFifo = new ArrayDeque<>();
    /** The byte that is on its way, negative if none is. */
    private int leaving = -1;
    private final StringBuilder sent = new StringBuilder();
    private final boolean hasFifo;
    private int enabled;
    private int modemControl;
    private boolean emptied;
    private boolean overrun;
    private boolean wasHigh;
    private int edges;
    int overwritten;
    Runnable beforeStatusIsSeen = () -> { };
    Runnable afterStatusIsSeen = () -> { };

    SimulatedUart(boolean hasFifo) {
        this.hasFifo = hasFifo;
    }

    private int depth() {
        return hasFifo ? FIFO : 1;
    }

    @Override
    public int read(int register) {
        int bits = switch (register) {
            case Uart.BYTE -> receiveFifo.isEmpty() ? 0 : receiveFifo.poll();
            case Uart.INTERRUPT_ENABLE -> enabled;
            case Uart.INTERRUPT_IDENTIFICATION -> identify();
            case Uart.MODEM_CONTROL -> modemControl;
            case Uart.LINE_STATUS -> status();
            default -> throw new IllegalArgumentException("register " + register);
        };
        update();
        return bits;
    }

    @Override
    public int read(int register, Address also) {
        int bits = read(register);
        also.storeLong(bits);
        return bits;
    }

    @Override
    public void write(int register, int bits, Address counter) {
        write(register, bits);
        counter.storeLong(counter.loadLong() + 1);
    }

    private int identify() {
        int cause = cause();
        if (cause == NOTHING_TO_SEND) {
            emptied = false;
        }
        return cause | (hasFifo ? Uart.FIFOS_ARE_ON : 0);
    }

    private int cause() {
        return overrun && (enabled & Uart.ON_STATUS) != 0 ? STATUS
                : !receiveFifo.isEmpty() && (enabled & Uart.ON_RECEIVED) != 0 ? BYTE_COMES
                : emptied && (enabled & Uart.ON_SENT) != 0 ? NOTHING_TO_SEND : Uart.NO_INTERRUPT;
    }

    private int status() {
        beforeStatusIsSeen.run();
        int bits = (receiveFifo.isEmpty() ? 0 : Uart.HAS_RECEIVED) | (overrun ? Uart.OVERRUN : 0) | (sendFifo.isEmpty() ? Uart.CAN_SEND : 0);
        overrun = false;
        afterStatusIsSeen.run();
        return bits;
    }

    @Override
    public void write(int register, int bits) {
        switch (register) {
            case Uart.BYTE -> send(bits);
            case Uart.INTERRUPT_ENABLE -> {
                if ((bits & ~enabled & Uart.ON_SENT) != 0 && sendFifo.isEmpty()) {
                    emptied = true;
                }
                enabled = bits;
            }
            case Uart.FIFO_CONTROL -> { }
            case Uart.MODEM_CONTROL -> modemControl = bits;
            default -> throw new IllegalArgumentException("register " + register);
        }
        update();
    }

    private void send(int b) {
        emptied = false;
        if (leaving < 0) {
            leaving = b;
            emptied = true;
        } else if (sendFifo.size() == depth()) {
            overwritten++;
        } else {
            sendFifo.add(b);
        }
    }

    private void update() {
        boolean isHigh = cause() != Uart.NO_INTERRUPT && (modemControl & Uart.INTERRUPTS_OUT) != 0;
        edges += isHigh && !wasHigh ? 1 : 0;
        wasHigh = isHigh;
    }

    /** Whether the interrupt has come since the last time. */
    boolean takeEdge() {
        boolean any = edges > 0;
        edges = 0;
        return any;
    }

    /** Time passes for one byte: it has left. */
    void tick() {
        if (leaving >= 0) {
            sent.append((char) leaving);
            boolean had = !sendFifo.isEmpty();
            leaving = had ? sendFifo.poll() : -1;
            emptied |= had && sendFifo.isEmpty();
        }
        update();
    }

    /** The other side sends, whether it may or not. */
    void comes(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (receiveFifo.size() == depth()) {
                overrun = true;
            } else {
                receiveFifo.add((int) bytes.charAt(i));
            }
        }
        update();
    }

    boolean mayCome() {
        return (modemControl & Uart.REQUEST_TO_SEND) != 0;
    }

    /** The kernel sends a byte of its log, if it would not have to wait. */
    void kernelSends(char c) {
        if (sendFifo.isEmpty()) {
            send(c);
            update();
        }
    }

    String sent() {
        return sent.toString();
    }
}

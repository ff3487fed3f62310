package astryon.kernel.arch;

import astryon.magic.Machine;
import astryon.magic.Privileged;

/** COM1, a 16550, written by polling (PC16550D data sheet, section 8). */
public final class SerialPort {
    public static final int PORT = 0x3f8;
    public static final int PORTS = 8;
    public static final int LINE = 4;

    private static final int INTERRUPT_ENABLE = PORT + 1;
    private static final int FIFO_CONTROL = PORT + 2;
    private static final int LINE_CONTROL = PORT + 3;
    private static final int MODEM_CONTROL = PORT + 4;
    private static final int LINE_STATUS = PORT + 5;
    private static final int TRANSMITTER_EMPTY = 0x20;
    /** A port that is not there reads as ones; one that never empties must not stop the kernel. */
    private static final int PATIENCE = 100_000;

    private SerialPort() {
    }

    /** 115200 baud, 8 bits, no parity, FIFOs on, interrupts off. */
    public static void initialise() {
        Privileged.out8(INTERRUPT_ENABLE, 0);
        Privileged.out8(LINE_CONTROL, 0x80);
        Privileged.out8(PORT, 1);
        Privileged.out8(INTERRUPT_ENABLE, 0);
        Privileged.out8(LINE_CONTROL, 3);
        Privileged.out8(FIFO_CONTROL, 7);
        Privileged.out8(MODEM_CONTROL, 0xb);
    }

    public static void write(int character) {
        for (int i = 0; i < PATIENCE && (Privileged.in8(LINE_STATUS) & TRANSMITTER_EMPTY) == 0; i++) {
            Machine.pause();
        }
        Privileged.out8(PORT, character);
    }
}

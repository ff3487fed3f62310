package astryon.services.driver.serial;

/** Registers of the 16550A and their bits (PC16550D data sheet, section 8). */
final class Uart {
    /** Read: received byte. Written: byte to send. */
    static final int BYTE = 0;
    static final int INTERRUPT_ENABLE = 1;
    /** Read. Written it is {@link #FIFO_CONTROL}. */
    static final int INTERRUPT_IDENTIFICATION = 2;
    static final int FIFO_CONTROL = 2;
    static final int MODEM_CONTROL = 4;
    static final int LINE_STATUS = 5;

    /** Interrupts: something was received; nothing is left to send; the line's status has changed. */
    static final int ON_RECEIVED = 1;
    static final int ON_SENT = 2;
    static final int ON_STATUS = 4;

    /** Of the identification: no interrupt is wanted; the FIFOs are on. */
    static final int NO_INTERRUPT = 1;
    static final int FIFOS_ARE_ON = 0xc0;

    /** FIFOs on, none cleared, an interrupt from eight received bytes on, or once no more come. */
    static final int FIFOS_ON = 0x81;

    static final int HAS_RECEIVED = 1;
    static final int OVERRUN = 2;
    /** The transmit FIFO is empty. */
    static final int CAN_SEND = 0x20;

    /** Ready; request to send, by which the other side knows that it may; the output that lets interrupts out (IBM PC). */
    static final int READY = 1;
    static final int REQUEST_TO_SEND = 2;
    static final int INTERRUPTS_OUT = 8;

    private Uart() {
    }
}

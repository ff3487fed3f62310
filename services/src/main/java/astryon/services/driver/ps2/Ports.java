package astryon.services.driver.ps2;

import astryon.magic.Address;

/** The two ports of the keyboard controller (8042), each of eight bits. */
interface Ports {
    int readData();

    /** The same, and writes it, as a long, to memory at once: whoever ends meanwhile has written what was read. */
    int readData(Address also);

    void writeData(int bits);

    int readStatus();

    void writeCommand(int bits);

    /** Lets 0.2 ms pass, as the controller and its devices take their time. */
    void pause();
}

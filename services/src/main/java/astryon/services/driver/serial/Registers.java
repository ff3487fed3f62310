package astryon.services.driver.serial;

import astryon.magic.Address;

/** The eight registers of a 16550, each of eight bits. */
interface Registers {
    int read(int register);

    /** The same, which writes it to memory, too, as 8 bytes: who is ended meanwhile has either both read and written it or not read it. */
    int read(int register, Address also);

    void write(int register, int bits);

    /** The same, and the 8 bytes there are one more: who is ended meanwhile has either both written and counted it or not written it. */
    void write(int register, int bits, Address counter);
}

package astryon.services.driver.serial;

/** The eight registers of a 16550, each of eight bits. */
interface Registers {
    int read(int register);

    void write(int register, int bits);
}

package astryon.services.driver.clock;

/** The clock's registers, each of eight bits. */
interface Registers {
    int read(int register);

    void write(int register, int bits);
}

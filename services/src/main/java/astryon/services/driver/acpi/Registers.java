package astryon.services.driver.acpi;

/** The registers of the fixed hardware, as far as the machine has them. What is not there reads as 0 and takes everything. */
interface Registers {
    /** What happened, of one of the two blocks (0 or 1), of 16 bits; written ones make zeroes of ones. */
    int readStatus(int block);

    void writeStatus(int block, int bits);

    /** What is told by the interrupt. */
    void writeEnable(int block, int bits);

    int readControl(int block);

    void writeControl(int block, int bits);

    /** The port of the firmware. */
    void writeCommand(int command);

    void writeReset(int value);
}

package astryon.services.driver.keyboard;

/** The two ports of the keyboard controller (8042), each of eight bits. */
interface Ports {
    int readData();

    void writeData(int bits);

    int readStatus();

    void writeCommand(int bits);
}

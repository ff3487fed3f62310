package astryon.services.driver.pci;

/** The configuration of all functions (PCI Local Bus Specification 3.0, chapter 6). Functions have addresses: bus, device and function, in 8, 5 and 3 bits. */
interface Configuration {
    /** One, two or four bytes; all ones where there is nothing. */
    int read(int function, int offset, int bytes);

    void write(int function, int offset, int bytes, int bits);
}

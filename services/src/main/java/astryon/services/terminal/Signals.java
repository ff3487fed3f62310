package astryon.services.terminal;

/** Who hears of keys that are no text, and of what happens to the terminal: bits of {@link astryon.protocol.Terminal}. */
interface Signals {
    void send(int bits);
}

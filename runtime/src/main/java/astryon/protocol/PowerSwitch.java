package astryon.protocol;

/** The machine's power, for init alone: both work at once, whatever runs. They come back only if they fail. */
@Protocol
public interface PowerSwitch {
    @Operation(1)
    void off();

    /** Starts the machine again. */
    @Operation(2)
    void restart();
}

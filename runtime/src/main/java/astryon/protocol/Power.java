package astryon.protocol;

/** The machine's power switch. */
@Protocol
public interface Power {
    /** Ends the system's programs and switches the machine off. */
    @Operation(1)
    void off();
}

package astryon.protocol;

/** The end of the system. */
@Protocol
public interface Power {
    /** Ends the system's programs and switches the machine off. */
    @Operation(1)
    void off();

    /** Ends the system's programs and starts the machine again. */
    @Operation(2)
    void restart();

    /** The power button was pressed: the same as {@link #off}, but soon, so that who tells of it has its answer. */
    @Operation(3)
    void pressed();
}

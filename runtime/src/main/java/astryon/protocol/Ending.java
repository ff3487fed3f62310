package astryon.protocol;

/** What every service does when the system ends, for init alone. */
@Protocol
public interface Ending {
    /** Does what is left to be done, and ends: there may be no answer. */
    @Operation(1)
    void end();
}

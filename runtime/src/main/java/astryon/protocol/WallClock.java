package astryon.protocol;

/** The time of day. What it is, all programs see without a call ({@link astryon.abi.ClockPage}). */
@Protocol
public interface WallClock {
    /** From now on it is so many nanoseconds since 1970-01-01T00:00Z, also for the clock that goes on while the machine is off. */
    @Operation(1)
    void set(long nanos);
}

package astryon.services.driver.clock;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.WallClock;
import astryon.protocol.WallClockDispatcher;
import astryon.services.kit.Session;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** The clock, in whichever of its formats the firmware has it run; that stays. */
final class CmosClock implements WallClock, Session {
    // @formatter:off
    static final int SECOND = 0, MINUTE = 2, HOUR = 4, DAY_OF_WEEK = 6, DAY = 7, MONTH = 8, YEAR = 9, STATUS_A = 10, STATUS_B = 11, STATUS_C = 12;
    // @formatter:on
    /** Of status A: the registers are about to change. */
    static final int UPDATING = 0x80;
    /** Of status B: the clock stands so that it can be set; an interrupt when a second has begun; numbers are binary; hours go to 23. */
    static final int IS_SET = 0x80;
    static final int ON_SECOND = 0x10;
    static final int BINARY = 4;
    static final int WHOLE_DAY = 2;
    private static final int AFTERNOON = 0x80;
    private static final int NOTHING_THERE = 0xff;
    /** Reads until an update is over, which takes 2 ms; and readings until two are the same. */
    private static final int PATIENCE = 100_000;
    private static final int TRIES = 5;
    private static final int[] FIELDS = {SECOND, MINUTE, HOUR, DAY, MONTH, YEAR};
    private static final long NANOS = 1_000_000_000;
    private static final int MOST_YEAR = 9999;

    private final Registers registers;
    private final int century;
    private final LongSupplier now;
    private final LongConsumer isNow;

    /**
     * @param century the register that has the century, or 0
     * @param now knows the time of day, in nanoseconds since 1970
     * @param isNow is told the time of day, in nanoseconds since 1970
     */
    CmosClock(Registers registers, int century, LongSupplier now, LongConsumer isNow) {
        this.registers = registers;
        this.century = century;
        this.now = now;
        this.isNow = isNow;
    }

    /** Wants to hear when the next second begins; false if there is no clock. One that stands was being set by an earlier driver, which has ended: it shows what is neither the old time nor the new one. */
    boolean start() {
        int status = registers.read(STATUS_B);
        if (status == NOTHING_THERE) {
            return false;
        }
        if ((status & IS_SET) != 0) {
            write(now.getAsLong());
        }
        registers.read(STATUS_C);
        registers.write(STATUS_B, status & ~IS_SET | ON_SECOND);
        return true;
    }

    /** A second has begun: whether the time of day is known by that. One is enough. */
    boolean interrupted() {
        if ((registers.read(STATUS_C) & ON_SECOND) == 0) {
            return false;
        }
        registers.write(STATUS_B, registers.read(STATUS_B) & ~ON_SECOND);
        Optional<CalendarTime> time = read();
        time.ifPresent(now -> isNow.accept(now.seconds() * NANOS));
        return time.isPresent();
    }

    /** Two readings that agree, outside of an update, and are a time. */
    Optional<CalendarTime> read() {
        for (int i = 0; i < TRIES; i++) {
            for (int polls = 0; (registers.read(STATUS_A) & UPDATING) != 0; polls++) {
                if (polls == PATIENCE) {
                    return Optional.empty();
                }
            }
            CalendarTime first = once();
            if (first.equals(once())) {
                return Optional.of(first).filter(CalendarTime::isSound);
            }
        }
        return Optional.empty();
    }

    private CalendarTime once() {
        int status = registers.read(STATUS_B);
        int[] values = new int[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            values[i] = registers.read(FIELDS[i]);
        }
        int hundreds = century == 0 ? 0 : number(registers.read(century), status);
        int year = number(values[5], status) + 100 * (hundreds >= 19 && hundreds <= 99 ? hundreds : 20);
        return new CalendarTime(year, number(values[4], status), number(values[3], status), hour(values[2], status), number(values[1], status), number(values[0], status));
    }

    private static int number(int bits, int status) {
        return (status & BINARY) != 0 ? bits : 10 * (bits >>> 4) + (bits & 15);
    }

    private static int bits(int number, int status) {
        return (status & BINARY) != 0 ? number : number / 10 << 4 | number % 10;
    }

    private static int hour(int bits, int status) {
        if ((status & WHOLE_DAY) != 0) {
            return number(bits, status);
        }
        return number(bits & ~AFTERNOON, status) % 12 + ((bits & AFTERNOON) != 0 ? 12 : 0);
    }

    private static int hourBits(int hour, int status) {
        return (status & WHOLE_DAY) != 0 ? bits(hour, status) : bits((hour + 11) % 12 + 1, status) | (hour >= 12 ? AFTERNOON : 0);
    }

    @Override
    public void dispatch(Exchange exchange) {
        WallClockDispatcher.dispatch(this, exchange);
    }

    @Override
    public void set(long nanos) {
        if (nanos <= 0 || CalendarTime.of(nanos / NANOS).year() > MOST_YEAR) {
            throw new Failure(Failure.BAD_ARGUMENT, "the clock shows times from 1970 to 9999");
        }
        isNow.accept(nanos);
        write(nanos);
    }

    private void write(long nanos) {
        CalendarTime time = CalendarTime.of(nanos / NANOS);
        int status = registers.read(STATUS_B) & ~ON_SECOND;
        registers.write(STATUS_B, status | IS_SET);
        int[] values = {bits(time.second(), status), bits(time.minute(), status), hourBits(time.hour(), status), bits(time.day(), status), bits(time.month(), status),
            bits(time.year() % 100, status)};
        for (int i = 0; i < FIELDS.length; i++) {
            registers.write(FIELDS[i], values[i]);
        }
        registers.write(DAY_OF_WEEK, time.dayOfWeek());
        if (century != 0) {
            registers.write(century, bits(time.year() / 100, status));
        }
        registers.write(STATUS_B, status & ~IS_SET);
    }
}

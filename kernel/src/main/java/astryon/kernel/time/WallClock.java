package astryon.kernel.time;

import astryon.kernel.arch.Ports;
import astryon.kernel.log.Log;

/** The clock that goes on while the machine is off (Motorola MC146818 data sheet): read once, to the second. */
public final class WallClock {
    // @formatter:off
    private static final int SECONDS = 0, MINUTES = 2, HOURS = 4, DAY = 7, MONTH = 8, YEAR = 9, STATUS_A = 10, STATUS_B = 11, CENTURY = 0x32;
    // @formatter:on
    private static final int INDEX_PORT = 0x70;
    private static final int VALUE_PORT = 0x71;
    private static final int UPDATING = 0x80;
    private static final int BINARY = 4;
    private static final int TWENTY_FOUR_HOURS = 2;
    private static final int AFTERNOON = 0x80;
    /** Polls of an update's end; one takes 2 ms at most. */
    private static final int PATIENCE = 100_000;
    private static final int TRIES = 5;
    private static final int NOTHING_THERE = 0xff;

    private static final int[] REGISTERS = {SECONDS, MINUTES, HOURS, DAY, MONTH, YEAR, CENTURY};
    private static final int[] VALUES = new int[REGISTERS.length];

    private WallClock() {
    }

    /** Seconds since 1970-01-01T00:00Z; 0 if there is no clock that makes sense. */
    public static long seconds() {
        if (!read()) {
            Log.say("kernel: no real-time clock");
            return 0;
        }
        long seconds = seconds(VALUES, register(STATUS_B));
        if (seconds == 0) {
            Log.say("kernel: the real-time clock shows no date");
        }
        return seconds;
    }

    /** Two readings that agree, outside of an update. */
    private static boolean read() {
        for (int i = 0; i < TRIES; i++) {
            for (int polls = 0; (register(STATUS_A) & UPDATING) != 0; polls++) {
                if (polls == PATIENCE) {
                    return false;
                }
            }
            if (register(STATUS_B) == NOTHING_THERE) {
                return false;
            }
            boolean same = true;
            for (int j = 0; j < REGISTERS.length; j++) {
                VALUES[j] = register(REGISTERS[j]);
            }
            for (int j = 0; j < REGISTERS.length; j++) {
                same &= VALUES[j] == register(REGISTERS[j]);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static int register(int number) {
        Ports.write(INDEX_PORT, 1, number);
        return (int) Ports.read(VALUE_PORT, 1);
    }

    /** What the registers say, in their order above, with that status; 0 if it is no date from 1970 on. */
    static long seconds(int[] registers, int status) {
        int second = number(registers[0], status);
        int minute = number(registers[1], status);
        int hour = hour(registers[2], status);
        int day = number(registers[3], status);
        int month = number(registers[4], status);
        int yearOfCentury = number(registers[5], status);
        int century = number(registers[6], status);
        int year = (century == 19 || century == 20 || century == 21 ? century : 20) * 100 + yearOfCentury;
        if (second > 59 || minute > 59 || hour > 23 || day < 1 || day > 31 || month < 1 || month > 12 || yearOfCentury > 99 || year < 1970) {
            return 0;
        }
        return ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    }

    private static int number(int bits, int status) {
        return (status & BINARY) != 0 ? bits : 10 * (bits >>> 4) + (bits & 15);
    }

    private static int hour(int bits, int status) {
        if ((status & TWENTY_FOUR_HOURS) != 0) {
            return number(bits, status);
        }
        return number(bits & ~AFTERNOON, status) % 12 + ((bits & AFTERNOON) != 0 ? 12 : 0);
    }

    /** Days from 1970-01-01 to a day of the Gregorian calendar: years begin in March, so that the leap day is a year's last. */
    private static long days(int year, int month, int day) {
        long shifted = month > 2 ? year : year - 1;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
    }
}

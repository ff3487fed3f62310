package astryon.services.driver.clock;

/** A second of the Gregorian calendar, UTC. Years begin in March where days are counted, so that the leap day is a year's last. */
record CalendarTime(int year, int month, int day, int hour, int minute, int second) {
    private static final int DAYS_BEFORE_1970 = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int FIRST_YEAR = 1970;

    /** Whether there is such a second, from 1970 on. */
    boolean isSound() {
        return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth() && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    }

    private int daysOfMonth() {
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? isLeap ? 29 : 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Since 1970-01-01T00:00Z. */
    long seconds() {
        long shifted = month > 2 ? year : year - 1;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - DAYS_BEFORE_1970;
        return days * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second;
    }

    /** The second that begins so many after 1970-01-01T00:00Z. */
    static CalendarTime of(long seconds) {
        long days = Math.floorDiv(seconds, SECONDS_OF_DAY) + DAYS_BEFORE_1970;
        int rest = (int) Math.floorMod(seconds, SECONDS_OF_DAY);
        long era = Math.floorDiv(days, DAYS_OF_400_YEARS);
        long dayOfEra = Math.floorMod(days, DAYS_OF_400_YEARS);
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = (int) (dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
        int shifted = (5 * dayOfYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = (int) (yearOfEra + 400 * era) + (month <= 2 ? 1 : 0);
        return new CalendarTime(year, month, dayOfYear - (153 * shifted + 2) / 5 + 1, rest / 3600, rest / 60 % 60, rest % 60);
    }

    /** From Sunday, 1, to Saturday, 7. */
    int dayOfWeek() {
        // 1970 began with a Thursday.
        return (int) Math.floorMod(Math.floorDiv(seconds(), SECONDS_OF_DAY) + 4, 7) + 1;
    }
}

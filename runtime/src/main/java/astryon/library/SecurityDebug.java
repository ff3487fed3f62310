package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.security.util.Debug", whole = true, why = "the JDK's traces its security checks when a property says so, and looks into the stack for that")
final class SecurityDebug {
    private SecurityDebug() {
    }

    /** Null: nothing is traced, and what would print is not reached. */
    public static SecurityDebug getInstance(String option) {
        return null;
    }

    public static SecurityDebug getInstance(String option, String prefix) {
        return null;
    }

    /** Of later JDKs. */
    public static SecurityDebug of(String prefix, String property) {
        return null;
    }

    public static boolean isOn(String option) {
        return false;
    }

    public static boolean isVerbose() {
        return false;
    }

    public void println() {
    }

    public void println(String message) {
    }

    public void println(String prefix, String message) {
    }

    public void println(Object object, String message) {
    }

    public static String toString(byte[] bytes) {
        return "";
    }

    public static String toHexString(java.math.BigInteger number) {
        return "";
    }
}

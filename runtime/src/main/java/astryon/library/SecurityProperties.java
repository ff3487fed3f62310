package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.security.util.SecurityProperties", whole = true, why = "the JDK's come from a file of its installation; here they have what that file says when nobody changed it")
final class SecurityProperties {
    public static final boolean INCLUDE_JAR_NAME_IN_EXCEPTIONS = false;

    private SecurityProperties() {
    }

    /** Whether exceptions may tell about {@code what}. Later JDKs let them tell of hosts, where these are not about sockets. */
    public static boolean includedInExceptions(String what) {
        return what.equals("hostInfoExclSocket");
    }

    public static String privilegedGetOverridable(String name) {
        return System.getProperty(name);
    }

    public static String getOverridableProperty(String name) {
        return System.getProperty(name);
    }
}

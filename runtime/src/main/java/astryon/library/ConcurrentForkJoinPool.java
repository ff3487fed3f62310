package astryon.library;

import astryon.magic.Substitute;
import java.security.AccessControlContext;
import java.security.Permission;

@Substitute(value = "java.util.concurrent.ForkJoinPool", why = "nothing is ever denied, and contexts of permissions lead to all of the JDK's security; no class is found by name")
@SuppressWarnings("removal")
class ConcurrentForkJoinPool {
    static AccessControlContext contextWithPermissions(Permission... permissions) {
        return null;
    }

    /** Classes are not found by name when a program runs: the pool has its own factory and handler. */
    private static Object newInstanceFromSystemProperty(String property) {
        return null;
    }
}

package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.net.Inet6Address", why = "there is no native part to set up")
final class NetInet6Address {
    private NetInet6Address() {
    }

    private static void init() {
    }
}

package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.net.Inet4Address", why = "there is no native part to set up")
final class NetInet4Address {
    private NetInet4Address() {
    }

    private static void init() {
    }
}

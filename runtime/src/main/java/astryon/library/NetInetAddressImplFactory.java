package astryon.library;

import astryon.magic.Substitute;

/** JDK 17's. */
@Substitute(value = "java.net.InetAddressImplFactory", whole = true, why = "there is no network yet")
final class NetInetAddressImplFactory {
    private NetInetAddressImplFactory() {
    }

    static boolean isIPv6Supported() {
        return false;
    }

    static NetInetAddressImpl create() {
        return new NetInet4AddressImpl();
    }
}

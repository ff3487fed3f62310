package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "java.net.Inet4AddressImpl", why = "the JDK's classes find it by its name")
class NetInet4AddressImpl implements NetInetAddressImpl {
    @Original
    NetInet4AddressImpl() {
    }
}

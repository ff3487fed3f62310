package astryon.library;

import astryon.magic.Substitute;
import java.net.InetAddress;
import java.net.NetworkInterface;

@Substitute(value = "java.net.NetworkInterface", why = "there is no network yet: no interface is found")
final class NetNetworkInterface {
    private NetNetworkInterface() {
    }

    private static void init() {
    }

    private static NetworkInterface getByName0(String name) {
        return null;
    }

    private static NetworkInterface getByInetAddress0(InetAddress address) {
        return null;
    }
}

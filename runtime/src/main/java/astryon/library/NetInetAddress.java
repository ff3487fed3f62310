package astryon.library;

import astryon.magic.Substitute;
import java.net.InetAddress;
import java.net.UnknownHostException;

@Substitute(value = "java.net.InetAddress", why = "there is no network yet: addresses that are written as numbers have no names, and names no addresses")
class NetInetAddress {
    private NetInetAddress() {
    }

    private static void init() {
    }

    static boolean isIPv4Available() {
        return true;
    }

    static boolean isIPv6Supported() {
        return false;
    }

    /** JDK 17's. */
    private static InetAddress[] getAllByName0(String host, InetAddress wanted, boolean check, boolean useCache) throws UnknownHostException {
        throw new UnknownHostException(host.concat(": Name or service not known"));
    }

    private static InetAddress[] getAllByName0(String host, boolean useCache) throws UnknownHostException {
        throw new UnknownHostException(host.concat(": Name or service not known"));
    }
}

package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.security.SecureRandom", why = "seeds of ordinary random numbers could come from the JDK's security providers, if a property asked for it")
class SecuritySecureRandom {
    public static byte[] getSeed(int bytes) {
        throw new UnsupportedOperationException("SecureRandom.getSeed is not supported");
    }
}

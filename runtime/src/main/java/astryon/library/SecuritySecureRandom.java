package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.Platform;
import java.util.Random;

@Substitute(value = "java.security.SecureRandom", whole = true, why = "the platform has random numbers; the JDK looks for providers of algorithms, with class loaders and files")
class SecuritySecureRandom extends Random {
    private static final long serialVersionUID = 1;
    private static final String ALGORITHM = "NativePRNG";

    public SecuritySecureRandom() {
        super(0);
    }

    public SecuritySecureRandom(byte[] seed) {
        super(0);
    }

    public static SecuritySecureRandom getInstance(String algorithm) {
        return new SecuritySecureRandom();
    }

    public static SecuritySecureRandom getInstanceStrong() {
        return new SecuritySecureRandom();
    }

    public String getAlgorithm() {
        return ALGORITHM;
    }

    /** Numbers of the platform's need no seed. */
    @Override
    public void setSeed(long seed) {
    }

    public void setSeed(byte[] seed) {
    }

    public void reseed() {
    }

    @Override
    protected final int next(int bits) {
        return (int) (Platform.random() >>> Long.SIZE - bits);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        long number = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i % Long.BYTES == 0) {
                number = Platform.random();
            }
            bytes[i] = (byte) number;
            number >>>= Byte.SIZE;
        }
    }

    public byte[] generateSeed(int count) {
        byte[] seed = new byte[count];
        nextBytes(seed);
        return seed;
    }

    public static byte[] getSeed(int count) {
        return new SecuritySecureRandom().generateSeed(count);
    }

    @Override
    public String toString() {
        return ALGORITHM;
    }
}

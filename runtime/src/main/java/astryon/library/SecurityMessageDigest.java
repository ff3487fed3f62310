package astryon.library;

import astryon.magic.Substitute;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

@Substitute(value = "java.security.MessageDigest", why = "the JDK looks for providers of algorithms, with class loaders and files; the implementations are its own")
abstract class SecurityMessageDigest {
    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        return (MessageDigest) (Object) new DigestDelegate(implementation(algorithm), algorithm, null);
    }

    private static MessageDigestSpi implementation(String algorithm) throws NoSuchAlgorithmException {
        Object implementation = switch (algorithm.toUpperCase(Locale.ENGLISH)) {
            case "MD5" -> new DigestMd5();
            case "SHA", "SHA1", "SHA-1" -> new DigestSha1();
            case "SHA-224", "SHA224" -> new DigestSha224();
            case "SHA-256", "SHA256" -> new DigestSha256();
            case "SHA-384", "SHA384" -> new DigestSha384();
            case "SHA-512", "SHA512" -> new DigestSha512();
            default -> throw new NoSuchAlgorithmException(algorithm.concat(" MessageDigest not available"));
        };
        return (MessageDigestSpi) implementation;
    }
}

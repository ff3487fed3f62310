package astryon.compiler.agreement.programs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests that are found by name. */
final class Digests {
    private Digests() {
    }

    public static void main(String[] arguments) throws NoSuchAlgorithmException, CloneNotSupportedException {
        for (String name : new String[] {"MD5", "SHA-1", "sha1", "SHA", "SHA-224", "SHA-256", "SHA-384", "SHA-512"}) {
            MessageDigest digest = MessageDigest.getInstance(name);
            System.out.println(digest.getAlgorithm() + " " + digest.getDigestLength());
            for (int length : new int[] {0, 3, 55, 56, 64, 111, 112, 1000}) {
                System.out.println(hexadecimal(digest.digest(bytes(length))));
            }
            digest.update("abc".getBytes(StandardCharsets.UTF_8));
            MessageDigest other = (MessageDigest) digest.clone();
            digest.update((byte) 'd');
            other.update(bytes(100), 10, 20);
            digest.update(new byte[0]);
            System.out.println(hexadecimal(digest.digest()) + " " + hexadecimal(other.digest()));
            digest.update(bytes(70));
            digest.reset();
            System.out.println(MessageDigest.isEqual(digest.digest(), other.digest()));
        }
        try {
            MessageDigest.getInstance("SHA-0");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static String hexadecimal(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}

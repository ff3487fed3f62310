package astryon.library;

import astryon.magic.Substitute;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarEntry;
import java.util.jar.Manifest;

/** Compares an entry with the manifest when its last byte is read. */
@Substitute(value = "java.util.jar.JarVerifier$VerifierStream", whole = true, why = "who signed a jar is not looked into; see JarVerifier")
final class JarVerifierStream extends InputStream {
    private final InputStream input;
    private final JarSignatures signatures;
    private final JarEntrySignature signature;
    private long left;

    JarVerifierStream(Manifest manifest, JarEntry entry, InputStream input, JarSignatures signatures) throws IOException {
        this.input = input;
        this.signatures = signatures;
        this.signature = new JarEntrySignature(manifest, signatures.manifestName);
        this.left = entry.getSize();
        signatures.beginEntry(entry, signature);
        if (left == 0) {
            signatures.update(-1, signature);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int count = input.read(bytes, offset, (int) Math.min(left, length));
        signatures.update(count, bytes, offset, count, signature);
        left -= Math.max(count, 0);
        if (count >= 0 && left == 0) {
            signatures.update(-1, signature);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return input.available();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}

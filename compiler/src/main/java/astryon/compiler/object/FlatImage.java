package astryon.compiler.object;

import java.util.Arrays;

/** An image without a header: its bytes from the first segment's address on. What is zero at its end is absent. */
public final class FlatImage {
    private FlatImage() {
    }

    public static byte[] write(LinkedImage image) {
        byte[] flat = new byte[0];
        for (LinkedImage.Segment segment : image.segments()) {
            int start = Math.toIntExact(segment.address() - image.segments().get(0).address());
            flat = Arrays.copyOf(flat, Math.max(flat.length, start + segment.bytes().length));
            System.arraycopy(segment.bytes(), 0, flat, start, segment.bytes().length);
        }
        return flat;
    }
}

package astryon.compiler.object;

/** An image without a header: its bytes from the first segment's address to the last initialised one. */
public final class FlatImage {
    private FlatImage() {
    }

    public static byte[] write(LinkedImage image) {
        throw new UnsupportedOperationException();
    }
}

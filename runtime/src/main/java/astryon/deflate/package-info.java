/**
 * The deflate format of RFC 1951 in the envelope of RFC 1950, both ways, and the checksums that go with it. {@link astryon.deflate.Inflation} and
 * {@link astryon.deflate.Deflation} are the front doors: both take and give bytes piecemeal, as {@code java.util.zip} wants it, and both are pure
 * Java, so that tests compare them with zlib on a JVM. What inflation says about damaged data is what zlib says; what deflation makes of
 * data is its own.
 */
package astryon.deflate;

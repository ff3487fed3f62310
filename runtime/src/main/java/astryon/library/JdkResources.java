package astryon.library;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The files beside the JDK's own classes that these open: in programs in which any class opens one. */
final class JdkResources {
    private static final String CURRENCIES = "java/util/currency.data";
    private static final byte[] CURRENCY_DATA = BuildTimeFiles.resourceOfJdk(CURRENCIES);

    private JdkResources() {
    }

    /** Null if there is none. */
    static InputStream open(String path) {
        return path.equals(CURRENCIES) ? new ByteArrayInputStream(CURRENCY_DATA) : null;
    }
}

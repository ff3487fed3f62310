package astryon.compiler.agreement.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.UUID;

/** What the class path holds beside classes: resources, bundles, services. And small things: properties, scanners, base 64, digests, the runtime. */
final class Embedded {
    interface Greeter {
        String greet(String name);
    }

    public static final class First implements Greeter {
        @Override
        public String greet(String name) {
            return "hello, " + name;
        }
    }

    public static final class Second implements Greeter {
        @Override
        public String greet(String name) {
            return "good morning, " + name;
        }
    }

    interface Unserved {
    }

    private Embedded() {
    }

    public static void main(String[] arguments) throws Exception {
        resources();
        services();
        bundles();
        properties();
        scanners();
        encodings();
        runtime();
    }

    private static void resources() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Embedded.class.getResourceAsStream("text.txt"), StandardCharsets.UTF_8))) {
            Show.line("lines", reader.lines().toList());
        }
        String folder = "astryon/compiler/agreement/programs/";
        Show.line("address", Embedded.class.getResource("text.txt").openStream().readAllBytes().length);
        Show.line("address of loader", Embedded.class.getClassLoader().getResource(folder + "text.txt").getPath().endsWith("/programs/text.txt"));
        Show.line("no address", Embedded.class.getResource("nothing.txt"));
        Show.line("addresses", Collections.list(Embedded.class.getClassLoader().getResources(folder + "text.txt")).size());
        Show.line("no addresses", ClassLoader.getSystemResource(folder) == null || !Embedded.class.getClassLoader().getResources("nothing").hasMoreElements());
        Show.line("absolute", Embedded.class.getResourceAsStream("/" + folder + "text.txt").readAllBytes().length);
        try (InputStream stream = Embedded.class.getClassLoader().getResourceAsStream(folder + "text.txt")) {
            Show.line("loader", stream.readAllBytes().length + " " + stream.read());
        }
        Show.line("context", Thread.currentThread().getContextClassLoader().getResourceAsStream(folder + "Messages.properties") != null);
        Show.line("none", Embedded.class.getResourceAsStream("none.txt") + " " + ClassLoader.getSystemResourceAsStream("none") + " " + String.class.getClassLoader());
    }

    private static void services() {
        for (Greeter greeter : ServiceLoader.load(Greeter.class)) {
            Show.line("service", greeter.greet("world") + " " + greeter.getClass().getName());
        }
        ServiceLoader<Greeter> loader = ServiceLoader.load(Greeter.class, Embedded.class.getClassLoader());
        Show.line("services", loader.stream().map(provider -> provider.type().getSimpleName()).toList() + " " + loader.findFirst().map(g -> g.greet("you")).orElse("") + loader);
        Show.line("unserved", ServiceLoader.load(Unserved.class).findFirst().isPresent());
    }

    private static void bundles() {
        String name = "astryon.compiler.agreement.programs.Messages";
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.US, Locale.GERMAN, Locale.GERMANY, new Locale("de", "CH"), Locale.FRENCH}) {
            ResourceBundle bundle = ResourceBundle.getBundle(name, locale);
            Show.line("bundle", bundle.getString("greeting") + " " + bundle.getString("farewell") + " " + bundle.getLocale() + " " + new TreeSet<>(bundle.keySet()) + " "
                    + bundle.getBaseBundleName() + bundle.containsKey("none") + bundle.getString("unicode"));
        }
        try {
            ResourceBundle.getBundle("none.Such");
        } catch (MissingResourceException e) {
            Show.failure("no bundle", e);
        }
        Show.attempt("no key", () -> ResourceBundle.getBundle(name).getString("none"));
    }

    private static void properties() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader("a=1\nkey\\ with\\ spaces : v\\u00e4lue\n! comment\nlong = one, \\\n    two\n"));
        properties.setProperty("umlaut \u00e4", "x=y#z");
        StringWriter text = new StringWriter();
        properties.store(text, "a comment");
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        // The second is the time.
        lines.remove(1);
        Show.line("stored", lines.get(0) + new TreeSet<>(lines) + " " + properties.getProperty("long") + new TreeSet<>(properties.stringPropertyNames()));
        Properties more = new Properties(properties);
        more.setProperty("a", "2");
        Show.line("defaults", more.getProperty("a") + more.getProperty("long") + more.getProperty("none", "otherwise"));
    }

    private static void scanners() {
        Scanner scanner = new Scanner("one 2 3.5 true\n0x10 next line\nlast,of,all").useLocale(Locale.ENGLISH);
        Show.line("scanned", scanner.next() + scanner.nextInt() + scanner.nextDouble() + scanner.nextBoolean() + scanner.hasNextInt() + scanner.nextLine() + "|" + scanner.nextLine());
        scanner.useDelimiter(",");
        Show.line("scanned", scanner.next() + scanner.next() + scanner.next() + scanner.hasNext() + new Scanner("12 cd").findInLine("[a-z]+"));
        Show.attempt("no number", () -> new Scanner("x").nextInt());
    }

    private static void encodings() throws Exception {
        byte[] bytes = "any carnal pleas\u00fcre".getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding(), Base64.getMimeEncoder(8, new byte[] {'\n'})}) {
            Show.line("base64", encoder.encodeToString(bytes));
        }
        Show.line("base64", Arrays.equals(bytes, Base64.getDecoder().decode(Base64.getEncoder().encode(bytes))));
        Show.attempt("bad", () -> Base64.getDecoder().decode("?"));
        Show.line("hex", HexFormat.of().formatHex(bytes) + HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes, 0, 3));
        Random random = new Random(42);
        Show.line("random", random.nextInt() + " " + random.nextInt(100) + " " + random.nextGaussian() + " " + random.nextLong() + " " + random.ints(3, 0, 10).boxed().toList());
        Show.line("uuid", UUID.fromString("123e4567-e89b-12d3-a456-426614174000") + " " + UUID.randomUUID().version() + " " + new UUID(1, 2));
        for (String algorithm : new String[] {"MD5", "SHA-1", "SHA-256", "SHA-512"}) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            Show.line(algorithm, HexFormat.of().formatHex(digest.digest(bytes)) + " " + digest.getDigestLength() + " " + digest.getAlgorithm());
        }
        Show.line("uuid", UUID.nameUUIDFromBytes(bytes));
    }

    private static void runtime() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long free = runtime.freeMemory();
        Show.line("memory", free > 0 && free < runtime.totalMemory() && runtime.totalMemory() <= runtime.maxMemory() && runtime.availableProcessors() > 0);
        Show.line("version", Runtime.version().feature() == Integer.parseInt(System.getProperty("java.specification.version")));
    }
}

package astryon.compiler.frontend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the JDK no program can have, each with why and the way out. A call of it is refused where it stands, in place of what lies behind it, of
 * which nobody would want to read. {@code docs/library.md} has every row.
 *
 * <p>Names are internal: of a package with a slash at its end, of a class, which stands for all its methods, or {@code class.method}. Of packages, classes in packages
 * inside are meant, too.
 */
public enum LeftOut {
    // @formatter:off
    NETWORK        ("there is no network",
                    "speak through files, or standard input and output",
                    "java/net/Socket", "java/net/ServerSocket", "java/net/DatagramSocket", "java/net/MulticastSocket", "java/net/HttpURLConnection", "java/net/HttpURLConnection.setRequestMethod",
                    "java/net/HttpURLConnection.getResponseCode", "java/net/HttpURLConnection.getResponseMessage", "java/net/HttpURLConnection.disconnect", "java/net/http/", "javax/net/",
                    "java/nio/channels/SocketChannel", "java/nio/channels/ServerSocketChannel", "java/nio/channels/DatagramChannel", "java/nio/channels/Selector",
                    "java/nio/channels/AsynchronousSocketChannel", "java/nio/channels/AsynchronousServerSocketChannel", "java/nio/channels/Pipe", "com/sun/net/httpserver/"),
    CLASSES        ("no classes are loaded or made when a program runs",
                    "put them on the class path, and name in a --reflect FILE those that are looked for by name",
                    "java/lang/ClassLoader.defineClass", "java/security/SecureClassLoader", "java/net/URLClassLoader", "java/lang/ClassLoader.findSystemClass",
                    "java/lang/invoke/MethodHandles$Lookup.defineClass", "java/lang/invoke/MethodHandles$Lookup.defineHiddenClass", "java/lang/instrument/",
                    "java/lang/ModuleLayer"),
    METHOD_HANDLES ("there are no method handles",
                    "call the method, use a lambda, or reflect on it and name it in a --reflect FILE",
                    "java/lang/invoke/MethodHandles$Lookup.findStatic", "java/lang/invoke/MethodHandles$Lookup.findVirtual",
                    "java/lang/invoke/MethodHandles$Lookup.findConstructor", "java/lang/invoke/MethodHandles$Lookup.findSpecial",
                    "java/lang/invoke/MethodHandles$Lookup.findGetter", "java/lang/invoke/MethodHandles$Lookup.findSetter",
                    "java/lang/invoke/MethodHandles$Lookup.findStaticGetter", "java/lang/invoke/MethodHandles$Lookup.findStaticSetter",
                    "java/lang/invoke/MethodHandles$Lookup.bind", "java/lang/invoke/MethodHandles$Lookup.unreflect",
                    "java/lang/invoke/MethodHandles$Lookup.unreflectGetter", "java/lang/invoke/MethodHandles$Lookup.unreflectSetter",
                    "java/lang/invoke/MethodHandles$Lookup.unreflectConstructor", "java/lang/invoke/MethodHandles$Lookup.unreflectSpecial",
                    "java/lang/invoke/MethodHandleProxies"),
    SERIALISATION  ("objects are not serialised, for that reflects on all their classes",
                    "write what they hold with java.io.DataOutputStream, or as text",
                    "java/io/ObjectOutputStream", "java/io/ObjectInputStream"),
    SECURITY       ("there are no security providers",
                    "java.security.MessageDigest and SecureRandom are there; bring a library that needs no provider for the rest",
                    "java/security/Provider", "java/security/Security", "java/security/KeyPairGenerator", "java/security/KeyFactory", "java/security/KeyStore",
                    "java/security/Signature", "java/security/AlgorithmParameters", "java/security/AlgorithmParameterGenerator", "java/security/cert/", "javax/crypto/"),
    LOGGING        ("there is no logging service",
                    "print to System.err, log by System.getLogger, or bring a library that logs without java.util.logging",
                    "java/util/logging/", "java/lang/System$LoggerFinder"),
    MANAGEMENT     ("there is no virtual machine to manage",
                    "java.lang.Runtime tells of memory and processors, System.nanoTime of time",
                    "java/lang/management/", "javax/management/", "com/sun/management/"),
    STACKS         ("of a stack frame the class, the method's name and the line are known",
                    "ask StackFrame.getClassName, getMethodName, getLineNumber or getDeclaringClass",
                    "java/lang/StackWalker$StackFrame.getByteCodeIndex", "java/lang/StackWalker$StackFrame.getMethodType", "java/lang/StackWalker$StackFrame.getDescriptor"),
    PROCESSES      ("a program knows no other processes",
                    "leave them to who starts the program",
                    "java/lang/ProcessHandle.of", "java/lang/ProcessHandle.allProcesses", "java/lang/ProcessHandle.parent", "java/lang/Process.toHandle",
                    "java/lang/ProcessBuilder.startPipeline"),
    FILE_SYSTEMS   ("there is one file system",
                    "read and write archives with java.util.zip",
                    "java/nio/file/FileSystems.newFileSystem", "java/nio/file/FileSystems.getFileSystem"),
    FILES          ("files are neither mapped nor locked, and the names of who owns them are not known",
                    "read and write them; Files.getPosixFilePermissions tells who may",
                    "java/nio/channels/FileChannel.map", "java/nio/channels/FileChannel.lock", "java/nio/channels/FileChannel.tryLock", "java/nio/file/Files.getOwner",
                    "java/nio/file/Files.setOwner", "java/nio/file/attribute/FileOwnerAttributeView.setOwner", "java/nio/file/attribute/PosixFileAttributeView.setGroup", "java/nio/file/FileSystem.getUserPrincipalLookupService", "java/nio/channels/AsynchronousFileChannel"),
    GENERATORS     ("generators of random numbers are not looked for by name",
                    "make a java.util.Random, SplittableRandom or java.security.SecureRandom",
                    "java/util/random/RandomGeneratorFactory", "java/util/random/RandomGenerator.of", "java/util/random/RandomGenerator.getDefault"),
    TEXTS          ("there are no texts and calendars of countries",
                    "java.text.NumberFormat and java.time format as the root locale does, or English; bring what else you need as a resource",
                    "java/text/NumberFormat.getCompactNumberInstance", "java/util/Currency.getSymbol", "java/util/Currency.getDisplayName",
                    "java/util/Locale.getAvailableLocales", "java/time/chrono/JapaneseDate", "java/time/chrono/JapaneseEra",
                    "java/time/format/DateTimeFormatterBuilder.appendDayPeriodText"),
    EQUIVALENCE    ("patterns do not know canonical equivalence",
                    "bring pattern and text into one normal form with java.text.Normalizer",
                    "java/util/regex/Pattern.CANON_EQ");
    // @formatter:on

    private static final Map<String, LeftOut> ROWS = new HashMap<>();

    static {
        for (LeftOut row : values()) {
            row.names.forEach(name -> ROWS.put(name, row));
        }
    }

    private final String why;
    private final String wayOut;
    private final List<String> names;

    LeftOut(String why, String wayOut, String... names) {
        this.why = why;
        this.wayOut = wayOut;
        this.names = List.of(names);
    }

    /** The row that the methods of that name are in of {@code owner}, an internal name; null if there is none. */
    static LeftOut ofMethod(String owner, String method) {
        return ROWS.get(owner + "." + method);
    }

    /** The row that all of the class is in; null if there is none. */
    static LeftOut ofClass(String name) {
        LeftOut row = ROWS.get(name);
        for (int slash = name.lastIndexOf('/'); row == null && slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            row = ROWS.get(name.substring(0, slash + 1));
        }
        return row;
    }

    /** A sentence without a full stop, as is {@link #wayOut}. */
    public String why() {
        return why;
    }

    public String wayOut() {
        return wayOut;
    }

    public List<String> names() {
        return names;
    }
}

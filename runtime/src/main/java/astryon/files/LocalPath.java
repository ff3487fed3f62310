package astryon.files;

import astryon.sys.Platform;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A path as text: names with one slash between them, one in front if it is absolute, none at the end. */
final class LocalPath implements Path {
    private final String text;
    /** Where each name starts; found on first use. */
    private int[] starts;

    private LocalPath(String text) {
        this.text = text;
    }

    static LocalPath of(String input) {
        if (input.indexOf(0) >= 0) {
            throw new InvalidPathException(input, "Nul character not allowed");
        }
        if (!input.contains("//") && (input.length() < 2 || !input.endsWith("/"))) {
            return new LocalPath(input);
        }
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < input.length(); i++) {
            char c = input.charAt(i);
            if (c != '/' || normal.length() == 0 || normal.charAt(normal.length() - 1) != '/') {
                normal.append(c);
            }
        }
        if (normal.length() > 1 && normal.charAt(normal.length() - 1) == '/') {
            normal.setLength(normal.length() - 1);
        }
        return new LocalPath(normal.toString());
    }

    static LocalPath cast(Path path) {
        if (!(Objects.requireNonNull(path) instanceof LocalPath local)) {
            throw new ProviderMismatchException();
        }
        return local;
    }

    /** What the system is asked with. */
    String forSystem() {
        return text.isEmpty() ? "." : text;
    }

    private int[] starts() {
        if (starts == null) {
            int count = 0;
            int[] found = new int[text.length() + 1];
            if (!text.equals("/")) {
                int at = isAbsolute() ? 1 : 0;
                found[count++] = at;
                for (int slash = text.indexOf('/', at); slash >= 0; slash = text.indexOf('/', slash + 1)) {
                    found[count++] = slash + 1;
                }
            }
            int[] exact = new int[count];
            System.arraycopy(found, 0, exact, 0, count);
            starts = exact;
        }
        return starts;
    }

    private String name(int index) {
        int[] all = starts();
        if (index < 0 || index >= all.length) {
            throw new IllegalArgumentException();
        }
        return text.substring(all[index], index + 1 < all.length ? all[index + 1] - 1 : text.length());
    }

    @Override
    public FileSystem getFileSystem() {
        return LocalFileSystem.ONE;
    }

    @Override
    public boolean isAbsolute() {
        return text.startsWith("/");
    }

    @Override
    public Path getRoot() {
        return isAbsolute() ? new LocalPath("/") : null;
    }

    @Override
    public Path getFileName() {
        int count = starts().length;
        return count == 0 ? null : count == 1 && !isAbsolute() ? this : new LocalPath(name(count - 1));
    }

    @Override
    public Path getParent() {
        int count = starts().length;
        if (count == 0) {
            return null;
        }
        int end = starts()[count - 1] - 1;
        return end > 0 ? new LocalPath(text.substring(0, end)) : getRoot();
    }

    @Override
    public int getNameCount() {
        return starts().length;
    }

    @Override
    public Path getName(int index) {
        return new LocalPath(name(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        int[] all = starts();
        if (begin < 0 || end > all.length || begin >= end) {
            throw new IllegalArgumentException();
        }
        return new LocalPath(text.substring(all[begin], end < all.length ? all[end] - 1 : text.length()));
    }

    @Override
    public boolean startsWith(Path other) {
        if (!(other instanceof LocalPath that) || that.isAbsolute() != isAbsolute() || that.getNameCount() > getNameCount()
                || that.text.isEmpty() != text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < that.getNameCount(); i++) {
            if (!name(i).equals(that.name(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof LocalPath that) || that.text.isEmpty() != text.isEmpty()) {
            return false;
        }
        int skipped = getNameCount() - that.getNameCount();
        if (skipped < 0 || that.isAbsolute() && (skipped > 0 || !isAbsolute())) {
            return false;
        }
        for (int i = 0; i < that.getNameCount(); i++) {
            if (!name(skipped + i).equals(that.name(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Path normalize() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < getNameCount(); i++) {
            String name = name(i);
            if (name.equals("..") && !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
                kept.remove(kept.size() - 1);
            } else if (!name.equals(".") && !(name.equals("..") && isAbsolute())) {
                kept.add(name);
            }
        }
        return new LocalPath((isAbsolute() ? "/" : "").concat(String.join("/", kept)));
    }

    @Override
    public Path resolve(Path other) {
        LocalPath that = cast(other);
        if (that.isAbsolute() || text.isEmpty()) {
            return that;
        }
        if (that.text.isEmpty()) {
            return this;
        }
        return new LocalPath((text.equals("/") ? text : text.concat("/")).concat(that.text));
    }

    @Override
    public Path relativize(Path other) {
        LocalPath that = cast(other);
        if (that.equals(this)) {
            return new LocalPath("");
        }
        if (isAbsolute() != that.isAbsolute()) {
            throw new IllegalArgumentException("'other' is different type of Path");
        }
        if (text.isEmpty()) {
            return that;
        }
        LocalPath from = (LocalPath) normalize();
        LocalPath to = (LocalPath) that.normalize();
        int fromCount = from.text.isEmpty() ? 0 : from.getNameCount();
        int toCount = to.text.isEmpty() ? 0 : to.getNameCount();
        int common = 0;
        while (common < fromCount && common < toCount && from.name(common).equals(to.name(common))) {
            common++;
        }
        List<String> names = new ArrayList<>();
        for (int i = common; i < fromCount; i++) {
            if (from.name(i).equals("..")) {
                throw new IllegalArgumentException("Unable to compute relative  path from ".concat(text).concat(" to ").concat(that.text));
            }
            names.add("..");
        }
        for (int i = common; i < toCount; i++) {
            names.add(to.name(i));
        }
        return new LocalPath(String.join("/", names));
    }

    @Override
    public URI toUri() {
        return FileUris.of(this);
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : of(Platform.currentFolder()).resolve(this);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        LocalAttributes.of(this, true);
        boolean follow = options.length == 0;
        return new LocalPath(follow ? RealPaths.of(forSystem(), false) : toAbsolutePath().normalize().toString());
    }

    @Override
    public File toFile() {
        return new File(text);
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) throws IOException {
        if (!(watcher instanceof LocalWatchService service)) {
            throw new ProviderMismatchException();
        }
        return service.register(this, events);
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(cast(other).text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalPath that && that.text.equals(text);
    }

    /** As the JDK computes it, for maps are in this order. */
    @Override
    public int hashCode() {
        int hash = 0;
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = 31 * hash + (b & 0xff);
        }
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}

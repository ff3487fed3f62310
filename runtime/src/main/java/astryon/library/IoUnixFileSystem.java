package astryon.library;

import astryon.magic.Substitute;
import astryon.files.FolderNames;
import astryon.files.RealPaths;
import astryon.sys.FileCalls;
import astryon.sys.FileError;
import astryon.sys.Platform;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Methods have the names of the JDK's, old and new. */
@Substitute(value = "java.io.UnixFileSystem", whole = true, why = "files belong to the platform; the JDK's asks in C, and the host for its folders when it is made")
final class IoUnixFileSystem extends IoFileSystem {
    private static final int EXISTS = 1;
    private static final int REGULAR = 2;
    private static final int DIRECTORY = 4;
    private static final int HIDDEN = 8;

    public char getSeparator() {
        return '/';
    }

    public char getPathSeparator() {
        return ':';
    }

    public String normalize(String path) {
        int doubled = path.indexOf("//");
        if (doubled < 0 && !path.endsWith("/")) {
            return path;
        }
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '/' || normal.length() == 0 || normal.charAt(normal.length() - 1) != '/') {
                normal.append(c);
            }
        }
        if (normal.length() > 1 && normal.charAt(normal.length() - 1) == '/') {
            normal.setLength(normal.length() - 1);
        }
        return normal.toString();
    }

    public int prefixLength(String path) {
        return path.startsWith("/") ? 1 : 0;
    }

    public String resolve(String parent, String child) {
        if (child.isEmpty()) {
            return parent;
        }
        if (child.charAt(0) == '/') {
            return parent.equals("/") ? child : parent.concat(child);
        }
        return parent.equals("/") ? parent.concat(child) : parent.concat("/").concat(child);
    }

    public String getDefaultParent() {
        return "/";
    }

    public String fromURIPath(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    public boolean isAbsolute(File file) {
        return file.getPath().startsWith("/");
    }

    public boolean isInvalid(File file) {
        return file.getPath().indexOf(0) >= 0;
    }

    public String resolve(File file) {
        return isAbsolute(file) ? file.getPath() : resolve(Platform.currentFolder(), file.getPath());
    }

    public String canonicalize(String path) throws IOException {
        return RealPaths.of(path, true);
    }

    private static long[] facts(File file) {
        long[] facts = new long[FileCalls.FACTS];
        return FileCalls.facts(file.getPath(), true, facts) == 0 ? facts : null;
    }

    public int getBooleanAttributes(File file) {
        long[] facts = facts(file);
        if (facts == null) {
            return 0;
        }
        int kind = facts[FileCalls.KIND] == FileCalls.REGULAR ? REGULAR : facts[FileCalls.KIND] == FileCalls.FOLDER ? DIRECTORY : 0;
        return EXISTS | kind | (file.getName().startsWith(".") ? HIDDEN : 0);
    }

    public boolean hasBooleanAttributes(File file, int wanted) {
        return (getBooleanAttributes(file) & wanted) == wanted;
    }

    public boolean checkAccess(File file, int access) {
        return FileCalls.access(file.getPath(), access) == 0;
    }

    public long getLength(File file) {
        long[] facts = facts(file);
        return facts == null ? 0 : facts[FileCalls.SIZE];
    }

    public long getLastModifiedTime(File file) {
        long[] facts = facts(file);
        return facts == null ? 0 : Math.floorDiv(facts[FileCalls.MODIFIED_NANOS], 1_000_000L);
    }

    public boolean setLastModifiedTime(File file, long millis) {
        long[] facts = facts(file);
        return facts != null && FileCalls.setTimes(file.getPath(), facts[FileCalls.ACCESSED_NANOS], millis * 1_000_000, true) == 0;
    }

    public boolean setPermission(File file, int access, boolean enable, boolean ownerOnly) {
        long[] facts = facts(file);
        if (facts == null) {
            return false;
        }
        int bits = ownerOnly ? access << 6 : access << 6 | access << 3 | access;
        int mode = (int) facts[FileCalls.MODE];
        return FileCalls.setMode(file.getPath(), enable ? mode | bits : mode & ~bits) == 0;
    }

    public boolean setReadOnly(File file) {
        long[] facts = facts(file);
        return facts != null && FileCalls.setMode(file.getPath(), (int) facts[FileCalls.MODE] & ~0222) == 0;
    }

    public boolean createFileExclusively(String path) throws IOException {
        int file = FileCalls.open(path, FileCalls.READ | FileCalls.WRITE | FileCalls.NEW, 0666);
        if (file == -FileError.ALREADY_THERE) {
            return false;
        }
        FileCalls.close((int) IoFileDescriptor.checked(file));
        return true;
    }

    public boolean delete(File file) {
        int result = FileCalls.remove(file.getPath());
        return result == 0 || (result == -FileError.IS_A_FOLDER || result == -FileError.NOT_PERMITTED) && FileCalls.removeFolder(file.getPath()) == 0;
    }

    public String[] list(File file) {
        List<String> names = FolderNames.of(file.getPath());
        return names == null ? null : names.toArray(new String[0]);
    }

    public boolean createDirectory(File file) {
        return FileCalls.makeFolder(file.getPath(), 0777) == 0;
    }

    public boolean rename(File from, File to) {
        return FileCalls.rename(from.getPath(), to.getPath()) == 0;
    }

    public File[] listRoots() {
        return new File[] {new File("/")};
    }

    public long getSpace(File file, int what) {
        return 0;
    }

    public int getNameMax(String path) {
        return 255;
    }

    public int compare(File a, File b) {
        return a.getPath().compareTo(b.getPath());
    }

    public int hashCode(File file) {
        return file.getPath().hashCode() ^ 1234321;
    }
}

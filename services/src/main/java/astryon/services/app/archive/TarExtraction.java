package astryon.services.app.archive;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists an archive, or takes files out of it: never to a place outside of the folder where it is taken out, whatever names and links the archive has. */
final class TarExtraction {
    private final Invocation invocation;
    private final Arguments arguments;
    private final TarInput tar;
    private final boolean lists;
    private final boolean verbose;
    private final Set<String> wanted;
    private final Set<String> found = new HashSet<>();
    private final Map<Path, TarEntry> folders = new LinkedHashMap<>();
    private Path root;
    private int status;

    TarExtraction(Invocation invocation, Arguments arguments, TarInput tar) {
        this.invocation = invocation;
        this.arguments = arguments;
        this.tar = tar;
        this.lists = arguments.has('t');
        this.verbose = arguments.has('v');
        Set<String> names = new LinkedHashSet<>();
        arguments.operands().forEach(name -> names.add(name.substring(0, Math.max(1, Folders.end(name)))));
        this.wanted = names;
    }

    int run() throws IOException {
        root = invocation.folder().toRealPath();
        for (Optional<TarEntry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
            if (!isWanted(entry.get().name())) {
                continue;
            }
            if (lists) {
                invocation.output().println(verbose ? line(entry.get()) : entry.get().name());
            } else {
                TarEntry each = entry.get();
                int failure = Operands.attempt(invocation, each.name(), name -> extract(each));
                status = Math.max(status, failure);
            }
        }
        // What is put into a folder changes its time.
        List<Path> paths = new ArrayList<>(folders.keySet());
        Collections.reverse(paths);
        for (Path path : paths) {
            restore(path, folders.get(path));
        }
        for (String name : wanted) {
            if (!found.contains(name)) {
                Launcher.complain(invocation, name + ": is not in the archive");
                status = 1;
            }
        }
        return status;
    }

    private boolean isWanted(String name) {
        String plain = name.substring(0, Folders.end(name));
        for (String each : wanted) {
            if (plain.equals(each) || plain.startsWith(each + "/")) {
                found.add(each);
                return true;
            }
        }
        return wanted.isEmpty();
    }

    private String line(TarEntry entry) {
        char kind = entry.isFolder() ? 'd' : entry.type() == '2' ? 'l' : entry.type() == '1' ? 'h' : '-';
        String symbols = new FileFacts(kind, entry.mode(), 0, 0, 0, "", "", 0, null, null, null).symbols();
        String time = Dates.format("%Y-%m-%d %H:%M:%S", Instant.ofEpochSecond(entry.seconds()).atZone(Dates.zone(invocation)));
        return symbols + " " + entry.owner() + "/" + entry.group() + " " + Numbers.spaces(entry.size(), 9) + " " + time + " " + entry.name()
                + (entry.type() == '2' || entry.type() == '1' ? " -> " + entry.link() : "");
    }

    private Path target(String name) throws IOException {
        String plain = name;
        while (plain.startsWith("/")) {
            plain = plain.substring(1);
        }
        Path path = invocation.path(plain.isEmpty() ? "." : plain);
        for (Path part : Path.of(plain)) {
            if (part.toString().equals("..")) {
                throw new Complaint(1, name + ": leads out of the folder, and is left out");
            }
        }
        Path parent = path.normalize().getParent();
        if (!path.normalize().equals(invocation.folder().normalize())) {
            makeFolders(parent, name);
        }
        return path;
    }

    /** Makes the folders above; none of them may lead out by a symbolic link. */
    private void makeFolders(Path folder, String name) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            makeFolders(folder.getParent(), name);
            Files.createDirectory(folder);
        } else if (!folder.toRealPath().startsWith(root)) {
            throw new Complaint(1, name + ": a link leads out of the folder, and it is left out");
        }
    }

    private void extract(TarEntry entry) throws IOException {
        if (arguments.has('O')) {
            if (entry.isFile()) {
                tar.contents().transferTo(invocation.output());
            }
            return;
        }
        Path path = target(entry.name());
        if (verbose) {
            invocation.output().println(entry.name());
        }
        if (entry.isFolder()) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                removeOld(path, entry.name());
                Files.createDirectory(path);
            }
            folders.put(path, entry);
            return;
        }
        removeOld(path, entry.name());
        switch (entry.type()) {
            case '2' -> Files.createSymbolicLink(path, Path.of(entry.link()));
            case '1' -> Files.createLink(path, target(entry.link()));
            case '0', '7' -> {
                writeFile(path, entry);
                restore(path, entry);
            }
            default -> throw new Complaint(1, entry.name() + ": neither file nor folder nor link; left out");
        }
    }

    private void removeOld(Path path, String name) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        } else if (arguments.has('k')) {
            throw new Complaint(1, name + ": is already there, and is kept");
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Complaint(1, name + ": is a folder here, which is not replaced");
        }
        Files.delete(path);
    }

    private void writeFile(Path path, TarEntry entry) throws IOException {
        boolean complete = false;
        try (Output output = new Output(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), entry.name())) {
            tar.contents().transferTo(output);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void restore(Path path, TarEntry entry) throws IOException {
        int mode = arguments.has('p') ? entry.mode() : entry.mode() & ~0022;
        Files.setPosixFilePermissions(path, Folders.permissions(mode));
        if (!arguments.has('m')) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(entry.seconds())));
        }
    }
}

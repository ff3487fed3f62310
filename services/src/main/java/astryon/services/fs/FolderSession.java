package astryon.services.fs;

import astryon.abi.Handle;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;
import java.util.Arrays;
import java.util.List;

/** A folder that somebody lists: as it was when the first entries were asked for. */
final class FolderSession extends PlainSession {
    /** Beside its length, what a message holds. */
    private static final int MOST_BYTES = 4094;

    private final FileSystem files;
    private final Folder folder;
    private List<Names.Named> entries;
    private int next;
    private Address place;
    private Watch watch;

    FolderSession(FileSystem files, Folder folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Of a connection that an earlier program had. */
    FolderSession(FileSystem files, Folder folder, Address place) {
        this(files, folder);
        this.place = place;
        folder.opened();
        watch = Watch.goOn(files, folder, place);
    }

    @Override
    public void connected(long badge) {
        place = files.openings().add(badge, folder, Openings.FOLDER, 0);
        folder.opened();
    }

    @Override
    public void ended() {
        if (watch != null) {
            watch.end();
        }
        files.openings().remove(place);
        folder.closed(files);
    }

    @Override
    public long read(Loan into) {
        return -Failure.IS_A_FOLDER;
    }

    @Override
    public long write(Loan from) {
        return -Failure.NOT_OPEN;
    }

    @Override
    public long readAt(long position, Loan into) {
        return -Failure.IS_A_FOLDER;
    }

    @Override
    public long writeAt(long position, Loan from) {
        return -Failure.NOT_OPEN;
    }

    /** To the start only: the entries are listed anew. */
    @Override
    public long seek(long offset, int from) {
        if (offset != 0 || from != 0) {
            return -Failure.BAD_ARGUMENT;
        }
        entries = null;
        next = 0;
        Openings.setPosition(place, 0);
        return 0;
    }

    @Override
    public int available() {
        return -Failure.IS_A_FOLDER;
    }

    @Override
    public Facts facts() {
        return folder.facts(files.device());
    }

    /** Where an earlier program has begun to list them, which entries those were is not known: they have to be listed from the start again. */
    @Override
    public byte[] entries() {
        if (entries == null) {
            if (Openings.position(place) != 0) {
                throw new Failure(Failure.AGAIN);
            }
            Openings.setPosition(place, 1);
            entries = folder.names().list();
        }
        byte[] some = new byte[MOST_BYTES];
        int count = 0;
        while (next < entries.size()) {
            byte[] name = Utf8.bytes(entries.get(next).name());
            if (count + name.length + 2 > MOST_BYTES) {
                break;
            }
            some[count++] = (byte) entries.get(next).node().kind();
            System.arraycopy(name, 0, some, count, name.length);
            count += name.length + 1;
            next++;
        }
        return Arrays.copyOf(some, count);
    }

    @Override
    public Handle watch() {
        if (watch == null) {
            watch = Watch.begin(files, folder, place);
        }
        return watch.handle();
    }

    @Override
    public byte[] changes() {
        return Watch.take(watch);
    }
}

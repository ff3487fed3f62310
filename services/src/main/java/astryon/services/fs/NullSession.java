package astryon.services.fs;

import astryon.magic.Address;
import astryon.protocol.Facts;
import astryon.protocol.Loan;
import astryon.services.kit.PlainSession;

/** The null device, open. */
final class NullSession extends PlainSession {
    private final FileSystem files;
    private final NullDevice device;
    private Address place;

    NullSession(FileSystem files, NullDevice device) {
        this.files = files;
        this.device = device;
    }

    /** Of a connection that an earlier program had. */
    NullSession(FileSystem files, NullDevice device, Address place) {
        this(files, device);
        this.place = place;
    }

    @Override
    public void connected(long badge) {
        place = files.openings().add(badge, device, Openings.DEVICE, 0);
    }

    @Override
    public void ended() {
        files.openings().remove(place);
    }

    @Override
    public long read(Loan into) {
        return 0;
    }

    @Override
    public long write(Loan from) {
        return from.size();
    }

    @Override
    public long readAt(long position, Loan into) {
        return 0;
    }

    @Override
    public long writeAt(long position, Loan from) {
        return from.size();
    }

    @Override
    public long seek(long offset, int from) {
        return 0;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public Facts facts() {
        return device.facts(files.device());
    }
}

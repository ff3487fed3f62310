package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Keeper;
import astryon.protocol.KeeperDispatcher;
import astryon.services.kit.Session;
import astryon.sys.Calls;
import java.util.Map;
import java.util.TreeMap;

/** What one program has left. */
final class KeeperSession implements Keeper, Session {
    private final TreeMap<Long, Long> handles = new TreeMap<>();

    @Override
    public void dispatch(Exchange exchange) {
        KeeperDispatcher.dispatch(this, exchange);
    }

    @Override
    public void keep(long key, Handle object) {
        if (handles.size() == MOST && !handles.containsKey(key)) {
            Calls.handleClose(object);
            throw new Failure(Failure.NO_SPACE);
        }
        close(handles.put(key, object.value()));
    }

    private static void close(Long handle) {
        if (handle != null) {
            Calls.handleClose(new Handle(handle));
        }
    }

    @Override
    public Handle kept(long key) {
        Long handle = handles.get(key);
        if (handle == null) {
            throw new Failure(Failure.NOT_THERE);
        }
        Handle copy = Calls.handleDuplicate(new Handle(handle), Rights.Bit.ALL);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return copy;
    }

    @Override
    public void drop(long key) {
        close(handles.remove(key));
    }

    @Override
    public long next(long key) {
        Map.Entry<Long, Long> next = handles.ceilingEntry(key);
        return next == null ? -1 : next.getKey();
    }
}

package astryon.services.permission;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Permissions;
import astryon.protocol.PermissionsDispatcher;
import astryon.services.kit.Session;
import java.util.List;

/** What there is to look after. */
record PermissionsSession(PermissionService service) implements Permissions, Session {
    @Override
    public void dispatch(Exchange exchange) {
        PermissionsDispatcher.dispatch(this, exchange);
    }

    private static <T> T at(List<T> all, int place) {
        if (place < 0 || place >= all.size()) {
            throw new Failure(Failure.NOT_THERE);
        }
        return all.get(place);
    }

    @Override
    public Permission permission(int place) {
        return at(service.permissions(), place);
    }

    @Override
    public void revoke(String program, String name) {
        service.revoke(program, name);
    }

    @Override
    public Event event(int place) {
        return at(service.records().events(), place);
    }
}

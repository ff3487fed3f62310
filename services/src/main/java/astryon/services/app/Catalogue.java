package astryon.services.app;

import java.util.List;
import java.util.Optional;

/** Tools by their names. */
public interface Catalogue {
    /** In order. */
    List<String> names();

    Optional<Program> find(String name);
}

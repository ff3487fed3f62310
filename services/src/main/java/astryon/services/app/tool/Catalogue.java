package astryon.services.app.tool;

import astryon.services.app.Processes;
import astryon.services.app.Program;
import java.util.List;
import java.util.Optional;

/** Tools by their names. */
public interface Catalogue {
    /** In order. */
    List<String> names();

    Optional<Program> find(String name);

    /** The table's own. */
    static Catalogue of(Processes processes) {
        return new Catalogue() {
            @Override
            public List<String> names() {
                return Tools.names();
            }

            @Override
            public Optional<Program> find(String name) {
                return Tools.find(name, processes);
            }
        };
    }
}

package astryon.library;

import java.text.Collator;
import java.text.ParseException;
import java.text.RuleBasedCollator;

/** The order of texts that all locales start from, its tables made when the program is compiled. */
final class RootCollation {
    private static final Collator ONE = make();

    private RootCollation() {
    }

    private static Collator make() {
        try {
            Collator collator = new RuleBasedCollator(TextCollationRules.DEFAULTRULES);
            collator.setDecomposition(Collator.NO_DECOMPOSITION);
            return collator;
        } catch (ParseException e) {
            throw new InternalError(e);
        }
    }

    /** One whose strength its owner may set. */
    static Collator copy() {
        return (Collator) ONE.clone();
    }
}

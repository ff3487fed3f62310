package astryon.compiler.agreement.programs;

/** What a class elsewhere may not touch. */
final class ReflectedElsewhere {
    private ReflectedElsewhere() {
    }

    static final class Inside {
        private static final String hidden = "hidden".strip();
        static final String shared = "shared".strip();

        private Inside() {
        }

        private static int hide(int number) {
            return -number;
        }
    }
}

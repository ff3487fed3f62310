package astryon.compiler.agreement.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Initialisers that seem harmless at build time and are not: each would show if it ran before its class is used. */
final class BuildTime {
    static int[] numbers = {1, 2, 3};
    static final String[] SHARED = {"none"};
    static String name = "before";
    static final StringBuilder LOG = new StringBuilder();

    private BuildTime() {
    }

    static final class Box {
        int content = 1;
        private int untouched = 2;

        int sum() {
            return content + untouched;
        }
    }

    static final class Boxes {
        static final Box BOX = new Box();
        static final List<Box> LIST = List.of(BOX, new Box());
        static final List<Box> GROWING = new ArrayList<>(LIST);
        static final Set<String> NAMES = Set.of("a", "b");

        private Boxes() {
        }
    }

    static final class ReadsBox {
        static final int CONTENT = Boxes.BOX.content;

        private ReadsBox() {
        }
    }

    static final class ReadsPrivate {
        static final int CONTENT = Boxes.BOX.untouched;

        private ReadsPrivate() {
        }
    }

    static final class ReadsLists {
        static final int SIZE = Boxes.LIST.size() * 10 + Boxes.GROWING.size();

        private ReadsLists() {
        }
    }

    static final class ReadsArray {
        static final int SUM = numbers[0] + numbers.length;

        private ReadsArray() {
        }
    }

    static final class ReadsVariable {
        static final String GREETING = "hello " + name;

        private ReadsVariable() {
        }
    }

    static final class Writes {
        static final int ONE = 1;

        static {
            SHARED[0] = "writes" + ONE;
            LOG.append("writes ");
            Boxes.BOX.content += 5;
            numbers[1] = 50;
        }

        private Writes() {
        }

        static void use() {
        }
    }

    static final class Undone {
        static int step = 1;
        static final StringBuilder KEPT = new StringBuilder();

        static {
            KEPT.append("first");
            step++;
            Show.line("undone", step + KEPT.charAt(0) + KEPT.length());
            KEPT.append("second");
        }

        private Undone() {
        }
    }

    static final class KeepsException {
        static final Exception MADE = new Exception("kept");

        private KeepsException() {
        }
    }

    static final class DropsException {
        static final String TEXT = text();

        private DropsException() {
        }

        static String text() {
            try {
                throw new IllegalStateException("dropped");
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    static final class ReadsTrace {
        static final int LENGTH = new Exception().getStackTrace().length;

        private ReadsTrace() {
        }
    }

    static class Ping {
        static int value = Pong.value + 1;
    }

    static class Pong {
        static int value = Ping.value + 10;
    }

    static class Above {
        static final Below INSTANCE = new Below();
        static int number = 4;
    }

    static class Below extends Above {
        static int own = 6;
        final int seen = own;
    }

    static final class Pure {
        static final int[] SQUARES = new int[10];
        static final Map<Integer, String> WORDS = new HashMap<>();

        static {
            for (int i = 0; i < SQUARES.length; i++) {
                SQUARES[i] = i * i;
                WORDS.put(i, "word" + i);
            }
        }

        private Pure() {
        }
    }

    static final class UsesPure {
        static final int LENGTH = Pure.SQUARES.length + Boxes.NAMES.size();

        private UsesPure() {
        }
    }

    enum Plain {
        A, B, C;

        static final Plain LAST = values()[2];
        static final Map<String, Plain> BY_NAME = new HashMap<>();

        static {
            for (Plain plain : values()) {
                BY_NAME.put(plain.name(), plain);
            }
        }
    }

    static final class UsesEnum {
        static final int COUNT = Plain.values().length + Plain.LAST.ordinal();

        private UsesEnum() {
        }
    }

    public static void main(String[] arguments) {
        Boxes.BOX.content = 100;
        Boxes.GROWING.clear();
        numbers[0] = 7;
        name = "after";
        Show.line("box", ReadsBox.CONTENT);
        Show.line("private", ReadsPrivate.CONTENT + Boxes.BOX.sum());
        Show.line("lists", ReadsLists.SIZE);
        Show.line("array", ReadsArray.SUM);
        Show.line("variable", ReadsVariable.GREETING);
        Show.line("shared", SHARED[0] + LOG.toString() + Boxes.BOX.content + numbers[1]);
        Writes.use();
        Show.line("shared", SHARED[0] + LOG.toString() + Boxes.BOX.content + numbers[1]);
        Show.line("step", Undone.step);
        Show.line("kept", Undone.KEPT);
        for (StackTraceElement element : KeepsException.MADE.getStackTrace()) {
            Show.line("made", element);
        }
        Show.line("dropped", DropsException.TEXT);
        Show.line("trace", ReadsTrace.LENGTH);
        Show.line("pong first", Pong.value * 100 + Ping.value);
        Show.line("below first", Below.own + Below.number + Above.INSTANCE.seen * 1000);
        Show.line("pure", Pure.SQUARES[3] + Pure.WORDS.size() + UsesPure.LENGTH);
        Show.line("enum", UsesEnum.COUNT + Plain.BY_NAME.size());
    }
}

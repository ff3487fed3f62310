package astryon.compiler.agreement.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is said of each way to meet null: what could not be done, and which expression was null. */
final class Nulls {
    private static Nulls shared;
    private static int[] numbers;
    private static String[][] grid = {null, {null}};

    private Nulls next;
    private String text;
    private long wide;
    private int[][] table = new int[2][];
    private Runnable action;
    private Integer boxed;

    private Nulls() {
    }

    private interface Attempt {
        Object run() throws Throwable;
    }

    private static void attempt(String name, Attempt attempt) {
        try {
            Show.line(name, attempt.run());
        } catch (Throwable e) {
            Show.line(name, e);
        }
    }

    public static void main(String[] arguments) {
        arrays();
        fields();
        calls();
        statements();
        expressions(null, 2, 1L, null);
        new Nulls().ofThis(null);
        joins(true, null, null);
        made();
        inTheLibrary();
        attempt("handled", Nulls::handled);
    }

    private static void arrays() {
        byte[] bytes = null;
        boolean[] flags = null;
        char[] chars = null;
        short[] shorts = null;
        long[] longs = null;
        float[] floats = null;
        double[] doubles = null;
        Object[] objects = null;
        attempt("load", () -> numbers[0]);
        attempt("load", () -> bytes[1]);
        attempt("load", () -> flags[2]);
        attempt("load", () -> chars[3]);
        attempt("load", () -> shorts[4]);
        attempt("load", () -> longs[5]);
        attempt("load", () -> floats[6]);
        attempt("load", () -> doubles[7]);
        attempt("load", () -> objects[8]);
        attempt("store", () -> numbers[0] = 1);
        attempt("store", () -> bytes[1] = 1);
        attempt("store", () -> flags[2] = true);
        attempt("store", () -> chars[3] = 'c');
        attempt("store", () -> shorts[4] = 1);
        attempt("store", () -> longs[5] = 1);
        attempt("store", () -> floats[6] = 1);
        attempt("store", () -> doubles[7] = 1);
        attempt("store", () -> objects[8] = "");
        attempt("update", () -> longs[5] += 3);
        attempt("update", () -> numbers[5]++);
        attempt("length", () -> numbers.length);
        attempt("clone", () -> objects.clone());
        attempt("two", () -> grid[0][1].length());
        attempt("two", () -> grid[1][0].length());
        attempt("each", () -> {
            int sum = 0;
            for (int number : numbers) {
                sum += number;
            }
            return sum;
        });
    }

    private static void fields() {
        Nulls local = new Nulls();
        attempt("get", () -> shared.text);
        attempt("get", () -> shared.wide);
        attempt("get", () -> local.next.text);
        attempt("get", () -> local.next.next.text);
        attempt("put", () -> shared.text = "x");
        attempt("put", () -> shared.wide = 7L);
        attempt("put", () -> local.next.wide++);
        attempt("deep", () -> local.table[1][0]);
        attempt("deep", () -> local.table[local.table.length - 1][0]);
        attempt("class", () -> Show.class.getName().length() > 0 ? shared.table[0][0] : 0);
    }

    private static Nulls none() {
        return null;
    }

    private Nulls follow(int steps, String why, Object[] more) {
        return next;
    }

    private static void calls() {
        Nulls local = new Nulls();
        Map<String, List<String>> map = new HashMap<>();
        attempt("virtual", () -> local.text.length());
        attempt("interface", () -> {
            local.action.run();
            return 0;
        });
        attempt("private", () -> shared.follow(1, "", null));
        attempt("returned", () -> none().text);
        attempt("returned", () -> none().follow(1, "a", null));
        attempt("returned", () -> local.follow(3, "x", new Object[0]).follow(4, null, null));
        attempt("returned", () -> map.get("key").size());
        attempt("returned", () -> map.get("key").get(0).substring(1, 2));
        attempt("cast", () -> ((List<?>) (Object) local.text).size());
        attempt("unboxed", () -> local.boxed + 1);
        attempt("unboxed", () -> {
            long value = (Long) null;
            return value;
        });
        attempt("text", () -> local.text.concat("x").isEmpty());
        attempt("class", () -> local.next.getClass());
        attempt("equal", () -> local.text.equals(null));
        attempt("built", () -> {
            StringBuilder builder = null;
            return builder.append("x").append(1).toString();
        });
    }

    private static void statements() {
        RuntimeException exception = null;
        attempt("throw", () -> {
            throw exception;
        });
        attempt("lock", () -> {
            synchronized (shared) {
                return 1;
            }
        });
        attempt("lock", () -> {
            synchronized (none()) {
                return 1;
            }
        });
        attempt("switch", () -> {
            String text = null;
            switch (text) {
                case "a":
                    return 1;
                default:
                    return 2;
            }
        });
        Thread.State state = null;
        attempt("enum", () -> {
            switch (state) {
                case NEW:
                    return 1;
                default:
                    return 2;
            }
        });
        List<String> list = null;
        attempt("for", () -> {
            for (String text : list) {
                return text;
            }
            return "";
        });
    }

    private static void expressions(Nulls parameter, int index, long wide, Nulls[] array) {
        try {
            Show.line("parameter", parameter.text);
        } catch (NullPointerException e) {
            Show.line("parameter", e.getMessage());
        }
        try {
            Show.line("parameter", array[index].text);
        } catch (NullPointerException e) {
            Show.line("parameter", e.getMessage());
        }
        Nulls[] many = new Nulls[70_000];
        try {
            Show.line("index", many[index + 1].text);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        try {
            Show.line("index", many[(byte) wide].text + many[0].text);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        try {
            Show.line("index", many[60_000].text);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        try {
            Show.line("index", many[Math.abs(index)].text);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        int[] places = {3, 4};
        try {
            Show.line("index", many[places[places[0] - 2]].text + many[-1 + index]);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        try {
            Show.line("index", many[places[1]].next.next.next.text);
        } catch (NullPointerException e) {
            Show.line("index", e.getMessage());
        }
        Nulls chain = new Nulls();
        chain.next = new Nulls();
        chain.next.next = new Nulls();
        chain.next.next.next = new Nulls();
        chain.next.next.next.next = new Nulls();
        chain.next.next.next.next.next = new Nulls();
        try {
            Show.line("chain", chain.next.next.next.next.next.next.text);
        } catch (NullPointerException e) {
            Show.line("chain", e.getMessage());
        }
        try {
            Show.line("chain", chain.next.next.next.next.next.next.next.text);
        } catch (NullPointerException e) {
            Show.line("chain", e.getMessage());
        }
        parameter = array == null ? null : array[0];
        try {
            Show.line("written", parameter.text);
        } catch (NullPointerException e) {
            Show.line("written", e.getMessage());
        }
    }

    private void ofThis(Nulls given) {
        attempt("this", () -> this.next.text);
        attempt("this", () -> next.table[0]);
        attempt("captured", () -> given.text);
        Nulls outer = this;
        Supplier<Object> inner = new Supplier<>() {
            private String own;

            @Override
            public Object get() {
                return own == null ? outer.next.text + Nulls.this.next : own.length();
            }
        };
        attempt("inner", inner::get);
        attempt("bound", () -> {
            Function<String, Integer> bound = text::indexOf;
            return bound.apply("x");
        });
    }

    private static void joins(boolean first, Nulls one, Nulls other) {
        attempt("either", () -> (first ? one : other).text);
        attempt("either", () -> (first ? one : one).text);
        int i = 0;
        Nulls looped = new Nulls();
        try {
            while (i < 3) {
                looped = looped.next;
                i++;
            }
        } catch (NullPointerException e) {
            Show.line("loop", e.getMessage());
        }
        try {
            for (Nulls at = new Nulls(); ; at = at.next) {
                i += at.table.length;
            }
        } catch (NullPointerException e) {
            Show.line("loop", i + e.getMessage());
        }
    }

    private static final class Own extends NullPointerException {
    }

    private static void made() {
        attempt("made", () -> {
            throw new NullPointerException();
        });
        attempt("made", () -> {
            throw new NullPointerException("said");
        });
        attempt("own", () -> {
            throw new Own();
        });
        attempt("refilled", () -> {
            try {
                return shared.text;
            } catch (NullPointerException e) {
                e.fillInStackTrace();
                return e.getMessage();
            }
        });
        attempt("made and refilled", () -> new NullPointerException().fillInStackTrace().getMessage());
    }

    private static void inTheLibrary() {
        attempt("tree", () -> new TreeMap<String, String>().put(null, ""));
        attempt("map", () -> Map.of("a", null));
        attempt("list", () -> List.of("a").contains(null));
        attempt("add", () -> new ArrayList<>(List.of(1)).addAll(null));
        attempt("join", () -> String.join(null, "a", "b"));
        attempt("copy", () -> {
            System.arraycopy(null, 0, new int[1], 0, 1);
            return 0;
        });
        attempt("sort", () -> {
            List<String> list = new ArrayList<>();
            list.add("b");
            list.add(null);
            list.sort(null);
            return list;
        });
    }

    private static synchronized Object handled() {
        try {
            return shared.text;
        } finally {
            shared = null;
        }
    }
}

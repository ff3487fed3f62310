package astryon.compiler.agreement.programs;

/** Generic classes and methods: bridges, erased casts, bounds, covariant results, iterators of our own. */
final class Generics {
    interface Transformer<A, B> {
        B apply(A value);
    }

    abstract static class Shape implements Comparable<Shape> {
        abstract int area();

        Shape self() {
            return this;
        }

        @Override
        public int compareTo(Shape other) {
            return Integer.compare(area(), other.area());
        }
    }

    static final class Square extends Shape {
        final int side;

        Square(int side) {
            this.side = side;
        }

        int area() {
            return side * side;
        }

        @Override
        Square self() {
            return new Square(side + 1);
        }
    }

    static class Cell<T> {
        protected T value;

        Cell(T value) {
            this.value = value;
        }

        T get() {
            return value;
        }

        void set(T value) {
            this.value = value;
        }

        <R> Cell<R> map(Transformer<? super T, ? extends R> f) {
            return new Cell<>(f.apply(value));
        }
    }

    static final class TextCell extends Cell<String> {
        int sets;

        TextCell(String text) {
            super(text);
        }

        @Override
        String get() {
            return "<" + super.get() + ">";
        }

        @Override
        void set(String text) {
            sets++;
            super.set(text + sets);
        }
    }

    static final class Chain<T> implements Iterable<T> {
        private T head;
        private Chain<T> tail;
        private int size;

        void add(T value) {
            Chain<T> rest = new Chain<>();
            rest.head = head;
            rest.tail = tail;
            rest.size = size;
            head = value;
            tail = rest;
            size++;
        }

        @Override
        public java.util.Iterator<T> iterator() {
            return new java.util.Iterator<T>() {
                private Chain<T> at = Chain.this;

                @Override
                public boolean hasNext() {
                    return at.size > 0;
                }

                @Override
                public T next() {
                    T value = at.head;
                    at = at.tail;
                    return value;
                }
            };
        }
    }

    static final class Upper implements Transformer<String, Integer> {
        @Override
        public Integer apply(String value) {
            return value.length() * 10;
        }
    }

    private Generics() {
    }

    static <T extends Comparable<? super T>> T largest(Iterable<T> values) {
        T best = null;
        for (T value : values) {
            if (best == null || value.compareTo(best) > 0) {
                best = value;
            }
        }
        return best;
    }

    @SuppressWarnings("unchecked")
    static <T> T unchecked(Object value) {
        return (T) value;
    }

    @SafeVarargs
    static <T> int count(T... values) {
        return values.length;
    }

    static <T> void swap(T[] array, int i, int j) {
        T t = array[i];
        array[i] = array[j];
        array[j] = t;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] arguments) {
        Cell<String> cell = new TextCell("a");
        cell.set("b");
        Show.line("bridge", cell.get() + ((TextCell) cell).sets);
        Show.line("map", cell.map(new Upper()).map(x -> x + 0.5).get() > 30);
        Cell raw = cell;
        Show.attempt("heap pollution", () -> raw.set(5));
        Shape s = new Square(3);
        Show.line("covariant", s.self().area() + new Square(1).self().side);
        Chain<Shape> shapes = new Chain<>();
        Chain<Integer> numbers = new Chain<>();
        Chain<String> words = new Chain<>();
        for (int i = 0; i < 10; i++) {
            shapes.add(new Square(i * 7 % 10));
            numbers.add(i * 37 % 101);
            words.add("w" + i * 3 % 10);
        }
        Show.line("largest shape", largest(shapes).area());
        Show.line("largest number", largest(numbers));
        Show.line("largest word", largest(words));
        int sum = 0;
        for (int n : numbers) {
            sum = sum * 3 + n;
        }
        Show.line("iterated", sum);
        Show.attempt("unchecked cast", () -> {
            String text = unchecked(5);
            Show.line("never", text);
        });
        Object kept = unchecked("fine");
        Show.line("unchecked", kept);
        Show.line("count", count() + count(1) + count("a", "b") + count((Object) null));
        Integer[] array = {1, 2, 3};
        swap(array, 0, 2);
        Show.line("swapped", array[0] * 100 + array[1] * 10 + array[2]);
        Comparable<String> comparable = "m";
        Show.line("comparable", comparable.compareTo("k"));
        Transformer<String, Integer> upper = new Upper();
        Show.line("interface bridge", upper.apply("four"));
        Show.attempt("bridge cast", () -> ((Transformer) upper).apply(3));
    }
}

package astryon.compiler.agreement.programs;

/** Nested, inner, local and anonymous classes with what they capture. */
final class Nested {
    private int secret = 42;
    private static int shared = 7;

    static class Inside {
        private int hidden = 3;

        private int reveal() {
            return hidden + shared;
        }
    }

    class Inner {
        int value = secret + 1;

        class Innermost {
            int all() {
                return value * 100 + secret + shared;
            }

            void change() {
                secret++;
                Nested.this.secret *= 2;
                value--;
                shared = -shared;
            }
        }

        private Innermost make() {
            return new Innermost();
        }
    }

    interface Counter {
        int next();
    }

    abstract static class Template {
        final int run(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum = sum * 3 + step(i);
            }
            return sum;
        }

        abstract int step(int i);
    }

    private Nested() {
    }

    static Counter counter(int start, int by) {
        return new Counter() {
            private int at = start;

            @Override
            public int next() {
                at += by;
                return at;
            }
        };
    }

    static int local(int a, long b, String c, double d) {
        class Adder {
            final int own;

            Adder(int own) {
                this.own = own;
            }

            int sum() {
                return own + a + (int) b + c.length() + (int) d;
            }

            Adder next() {
                return new Adder(sum());
            }
        }
        return new Adder(1).next().next().sum();
    }

    Counter capturing(int[] cell) {
        return new Counter() {
            @Override
            public int next() {
                class Deep {
                    int go() {
                        return cell[0]++ + secret;
                    }
                }
                return new Deep().go() + new Deep().go();
            }
        };
    }

    static class Outer {
        String name = "outer";

        class Member extends Outer {
            String both() {
                return name + Outer.this.name + super.name;
            }
        }
    }

    static class Child extends Outer.Member {
        Child(Outer outer) {
            outer.super();
            name = "child";
        }
    }

    public static void main(String[] arguments) {
        Inside inside = new Inside();
        inside.hidden++;
        Show.line("inside", inside.reveal() + inside.hidden);
        Nested nested = new Nested();
        Inner inner = nested.new Inner();
        Inner.Innermost innermost = inner.make();
        Show.line("innermost", innermost.all());
        innermost.change();
        Show.line("changed", innermost.all() + nested.secret);
        Counter a = counter(10, 3);
        Counter b = counter(0, -1);
        Show.line("counters", a.next() * 10000 + b.next() * 100 + a.next() + b.next());
        Show.line("local", local(1, 2L, "three", 4.5));
        int[] cell = {5};
        Counter c = nested.capturing(cell);
        Show.line("capturing", c.next() + c.next() + cell[0]);
        Template squares = new Template() {
            int step(int i) {
                return i * i;
            }
        };
        int offset = arguments.length + 3;
        Template lines = new Template() {
            int step(int i) {
                return i + offset;
            }
        };
        Show.line("templates", squares.run(5) + lines.run(6));
        Outer outer = new Outer();
        outer.name = "changed";
        Show.line("member", outer.new Member().both());
        Show.line("child", new Child(outer).both());
        Object anonymous = new Object() {
            @Override
            public String toString() {
                return "anonymous " + offset + super.equals(null);
            }
        };
        Show.line("anonymous", anonymous);
        Show.attempt("null outer", () -> ((Nested) nothing()).new Inner());
    }

    static Object nothing() {
        return null;
    }
}

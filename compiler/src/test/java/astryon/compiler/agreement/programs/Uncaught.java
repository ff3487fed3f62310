package astryon.compiler.agreement.programs;

/** Ends by an exception, or by leaving; which one is the argument. */
final class Uncaught {
    static final class Own extends RuntimeException {
        Own(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Uncaught() {
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("before");
        switch (arguments[0]) {
            case "exit":
                System.exit(Integer.parseInt(arguments[1]));
                break;
            case "division":
                System.out.println(1 / (arguments.length - 1));
                break;
            case "index":
                System.out.println(arguments[5]);
                break;
            case "null":
                nothing().length();
                break;
            case "checked":
                throw new Exception("checked");
            case "error":
                throw new Error();
            case "cause":
                causes();
                break;
            case "cast":
                System.out.println((Integer) (Object) arguments[0]);
                break;
            case "deep":
                deep(12);
                break;
            case "finally":
                try {
                    deep(1);
                } finally {
                    System.out.println("finally runs");
                }
                break;
            case "printed":
                try {
                    causes();
                } catch (Own e) {
                    e.printStackTrace();
                }
                break;
            default:
                System.out.println("nothing happens");
        }
        System.out.println("after");
    }

    static String nothing() {
        return null;
    }

    static void causes() {
        try {
            deep(2);
        } catch (IllegalStateException e) {
            throw new Own("outer", e);
        }
    }

    static void deep(int n) {
        if (n == 0) {
            throw new IllegalStateException("deep down");
        }
        deep(n - 1);
        System.out.print("");
    }
}

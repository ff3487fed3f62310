package astryon.compiler.agreement.programs;

/** The smallest program that says something. */
final class Hello {
    private Hello() {
    }

    public static void main(String[] arguments) {
        System.out.println("Hello, world!");
        for (String argument : arguments) {
            System.out.println("argument " + argument);
        }
    }
}

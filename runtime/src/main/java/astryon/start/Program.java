package astryon.start;

/** The program that was compiled. The compiler puts the chosen main class's method in place of this one. */
final class Program {
    private Program() {
    }

    static native void main(String[] arguments) throws Throwable;
}

package astryon.compiler.ir;

/**
 * A parameter or local variable of a method, as its class file tells of it.
 *
 * @param method      whose it is
 * @param name        in the source
 * @param descriptor  of its declared type, as the JVM writes types
 * @param number      dense in the method; two blocks may each have a variable of the same name
 * @param isParameter the receiver is one, too
 */
public record LocalVariable(Symbol method, String name, String descriptor, int number, boolean isParameter) {
    @Override
    public String toString() {
        return name;
    }
}

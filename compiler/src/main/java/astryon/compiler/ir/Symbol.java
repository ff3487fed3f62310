package astryon.compiler.ir;

/**
 * Something an operation names: a class, a method, a field, an object of the image heap, a linker symbol. The text form
 * prints {@link #symbol()}, and a parser is handed a function that finds it again.
 */
public interface Symbol {
    /** Unique among symbols of its kind, without blanks: {@code java.lang.String.charAt(I)C}. */
    String symbol();
}

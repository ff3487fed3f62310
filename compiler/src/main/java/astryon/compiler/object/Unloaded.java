package astryon.compiler.object;

/** A section of an executable that no loader reads: for debuggers. */
public record Unloaded(String name, byte[] bytes) {
}

/**
 * The closed world: every class, method and field that the program can reach, linked, laid out and numbered. Start at
 * {@link astryon.compiler.world.World}. It knows class files and the IR's types; it does not build IR.
 */
package astryon.compiler.world;

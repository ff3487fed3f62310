/**
 * What becomes of the program before it runs: static initialisers are interpreted at build time
 * ({@link astryon.compiler.image.Interpreter}), the objects they made are laid out beside class records, code and the side
 * table ({@link astryon.compiler.image.ImageBuilder}). Everything in an image is there because something else in it names it:
 * start at {@code ImageBuilder} and follow the symbols. Nothing here knows instructions.
 */
package astryon.compiler.image;

/**
 * What the compiler's output consists of before it is a file: sections of bytes, symbols that name places in them, and
 * relocations, the places that wait for a symbol's address. Start with {@link astryon.compiler.object.Section};
 * {@link astryon.compiler.object.Linker} gives everything its address, {@link astryon.compiler.object.ElfWriter} and
 * {@link astryon.compiler.object.FlatImage} make files of the result.
 *
 * <p>Nothing here knows instructions, and there is no dynamic linking: every image is static and has fixed addresses.
 */
package astryon.compiler.object;

/**
 * What debuggers read of an image (DWARF 5, debugging information format standard of 2017): lines, methods and those inlined into them, variables, Java types, how to unwind. It is written from what
 * the linked image and the side tables say; nothing of it is loaded with the program. Start at {@link astryon.compiler.dwarf.DebugSections}.
 */
package astryon.compiler.dwarf;

/** The command {@code astryonc}. The only package that prints or ends the program. */
package astryon.compiler.cli;

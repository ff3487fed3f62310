/**
 * Mains over libraries that nobody here wrote: each goes broadly through one library and prints what it sees. {@link
 * astryon.compiler.agreement.libraries.Libraries} holds those together that compile together.
 */
package astryon.compiler.agreement.libraries;

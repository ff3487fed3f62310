/**
 * The programs of {@link astryon.compiler.agreement.ProgramsTest}: one theme of the language each, deterministic, printing
 * every value they compute. They use what the compiler supports and nothing that two runs on HotSpot could disagree about
 * (no identity hash codes, no clocks). {@link astryon.compiler.agreement.programs.Show} does the printing.
 */
package astryon.compiler.agreement.programs;

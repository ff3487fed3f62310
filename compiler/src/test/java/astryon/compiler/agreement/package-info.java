/**
 * Programs run on HotSpot and as our Linux executables, and must agree: in what they print and in how they end. Nobody types
 * expected values. {@link astryon.compiler.agreement.ProgramsTest} runs the classes of {@code programs}, written for people;
 * {@link astryon.compiler.agreement.RowsTest} runs tables of operations over edge values, each as arguments and as constants;
 * {@link astryon.compiler.agreement.RandomProgramsTest} runs programs that nobody wrote.
 */
package astryon.compiler.agreement;

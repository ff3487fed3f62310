/**
 * The stream editor: {@link astryon.services.app.sed.Sed} is the program, {@link astryon.services.app.sed.SedParser} reads its scripts,
 * {@link astryon.services.app.sed.SedRun} goes through the lines.
 */
package astryon.services.app.sed;

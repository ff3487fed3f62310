/**
 * What the compiler tells its user. A {@link astryon.compiler.diag.Diagnostic} is one finding in one place,
 * {@link astryon.compiler.diag.Diagnostics} collects those of a run, a {@link astryon.compiler.diag.Refusal} ends the run at
 * once. Nothing here prints: the CLI does.
 */
package astryon.compiler.diag;

/** Tools about processes: who runs, since when, with what; and signals. Start at {@link astryon.services.app.process.ProcessTree}. */
package astryon.services.app.process;

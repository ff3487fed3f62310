/**
 * The tools of the command line, one class each, as POSIX and busybox have them. {@link astryon.services.app.tool.Tools} is the table of them.
 */
package astryon.services.app.tool;

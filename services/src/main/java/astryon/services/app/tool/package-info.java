/**
 * {@link astryon.services.app.tool.Tools} is the table of all tools that need nothing of a system but files and processes, from the packages beside this one. Here are
 * those that scripts are made of: they print, test, and run others.
 */
package astryon.services.app.tool;

/**
 * From hand-off to the first process. Start at {@link astryon.kernel.boot.Boot}, which is the order of everything. What is
 * here runs once.
 */
package astryon.kernel.boot;

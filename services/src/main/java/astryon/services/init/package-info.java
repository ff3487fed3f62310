/** The first process: it starts the others, connects them, and keeps the console. */
package astryon.services.init;

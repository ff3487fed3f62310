/** The command line as a user meets it: what it says and does when things are not as they should be. */
package astryon.compiler.cli;

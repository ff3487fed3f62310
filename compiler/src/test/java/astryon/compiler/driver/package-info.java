/** What whole compilations must come to. */
package astryon.compiler.driver;

/** Substitutes that only programs for Linux get. */
package astryon.library.linux;

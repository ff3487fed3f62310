/**
 * What dialect code needs that Java lacks: words, structs, intrinsics, and the annotations that state and bound danger. The
 * bodies here are the hosted meaning; the compiler knows the intrinsics by their table.
 */
package astryon.magic;

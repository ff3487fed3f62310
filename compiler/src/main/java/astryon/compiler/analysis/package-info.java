/**
 * What can be said of a function without changing it: its loops, the states of memory. Orders and dominators, which the
 * verifier needs too, are in {@code ir}. Everything here is a pure function of a Function, iterative and near-linear.
 */
package astryon.compiler.analysis;

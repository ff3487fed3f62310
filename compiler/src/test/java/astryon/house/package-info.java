/**
 * House rules as tests: the floor plan, the shape of sources, names, documents. They read the repository, all modules of it.
 * Each rule is a function of sources, so each is also shown to find what it is there to find.
 */
package astryon.house;

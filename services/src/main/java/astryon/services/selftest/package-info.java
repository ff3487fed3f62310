/** Programs that do what no program should, for the system's self-test. One executable; its command line says which. */
package astryon.services.selftest;

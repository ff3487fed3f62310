/** What text programs need of a system, by the services of Astryon; and the program that has all tools and the shell. */
package astryon.services.app.system;

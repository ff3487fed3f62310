/** A regular program as an example: it has a folder of its own, and has to ask for all else. */
package astryon.services.app.hello;

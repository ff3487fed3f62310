/** Programs that boot tests start in init's place. They run on the system and are compiled by the tests. */
package astryon.iso.image.guest;

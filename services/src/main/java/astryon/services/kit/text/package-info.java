/** What bytes are as text on a terminal: characters, and how many columns each takes. */
package astryon.services.kit.text;

/**
 * Tools that read text and write text, most of them line by line: each is its class, and those that are more than one class are
 * {@link astryon.services.app.text.Diff}, {@link astryon.services.app.text.Grep}, {@link astryon.services.app.text.Sort} and {@link astryon.services.app.text.Tr}.
 */
package astryon.services.app.text;

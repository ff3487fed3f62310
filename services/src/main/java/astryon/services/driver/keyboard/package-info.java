/**
 * What a PS/2 keyboard says (scan code set 2), as keys and characters: {@link astryon.services.driver.keyboard.ScanCodes} knows which key a code is, {@link
 * astryon.services.driver.keyboard.Layout} what stands on it, {@link astryon.services.driver.keyboard.KeyboardState} what is held. Keys have the numbers of USB's keyboards (HID Usage Tables, page 7).
 */
package astryon.services.driver.keyboard;

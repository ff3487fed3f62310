/** Text for people, a screen at a time: {@link astryon.services.app.pager.Less} shows it, {@link astryon.services.app.pager.Man} makes pages of manuals. */
package astryon.services.app.pager;

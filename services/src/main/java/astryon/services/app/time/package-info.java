/** Tools about time, and times as POSIX writes and reads them: start at {@link astryon.services.app.time.Dates}. */
package astryon.services.app.time;

/** The log: takes lines of every service, apart and bounded, and gives them to who may read. Start at {@link astryon.services.log.LogService}. */
package astryon.services.log;

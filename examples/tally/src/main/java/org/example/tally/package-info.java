/** A service from nothing, as docs/first-service.md makes it: it counts votes. */
package org.example.tally;

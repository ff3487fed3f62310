/** ACPI's tables (ACPI 6.5, 5.2) as bytes that are believed within their length only: for who finds devices by them, and for the driver of the machine's power. */
package astryon.services.kit.acpi;

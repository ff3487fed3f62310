/**
 * How programs and services talk: one annotated interface a service, and what carries its calls. The compiler of these sources makes of every interface
 * {@code X} here the classes {@code XClient} and {@code XDispatcher}, and {@code docs/protocols.md}. Start at {@link astryon.protocol.Protocol}; a message's layout is
 * {@link astryon.protocol.Exchange}'s. No behaviour of any service is here.
 */
package astryon.protocol;

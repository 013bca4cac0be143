/**
 * What a site tells the server that serves it while it is developed: its settings, what it is made of, its requests. Only types
 * of the JDK cross over, because the site has its own copy of Freedom. Where no server listens, nothing is told, measured or
 * kept.
 *
 * <p>The server is the first class loader, from the site's upwards, that is a {@link java.util.function.Consumer}. It gets one map
 * for each event; what is not known is missing in it. Values are texts, {@code Long}, {@code Boolean}, lists and maps of these,
 * suppliers of these, throwables, and one {@code UnaryOperator<String>}: {@code mask}, which hides the secret values of the settings
 * in a text, if they have eight characters or more. The server asks it before it shows what the site's code has said; the values
 * themselves are never told.
 *
 * <table>
 * <caption>The events</caption>
 * <tr><th>{@code event}<th>when<th>what else
 * <tr><td>{@code settings}<td>once, as soon as they are read, before anything is checked; who throws here ends the deployment
 *     <td>{@code debug}, {@code module}, {@code origin}; suppliers {@code values} ({@code key}, {@code value}, {@code origin},
 *     {@code default}, {@code differs}, {@code known}), {@code mask}; and {@code advice} ({@code id}, {@code text}, {@code hint},
 *     {@code silenced})
 * <tr><td>{@code deployed}<td>once, when the servlet context is initialized<td>{@code application}, {@code kind},
 *     {@code middleware} ({@code class}, {@code priority}), {@code mapping}, {@code staticPath}, {@code completion}; suppliers
 *     {@code observers} and {@code resources}
 * <tr><td>{@code started}<td>for each request<td>{@code request}: a number that no other request has, of this deployment or
 *     another; {@code method}, {@code path}, {@code query}, {@code at} in milliseconds since 1970
 * <tr><td>{@code failed}<td>the application threw, for the first time in the request<td>{@code request}, {@code failure}
 * <tr><td>{@code forgotten}<td>something that the site should have closed was given back<td>{@code request}, {@code what},
 *     {@code heldNanos}, {@code stack}
 * <tr><td>{@code finished}<td>once for each request, after all that it held was given back<td>{@code request}, {@code outcome},
 *     {@code status}, {@code nanos}, {@code givenBack} ({@code what}, {@code heldNanos}, {@code forgotten})
 * <tr><td>{@code undeployed}<td>after the last request, if it was told that the site is deployed<td>
 * </table>
 *
 * <p>While a request is under way it has the attribute {@code io.freedom.development}, a map with its {@code request} number and
 * a supplier {@code held} ({@code what}, {@code sinceNanos}: how long it has been held, {@code stack}).
 */
@NullMarked
package io.freedom.internal.development;

import org.jspecify.annotations.NullMarked;

/**
 * The pages that tell a developer what went wrong: a failure of the site's code, an address that is not mapped, faults of a
 * deployment, errors of the compiler. A page is a model first, which knows no server, and then HTML, text or JSON.
 *
 * <p>What a page shows comes from the site and from the client, so nothing in it is trusted: any text may be long, hold markup
 * or control characters, or throw while it is made. {@link io.freedom.server.pages.Shown} makes it fit to be shown, and the
 * renderers escape all of it.
 */
@NullMarked
package io.freedom.server.pages;

import org.jspecify.annotations.NullMarked;

/**
 * Freedom's values for the server's own MicroProfile Config, where a site asks for it.
 *
 * <p>The only classes that know the API under its real name. The server looks them up by {@code META-INF/services}, and nothing of
 * Freedom's names them: where there is no MicroProfile Config, nobody loads them. The build packs them as they are compiled, while
 * everything else knows a renamed copy of that API.
 */
@NullMarked
package io.freedom.internal.microprofile;

import org.jspecify.annotations.NullMarked;

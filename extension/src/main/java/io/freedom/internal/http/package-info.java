/** The servlet container's side of a request: thin adapters that tell the state machine what they see. */
@NullMarked
package io.freedom.internal.http;

import org.jspecify.annotations.NullMarked;

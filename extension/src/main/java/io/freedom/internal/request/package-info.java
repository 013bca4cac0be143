/** When a request is over: the state machine and its clock, without servlets and without CDI. */
@NullMarked
package io.freedom.internal.request;

import org.jspecify.annotations.NullMarked;

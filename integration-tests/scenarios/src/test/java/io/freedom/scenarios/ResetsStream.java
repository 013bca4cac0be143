package io.freedom.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scenario whose client resets a stream that is under way, or whose server does where it loses an error page or fails half-way:
 * see {@link ServerUnderTest#garblesOthersWhereAStreamIsReset}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ResetsStream {}

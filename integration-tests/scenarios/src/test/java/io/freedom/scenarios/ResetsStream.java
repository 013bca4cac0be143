package io.freedom.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A scenario whose client resets a stream that is under way: see {@link ServerUnderTest#garblesOthersWhereAStreamIsReset}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ResetsStream {}

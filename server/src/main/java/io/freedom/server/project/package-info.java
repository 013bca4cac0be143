/**
 * Writes new sites: a name that can be one, a template, and a project that is there as a whole or not at all.
 *
 * <p>The template of Freedom's own is a folder of resources in the same form as one of a person's, so that there is one way
 * to write a site and one set of rules for both.
 */
@NullMarked
package io.freedom.server.project;

import org.jspecify.annotations.NullMarked;

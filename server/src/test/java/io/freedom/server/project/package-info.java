@NullMarked
package io.freedom.server.project;

import org.jspecify.annotations.NullMarked;

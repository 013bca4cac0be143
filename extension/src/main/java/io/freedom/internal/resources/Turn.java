package io.freedom.internal.resources;

/** What somebody who asks for a name meets: what is held under it, or the acquisition that is under way. */
sealed interface Turn permits Holding, Acquiring {}

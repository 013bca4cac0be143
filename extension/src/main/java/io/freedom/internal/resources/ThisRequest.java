package io.freedom.internal.resources;

import java.util.function.Supplier;

/** Always the same request. Two that name one request are equal, as data sources that are tracked for it are. */
record ThisRequest(HeldResources get) implements Supplier<HeldResources> {}

package io.freedom.internal.resources;

/** What needs nothing but to be closed. */
record PlainResource(AutoCloseable given) implements Resource {

    @Override
    public String description() {
        return given.getClass().getName();
    }

    @Override
    public void giveBack() throws Exception {
        given.close();
    }

    /** There is no other way. */
    @Override
    public boolean letsGoWhenInterrupted() {
        return true;
    }
}

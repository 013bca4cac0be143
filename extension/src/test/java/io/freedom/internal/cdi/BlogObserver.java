package io.freedom.internal.cdi;

/** A bean of one of the sites of {@link SeveralSitesTest}. */
public class BlogObserver extends SiteObserver {}

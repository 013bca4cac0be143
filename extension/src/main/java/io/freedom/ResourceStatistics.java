package io.freedom;

/**
 * What the requests of one site hold of connections and other resources, at one moment. Counts are since the deployment of
 * the site. The numbers are read one after the other, while requests go on.
 *
 * @param held how many are held now; 0 when no request is served
 * @param mostHeld the most that were held at once
 * @param mostHeldByOneRequest the most that one request held at once
 * @param acquired how many were acquired in all
 * @param released how many were given back in all, by the site or at the end of their request
 * @param leaked how many connections of tracked data sources were left open by the site, and closed at the end
 * @param failed how many could not be given back properly: their closing threw, or did not come to an end in time
 */
public record ResourceStatistics(
        long held, long mostHeld, long mostHeldByOneRequest, long acquired, long released, long leaked, long failed) {}

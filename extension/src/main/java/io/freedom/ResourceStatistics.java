package io.freedom;

/**
 * What the requests of one site hold of connections and other resources, at one moment. Counts are since the deployment of
 * the site. The numbers are read one after the other, while requests go on.
 *
 * @param held how many are held now; 0 when no request is served
 * @param mostHeld the most that were held at once
 * @param mostHeldByOneRequest the most that one request held at once
 * @param acquired how many were acquired in all, those too that came after the end of their request, or were one too many
 * @param released how many of them are no longer held: given back by the site, or at the end of their request, properly or not
 * @param leaked how many connections of tracked data sources were left open by the site, and closed at the end
 * @param failed how many of the released ones could not be given back properly: their closing threw, or did not come to an
 *     end in time
 */
public record ResourceStatistics(
        long held, long mostHeld, long mostHeldByOneRequest, long acquired, long released, long leaked, long failed) {}

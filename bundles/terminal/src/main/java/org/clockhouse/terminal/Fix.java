package org.clockhouse.terminal;

import org.clockhouse.kernel.Refused;

/**
 * Where something is, as far as it knows: WGS 84.
 *
 * @param latitude in millionths of a degree, north is positive
 * @param longitude in millionths of a degree, east is positive
 * @param accuracy metres within which it really is with 95 %, as the Geolocation API of browsers states it
 */
public record Fix(int latitude, int longitude, int accuracy) {

    /** The mean radius of the earth. */
    private static final double EARTH_METRES = 6_371_008.8;

    private static final double MILLIONTHS = 1e6;

    public static final int LEAST_EXACT = 10_000_000;

    public Fix {
        if (Math.abs((long) latitude) > 90_000_000L || Math.abs((long) longitude) > 180_000_000L) {
            throw Refused.at("/latitude", "phone.fix", "a latitude is at most 90, a longitude at most 180 degrees");
        }
        if (accuracy < 0 || accuracy > LEAST_EXACT) {
            throw Refused.at("/accuracy", "phone.fix", "an accuracy is 0 to " + LEAST_EXACT + " metres");
        }
    }

    /** In metres along the surface (haversine). */
    public int metresTo(int otherLatitude, int otherLongitude) {
        double here = Math.toRadians(latitude / MILLIONTHS);
        double there = Math.toRadians(otherLatitude / MILLIONTHS);
        double north = Math.sin((there - here) / 2);
        double east = Math.sin(Math.toRadians((otherLongitude - (double) longitude) / MILLIONTHS) / 2);
        double half = north * north + Math.cos(here) * Math.cos(there) * east * east;
        return (int) Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half))));
    }

    /** Nobody's whereabouts get into a log. */
    @Override
    public String toString() {
        return "Fix[±" + accuracy + " m]";
    }
}

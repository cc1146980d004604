package org.clockhouse.kernel;

/**
 * On whose behalf something happens; written into every audit entry.
 *
 * @param id the account's, key's or terminal's id, or the name of the part of the suite that acts
 * @param name as people know them
 * @param address where the request came from; empty for the suite itself
 * @param requestId ties together what one request did; empty for the suite itself
 */
public record Actor(OrgId org, Kind kind, String id, String name, String address, String requestId) {

    public enum Kind {
        ACCOUNT,
        API_KEY,
        TERMINAL,
        SYSTEM
    }

    /** The suite itself, for example {@code attendance}. */
    public static Actor system(OrgId org, String part) {
        return new Actor(org, Kind.SYSTEM, part, part, "", "");
    }
}

package org.clockhouse.driver;

import java.util.List;

/** Some of the credentials that a terminal holds. */
public final class HeldPage {

    private final List<String> credentialIds;
    private final Cursor next;
    private final boolean more;

    private HeldPage(List<String> credentialIds, Cursor next, boolean more) {
        this.credentialIds = List.copyOf(credentialIds);
        this.next = next;
        this.more = more;
    }

    public static HeldPage of(List<String> credentialIds, Cursor next, boolean more) {
        return new HeldPage(credentialIds, next, more);
    }

    public List<String> credentialIds() {
        return credentialIds;
    }

    public Cursor next() {
        return next;
    }

    public boolean more() {
        return more;
    }

    @Override
    public String toString() {
        return "HeldPage[" + credentialIds.size() + (more ? ", more" : "") + "]";
    }
}

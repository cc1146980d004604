package org.clockhouse.account;

import java.util.Set;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Refused;

/**
 * What a list of the console is filtered by, under a name. It shows nobody more than they may see: it is what stands in the address.
 *
 * @param screen the list, such as {@code people}
 * @param filters as in the address, without the question mark
 * @param roles whose holders see it as well; empty for the owner alone
 */
public record SavedView(
        SavedViewId id, AccountId owner, String screen, String name, String filters, Set<RoleId> roles, long version) {

    public static final int LONGEST = 2000;

    public SavedView {
        roles = Set.copyOf(roles);
        name = name.strip();
        if (name.isEmpty() || name.length() > 80) {
            throw Refused.at("/name", "saved-view.name", "a name of 1 to 80 characters");
        }
        if (!screen.matches("[a-z][a-z-]{0,38}")) {
            throw Refused.at("/screen", "saved-view.screen", "a screen is lower-case letters and dashes");
        }
        if (filters.length() > LONGEST) {
            throw Refused.at("/filters", "saved-view.filters", "at most " + LONGEST + " characters");
        }
    }

    public SavedView at(long readVersion) {
        return new SavedView(id, owner, screen, name, filters, roles, readVersion);
    }
}

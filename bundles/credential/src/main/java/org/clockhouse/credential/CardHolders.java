package org.clockhouse.credential;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.annotation.versioning.ProviderType;

/** The people with the cards they hold: what the desk picks from (C015). */
@ProviderType
public interface CardHolders {

    /**
     * In the order of the people; a page may be shorter than asked for and still not the last. Where the text of the filter is
     * also the number of a card, in any writing or as printed on it, the first page begins with who holds that card, beyond
     * its limit.
     *
     * @param state only those who hold a card in this state; empty for all
     * @param without only those who hold none
     */
    Slice<Holder> page(
            OrgId org, Scope scope, EmployeeFilter filter, Optional<CredentialState> state, boolean without, Page page);

    /** @param cards those that are theirs now, the newest first */
    record Holder(Employee person, List<Credential> cards) {

        public Holder {
            cards = List.copyOf(cards);
        }
    }
}

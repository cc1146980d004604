package org.clockhouse.credential.replacement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Request;
import org.osgi.annotation.versioning.ProviderType;

/** What people see before they ask for a replacement; asking itself is done at the desk of {@code request}. */
@ProviderType
public interface CardRequests {

    /** Kind of the requests for a replacement, which {@code request} keeps. */
    String KIND = "CARD_REPLACEMENT";

    Form form(OrgId org, Scope scope, EmployeeId employee);

    /**
     * The form, filled in as far as the person's record allows.
     *
     * @param cards those that can be replaced, the newest first
     * @param fees what it would cost now, by reason
     * @param standing what was asked for and is not done yet, the oldest first
     */
    record Form(
            Employee person,
            List<Credential> cards,
            Map<ReplacementReason, Fee> fees,
            CardPolicy policy,
            List<Request> standing) {

        public Form {
            cards = List.copyOf(cards);
            fees = Map.copyOf(fees);
            standing = List.copyOf(standing);
        }

        /** The card that is meant when none is named. */
        public Optional<Credential> only() {
            return cards.size() == 1 ? Optional.of(cards.get(0)) : Optional.empty();
        }
    }
}

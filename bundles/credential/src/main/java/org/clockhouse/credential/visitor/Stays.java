package org.clockhouse.credential.visitor;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.EmployeeFilter;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The reception. A visit is seen by who sees the visitor or the host; else it is {@link org.clockhouse.kernel.NotFound}. A version that
 * is not the stored one is {@link org.clockhouse.kernel.Stale}.
 */
@ProviderType
public interface Stays {

    /**
     * @throws org.clockhouse.kernel.Refused {@code visitor.past}; {@code visitor.site} if it is neither the host's nor one of the scope;
     *     and as {@link org.clockhouse.registry.Visitors#admit}
     * @throws org.clockhouse.kernel.NotFound for a host outside the scope
     */
    Stay expect(Actor actor, Scope scope, StayDraft draft);

    /**
     * Of somebody inside, the card's end moves along.
     *
     * @throws org.clockhouse.kernel.Refused {@code visitor.over}; and as {@link #expect}
     */
    Stay amend(Actor actor, Scope scope, EmployeeId visitor, StayDraft draft, long version);

    /** Repeating it is done. @throws org.clockhouse.kernel.Refused {@code visitor.inside} */
    Stay cancel(Actor actor, Scope scope, EmployeeId visitor);

    /**
     * Hands the card out, which opens at once and ends with the stay. Repeating it with the same card is done.
     *
     * @throws org.clockhouse.kernel.Refused {@code visitor.over}, {@code visitor.past}, {@code visitor.inside} with another card; and as
     *     {@code Credentials#issue}
     */
    Stay arrive(Actor actor, Scope scope, EmployeeId visitor, Stay.Arrival arrival);

    /**
     * Ends the visit and its card. Repeating it is done.
     *
     * @param returned whether the card was given back: one of the stock lies on the shelf again; else it is revoked
     * @throws org.clockhouse.kernel.Refused {@code visitor.not-inside}
     */
    Stay leave(Actor actor, Scope scope, EmployeeId visitor, boolean returned);

    Stay find(OrgId org, Scope scope, EmployeeId visitor);

    /** The last stay of each who may be meant and was announced before, the newest first: so that nobody is entered twice. */
    List<Stay> known(OrgId org, Scope scope, EmployeeFilter filter);

    Slice<Stay> page(OrgId org, Scope scope, StayFilter filter, Page page);

    /** Everybody inside a site, whoever asks: for when it is cleared. */
    List<Stay> inside(OrgId org, SiteId site);
}

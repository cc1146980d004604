package org.clockhouse.credential.replacement;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A card for another. The old one ends and the new one begins in one transaction; what hangs on the person stays. Outside the
 * scope everything is {@link org.clockhouse.kernel.NotFound}.
 */
@ProviderType
public interface Replacements {

    /** What {@link #replace} would do; nothing is changed. @throws org.clockhouse.kernel.Refused as there, for the old card */
    ReplacementPreview preview(OrgId org, Scope scope, ReplacementDraft draft);

    /**
     * The same again, by double click or repeated call, is the same one.
     *
     * @throws org.clockhouse.kernel.Refused {@code replacement.nobody}, {@code replacement.nothing}, {@code replacement.which}
     *     when the person has several cards, {@code replacement.person} with each thing that is wrong with the person's record, {@code replacement.stock}
     *     when the stock is empty, {@code replacement.request.needed} where the policy wants one, {@code
     *     request.not-to-do} if it is not agreed to, {@code credential.number.taken} naming the holder and offering the next free card
     */
    Replacement replace(Actor actor, Scope scope, ReplacementDraft draft);

    /** Whose card it would be. @throws org.clockhouse.kernel.Refused {@code replacement.which} */
    Employee person(OrgId org, Scope scope, ReplacementDraft.Old old);

    Replacement find(OrgId org, Scope scope, ReplacementId replacement);

    /** The newest first. */
    Slice<Replacement> page(OrgId org, Scope scope, ReplacementFilter filter, Page page);

    /**
     * Says how a fee is paid, or waives it.
     *
     * @throws org.clockhouse.kernel.Refused {@code fee.none} if it costs nothing; {@code fee.settled} if it was paid or waived
     *     already; {@code fee.why} for a waiver without a reason
     */
    Replacement settle(Actor actor, Scope scope, ReplacementId replacement, Fee.State state, String why, long version);
}

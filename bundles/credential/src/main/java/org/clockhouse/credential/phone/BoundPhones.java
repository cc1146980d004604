package org.clockhouse.credential.phone;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Phones that people asked to have bound, on the phone itself (T005, T033). People outside the scope, and what is theirs, are
 * {@link org.clockhouse.kernel.NotFound}; a version that is not the stored one is {@link org.clockhouse.kernel.Stale}.
 */
@ProviderType
public interface BoundPhones {

    /** Set, or as it ships: off. */
    PhoneRule rule(OrgId org);

    /** What is bound already stays so. @throws org.clockhouse.kernel.Stale if somebody changed it since */
    PhoneRule set(Actor actor, PhoneRule rule);

    /**
     * Asks for one's own; it waits for approval, and one that waited before is given up. The same key again is what is there.
     *
     * @throws org.clockhouse.kernel.Refused {@code phone.off}, {@code phone.notice.changed}, {@code phone.key},
     *     {@code phone.signature}, {@code phone.left}, or {@code phone.shared} where somebody else has it and that is not allowed
     */
    BoundPhone ask(Actor actor, EmployeeId person, BoundPhone.Draft draft);

    /** Everything a person has or had, the newest first. */
    List<BoundPhone> of(OrgId org, Scope scope, EmployeeId person);

    /** The newest first. */
    Slice<BoundPhone> page(OrgId org, Scope scope, Optional<CredentialState> state, Page page);

    /**
     * Makes it usable; as many of the person's older ones end as there are then too many.
     *
     * @throws org.clockhouse.kernel.Refused {@code activation.own} to whoever asked for it, {@code phone.off}, {@code phone.shared}
     */
    BoundPhone approve(Actor actor, Scope scope, CredentialId phone, long version);

    /** Refuses one that waits, or unbinds one that is used. */
    BoundPhone end(Actor actor, Scope scope, CredentialId phone, String reason, long version);

    /**
     * The person's phone that signed this, if attendance may count what it says now.
     *
     * @param signature as in {@link BoundPhone.Draft}
     * @throws org.clockhouse.kernel.NotFound if it is not the person's
     * @throws org.clockhouse.kernel.Refused {@code phone.off}, {@code phone.waiting}, {@code phone.frozen}, {@code phone.ended},
     *     {@code phone.not-for-attendance}, {@code phone.left} or {@code phone.signature}
     */
    BoundPhone signing(OrgId org, EmployeeId person, CredentialId phone, byte[] statement, byte[] signature);
}

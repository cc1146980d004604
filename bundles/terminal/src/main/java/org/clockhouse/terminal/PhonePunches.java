package org.clockhouse.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Punches that people make on their own phones (T035, T047, T065, T066). People outside the scope, and what is theirs, are
 * {@link org.clockhouse.kernel.NotFound}; a version that is not the stored one is {@link org.clockhouse.kernel.Stale}.
 */
@ProviderType
public interface PhonePunches {

    /**
     * Whether somebody may punch by phone now, and where.
     *
     * @param places that are for the person
     * @param onFieldWork whether the place does not matter now
     */
    record Leave(boolean allowed, List<PhonePlace> places, boolean onFieldWork, PhonePunchRule rule) {

        /** Of whoever is nobody of the registry. */
        public static final Leave NONE = new Leave(false, List.of(), false, PhonePunchRule.USUAL);

        public Leave {
            places = List.copyOf(places);
        }
    }

    /** One's own. */
    Leave leave(OrgId org, EmployeeId person);

    /**
     * Takes one's own punch; answers after the commit. The same again, and another within the same second, is what is there.
     *
     * @throws org.clockhouse.kernel.Refused {@code phone.punch.not-allowed}, {@code phone.punch.queued} when it was pressed too
     *     long ago or in the future, and as {@code BoundPhones.signing}
     * @throws org.clockhouse.kernel.Unavailable if the store is down; the same again is safe
     */
    PhonePunch punch(Actor actor, EmployeeId person, PhonePunch.Draft draft);

    /** The latest first. */
    Slice<PhonePunch> page(
            OrgId org, Scope scope, Optional<PhonePunch.State> state, Optional<EmployeeId> person, Page page);

    /** Of one person whom the caller may see, by time. @param until exclusive */
    List<PhonePunch> of(OrgId org, EmployeeId person, Instant from, Instant until);

    /** Says whether one that is held counts. @throws org.clockhouse.kernel.Refused {@code phone.punch.decided}, {@code phone.punch.own} */
    PhonePunch decide(Actor actor, Scope scope, PhonePunchId punch, boolean counts, String reason, long version);

    /** Takes that back: it waits again. */
    PhonePunch reopen(Actor actor, Scope scope, PhonePunchId punch, long version);

    /** Where the phone was; empty once that is destroyed. Every look is audited. */
    Optional<Fix> look(Actor actor, Scope scope, PhonePunchId punch);
}

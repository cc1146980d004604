package org.clockhouse.attendance.generate;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rosters that are drawn by themselves, from what departments need, what people can and wish, and the rules that publishing
 * asks for as well. What comes out are drafts; runs are in memory and forgotten when the suite ends.
 */
@ProviderType
public interface RosterGenerator {

    /**
     * Begins to look for a roster. The same asked for again while it is looked for is the same run.
     *
     * @throws org.clockhouse.kernel.Refused {@code roster-run.busy} (duplicate) while another one is looked for at the site;
     *     {@code roster-run.needs} when no department of these people needs anybody, {@code roster-run.nothing-free} when
     *     every date is taken, {@code roster-run.too-large}, {@code shift.unknown}
     */
    RosterRun start(Actor actor, Scope scope, RosterTask task);

    /** How far it is. @throws org.clockhouse.kernel.NotFound if there is none, or people of it are not seen */
    RosterRun find(OrgId org, Scope scope, RosterRunId id);

    /** Those that are remembered, the newest first. */
    List<RosterRun> list(OrgId org, Scope scope);

    /**
     * Ends it early; no error when it has ended.
     *
     * @param keep whether the best roster so far becomes drafts
     */
    RosterRun stop(OrgId org, Scope scope, RosterRunId id, boolean keep);
}

package org.clockhouse.attendance.roster;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The roster of many people as a sheet. Whoever plans draws drafts; publishing makes them dated changes ({@link Rosters}), all
 * at once, and says who is to be told.
 */
@ProviderType
public interface RosterGrid {

    /** Who was employed on at least one of the dates and is seen. */
    RosterSheet sheet(OrgId org, Scope scope, RosterQuery query, Page page);

    /**
     * Draws all of these drafts or none. One that says what is published anyway is no draft.
     *
     * @param drafts with the version that was read of each cell; at most {@link #MOST_CELLS}
     * @throws org.clockhouse.kernel.Stale {@code roster-draft.stale} if a cell was drawn by somebody else in between
     * @throws org.clockhouse.kernel.Refused with the place as {@code /cells/<n>}: {@code shift.unknown},
     *     {@code roster.not-employed}, {@code roster.shifts.overlap}, {@code roster.cell.twice}
     */
    RosterEdit edit(Actor actor, Scope scope, List<RosterDraft> drafts);

    /**
     * Puts the drafts back as they were before an edit of the last day. What is done here is an edit as well, so that undoing
     * it does the first again.
     *
     * @throws org.clockhouse.kernel.NotFound if there is no such edit any more
     * @throws org.clockhouse.kernel.Stale {@code roster-draft.stale} if one of the cells was drawn, or published, since
     */
    RosterEdit undo(Actor actor, Scope scope, RosterEditId edit);

    /**
     * Makes every draft of these people and dates a dated change.
     *
     * @param note why, needed when a rule is broken
     * @throws org.clockhouse.kernel.Refused {@code roster.findings} with a violation for each date that breaks a rule, when
     *     there is no note; {@code roster.shifts.overlap}; {@code roster.nothing} when nothing is drafted
     */
    RosterPublication publish(Actor actor, Scope scope, RosterQuery query, String note);

    /** The newest first. Notices are those of people who are seen. */
    List<RosterPublication> publications(OrgId org, Scope scope, int limit);

    /** Who did not come and who came unplanned, by date; whoever may have stood in for somebody is named. */
    List<RosterMismatch> mismatches(OrgId org, Scope scope, RosterQuery query);

    /** How shifts, nights, weekends and holidays of the published roster are spread, by person. */
    List<RosterDuty> duties(OrgId org, Scope scope, RosterQuery query);

    int MOST_CELLS = 10_000;
}

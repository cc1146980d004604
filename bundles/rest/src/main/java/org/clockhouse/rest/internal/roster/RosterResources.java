package org.clockhouse.rest.internal.roster;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.generate.CoverNeeds;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterPreferences;
import org.clockhouse.attendance.market.OpenShifts;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.roster.RosterFeeds;
import org.clockhouse.attendance.roster.RosterGrid;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.attendance.roster.Rosters;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about who works when: assignments, rosters, and the trade in shifts, while every service it needs is there. */
@Component(service = RosterResources.class)
public final class RosterResources {

    private final List<Object> all;

    @Activate
    public RosterResources(
            @Reference Clock clock,
            @Reference Permissions permissions,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Rosters rosters,
            @Reference RosterGrid rosterGrid,
            @Reference RosterGenerator rosterGenerator,
            @Reference RosterPreferences rosterPreferences,
            @Reference StandIns standIns,
            @Reference CoverNeeds coverNeeds,
            @Reference Swaps swaps,
            @Reference OpenShifts openShifts,
            @Reference RosterImports rosterImports,
            @Reference RosterFeeds rosterFeeds) {
        this.all = List.of(
                new AssignmentsResource(rosters, directory, departments, sites),
                new RosterChangesResource(rosters, employees),
                new RostersResource(rosterGrid, directory),
                new RosterRunsResource(rosterGenerator),
                new RosterPreferencesResource(rosterPreferences),
                new RosterStandInsResource(standIns),
                new RosterWishesResource(rosterPreferences, permissions),
                new CoverNeedsResource(coverNeeds, departments),
                new SwapsResource(swaps),
                new OpenShiftsResource(openShifts, directory),
                new RosterImportsResource(rosterImports),
                new RosterFeedsResource(rosterFeeds, clock));
    }

    public List<Object> all() {
        return all;
    }
}

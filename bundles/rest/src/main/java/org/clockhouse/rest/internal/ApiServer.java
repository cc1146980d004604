package org.clockhouse.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Roles;
import org.clockhouse.account.SavedViews;
import org.clockhouse.account.Sessions;
import org.clockhouse.attendance.AllowanceLines;
import org.clockhouse.attendance.AllowanceRules;
import org.clockhouse.attendance.Completeness;
import org.clockhouse.attendance.CoverNeeds;
import org.clockhouse.attendance.DeviceFaults;
import org.clockhouse.attendance.LeaveCatalogue;
import org.clockhouse.attendance.Leaves;
import org.clockhouse.attendance.Newcomers;
import org.clockhouse.attendance.OpenShifts;
import org.clockhouse.attendance.PeriodSheets;
import org.clockhouse.attendance.PeriodUndos;
import org.clockhouse.attendance.Periods;
import org.clockhouse.attendance.RollCalls;
import org.clockhouse.attendance.RosterFeeds;
import org.clockhouse.attendance.RosterGenerator;
import org.clockhouse.attendance.RosterGrid;
import org.clockhouse.attendance.RosterImports;
import org.clockhouse.attendance.RosterPreferences;
import org.clockhouse.attendance.Rosters;
import org.clockhouse.attendance.RuleOverrides;
import org.clockhouse.attendance.RuleSandbox;
import org.clockhouse.attendance.RuleSets;
import org.clockhouse.attendance.RuleTrials;
import org.clockhouse.attendance.Shifts;
import org.clockhouse.attendance.Swaps;
import org.clockhouse.attendance.Timesheets;
import org.clockhouse.attendance.WorkCycles;
import org.clockhouse.audit.AuditExport;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.AccessLevels;
import org.clockhouse.credential.Activations;
import org.clockhouse.credential.BackupPins;
import org.clockhouse.credential.BiometricRules;
import org.clockhouse.credential.Biometrics;
import org.clockhouse.credential.CardBatches;
import org.clockhouse.credential.CardChecks;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.CardPolicies;
import org.clockhouse.credential.CardRequests;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.CardTypes;
import org.clockhouse.credential.CardUses;
import org.clockhouse.credential.CareNotices;
import org.clockhouse.credential.Certificates;
import org.clockhouse.credential.Consents;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Deliveries;
import org.clockhouse.credential.FacePhotos;
import org.clockhouse.credential.Fees;
import org.clockhouse.credential.Freezes;
import org.clockhouse.credential.HandOvers;
import org.clockhouse.credential.Replacements;
import org.clockhouse.credential.Stays;
import org.clockhouse.credential.Stock;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.registry.Calendars;
import org.clockhouse.registry.Contracts;
import org.clockhouse.registry.Departments;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employees;
import org.clockhouse.registry.Imports;
import org.clockhouse.registry.Organisation;
import org.clockhouse.registry.Photos;
import org.clockhouse.registry.SheetReading;
import org.clockhouse.registry.Sites;
import org.clockhouse.report.CardPapers;
import org.clockhouse.report.ParallelRuns;
import org.clockhouse.report.Reports;
import org.clockhouse.report.TrialSheets;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Chains;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Tickets;
import org.clockhouse.rest.internal.admin.AccountsResource;
import org.clockhouse.rest.internal.admin.ApiKeysResource;
import org.clockhouse.rest.internal.admin.AuditResource;
import org.clockhouse.rest.internal.admin.BackupsResource;
import org.clockhouse.rest.internal.admin.HomeZone;
import org.clockhouse.rest.internal.admin.KeyRotationsResource;
import org.clockhouse.rest.internal.admin.RecoveryResource;
import org.clockhouse.rest.internal.admin.RolesResource;
import org.clockhouse.rest.internal.admin.SavedViewsResource;
import org.clockhouse.rest.internal.admin.SessionsResource;
import org.clockhouse.rest.internal.admin.Setup;
import org.clockhouse.rest.internal.cards.AccessLevelsResource;
import org.clockhouse.rest.internal.cards.ActivationsResource;
import org.clockhouse.rest.internal.cards.BackupPinsResource;
import org.clockhouse.rest.internal.cards.BiometricsResource;
import org.clockhouse.rest.internal.cards.CardBatchesResource;
import org.clockhouse.rest.internal.cards.CardChecksResource;
import org.clockhouse.rest.internal.cards.CardHoldersResource;
import org.clockhouse.rest.internal.cards.CardRequestsResource;
import org.clockhouse.rest.internal.cards.CardStatesResource;
import org.clockhouse.rest.internal.cards.CardTermsResource;
import org.clockhouse.rest.internal.cards.CareNoticesResource;
import org.clockhouse.rest.internal.cards.CertificateKindsResource;
import org.clockhouse.rest.internal.cards.CertificatesResource;
import org.clockhouse.rest.internal.cards.ConsentsResource;
import org.clockhouse.rest.internal.cards.CredentialsResource;
import org.clockhouse.rest.internal.cards.DeskReadersResource;
import org.clockhouse.rest.internal.cards.DeskStreams;
import org.clockhouse.rest.internal.cards.FeesResource;
import org.clockhouse.rest.internal.cards.HandOversResource;
import org.clockhouse.rest.internal.cards.HeldCredentialsResource;
import org.clockhouse.rest.internal.cards.ReplacementsResource;
import org.clockhouse.rest.internal.cards.StockResource;
import org.clockhouse.rest.internal.cards.VisitorsResource;
import org.clockhouse.rest.internal.changes.ChangesResource;
import org.clockhouse.rest.internal.changes.EventStreams;
import org.clockhouse.rest.internal.docs.DocsResource;
import org.clockhouse.rest.internal.http.Api;
import org.clockhouse.rest.internal.http.Bodies;
import org.clockhouse.rest.internal.http.Doorkeeper;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Shape;
import org.clockhouse.rest.internal.lists.ListSubscriptions;
import org.clockhouse.rest.internal.lists.ListSubscriptionsResource;
import org.clockhouse.rest.internal.notices.ChannelsResource;
import org.clockhouse.rest.internal.notices.NoticesResource;
import org.clockhouse.rest.internal.people.AreasResource;
import org.clockhouse.rest.internal.people.CalendarsResource;
import org.clockhouse.rest.internal.people.ContractsResource;
import org.clockhouse.rest.internal.people.DepartmentsResource;
import org.clockhouse.rest.internal.people.EmployeesResource;
import org.clockhouse.rest.internal.people.ImportsResource;
import org.clockhouse.rest.internal.people.Leavers;
import org.clockhouse.rest.internal.people.NewcomersResource;
import org.clockhouse.rest.internal.people.OrganisationResource;
import org.clockhouse.rest.internal.people.PhotosResource;
import org.clockhouse.rest.internal.people.SitesResource;
import org.clockhouse.rest.internal.requests.AttachmentsResource;
import org.clockhouse.rest.internal.requests.DeviceFaultsResource;
import org.clockhouse.rest.internal.requests.RequestChainsResource;
import org.clockhouse.rest.internal.requests.RequestsResource;
import org.clockhouse.rest.internal.requests.TicketsResource;
import org.clockhouse.rest.internal.terminals.AlarmsResource;
import org.clockhouse.rest.internal.terminals.ClocksResource;
import org.clockhouse.rest.internal.terminals.CountsResource;
import org.clockhouse.rest.internal.terminals.DriversResource;
import org.clockhouse.rest.internal.terminals.ErrandsResource;
import org.clockhouse.rest.internal.terminals.ExpectedTerminalsResource;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource;
import org.clockhouse.rest.internal.terminals.GatewaysResource;
import org.clockhouse.rest.internal.terminals.InstallationsResource;
import org.clockhouse.rest.internal.terminals.ProbesResource;
import org.clockhouse.rest.internal.terminals.PunchesResource;
import org.clockhouse.rest.internal.terminals.RecordingsResource;
import org.clockhouse.rest.internal.terminals.SnapshotsResource;
import org.clockhouse.rest.internal.terminals.TerminalListsResource;
import org.clockhouse.rest.internal.terminals.TerminalsResource;
import org.clockhouse.rest.internal.terminals.UpkeepResource;
import org.clockhouse.rest.internal.terminals.UploadsResource;
import org.clockhouse.rest.internal.time.AllowancesResource;
import org.clockhouse.rest.internal.time.AssignmentsResource;
import org.clockhouse.rest.internal.time.CompletenessResource;
import org.clockhouse.rest.internal.time.CoverNeedsResource;
import org.clockhouse.rest.internal.time.LeavesResource;
import org.clockhouse.rest.internal.time.OpenShiftsResource;
import org.clockhouse.rest.internal.time.ParallelRunsResource;
import org.clockhouse.rest.internal.time.PeriodUndosResource;
import org.clockhouse.rest.internal.time.PeriodsResource;
import org.clockhouse.rest.internal.time.ReportDesk;
import org.clockhouse.rest.internal.time.ReportRunsResource;
import org.clockhouse.rest.internal.time.ReportSubscriptionsResource;
import org.clockhouse.rest.internal.time.ReportsResource;
import org.clockhouse.rest.internal.time.RollCallsResource;
import org.clockhouse.rest.internal.time.RosterChangesResource;
import org.clockhouse.rest.internal.time.RosterFeedsResource;
import org.clockhouse.rest.internal.time.RosterImportsResource;
import org.clockhouse.rest.internal.time.RosterPreferencesResource;
import org.clockhouse.rest.internal.time.RosterRunsResource;
import org.clockhouse.rest.internal.time.RosterWishesResource;
import org.clockhouse.rest.internal.time.RostersResource;
import org.clockhouse.rest.internal.time.RuleOverridesResource;
import org.clockhouse.rest.internal.time.RuleSandboxResource;
import org.clockhouse.rest.internal.time.RuleSetsResource;
import org.clockhouse.rest.internal.time.RuleTrialsResource;
import org.clockhouse.rest.internal.time.ShiftsResource;
import org.clockhouse.rest.internal.time.SwapsResource;
import org.clockhouse.rest.internal.time.TimesheetsResource;
import org.clockhouse.rest.internal.time.TodayResource;
import org.clockhouse.rest.internal.time.TrialRuns;
import org.clockhouse.rest.internal.time.WorkCyclesResource;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Attempts;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.DeskReaders;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.Drivers;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.Installations;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.Probes;
import org.clockhouse.terminal.Recordings;
import org.clockhouse.terminal.Snapshots;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.TerminalPort;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTray;
import org.clockhouse.terminal.Uploads;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The API while every service it needs is there. References are static: when one is replaced this is made anew, and the gate
 * answers 503 meanwhile. The gate is opened last and closed first.
 */
@Component(service = ApiServer.class, immediate = true)
public final class ApiServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiGate gate;
    private final ListSubscriptions lists;
    private final EventStreams streams;
    private final ReportDesk reportDesk;
    private final TrialRuns trialRuns;
    private final DeskStreams deskStreams;
    private final Api api;

    @Activate
    public ApiServer(
            BundleContext context,
            @Reference ApiGate gate,
            @Reference EventStreams streams,
            @Reference ListSubscriptions lists,
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference IdempotencyStore answers,
            @Reference Sessions sessions,
            @Reference ApiKeys keys,
            @Reference Permissions permissions,
            @Reference Accounts accounts,
            @Reference Roles roles,
            @Reference SavedViews savedViews,
            @Reference AuditTrail audit,
            @Reference AuditExport auditExport,
            @Reference Organisation organisation,
            @Reference Sites sites,
            @Reference Departments departments,
            @Reference Calendars calendars,
            @Reference Employees employees,
            @Reference Directory directory,
            @Reference Contracts contracts,
            @Reference Imports imports,
            @Reference Photos photos,
            @Reference Credentials credentials,
            @Reference Freezes freezes,
            @Reference CardTerms cardTerms,
            @Reference Stays stays,
            @Reference CardTypes cardTypes,
            @Reference Stock stock,
            @Reference Fees fees,
            @Reference Replacements replacements,
            @Reference CardBatches cardBatches,
            @Reference AccessLevels accessLevels,
            @Reference Certificates certificates,
            @Reference CardChecks cardChecks,
            @Reference CardHolders cardHolders,
            @Reference Deliveries deliveries,
            @Reference CardUses cardUses,
            @Reference Activations activations,
            @Reference Activations.Setup activationSetup,
            @Reference BiometricRules biometricRules,
            @Reference Consents consents,
            @Reference Biometrics biometrics,
            @Reference FacePhotos facePhotos,
            @Reference BackupPins backupPins,
            @Reference PunchLog punches,
            @Reference PunchReview punchReview,
            @Reference Terminals terminals,
            @Reference UnknownTray unknownTray,
            @Reference ExpectedTerminals expectedTerminals,
            @Reference Installations installations,
            @Reference Snapshots snapshots,
            @Reference PictureReviews pictureReviews,
            @Reference TerminalPort terminalPort,
            @Reference Gateways gateways,
            @Reference GatewayCalls gatewayCalls,
            @Reference Alarms alarms,
            @Reference Errands errands,
            @Reference Clocks clocks,
            @Reference Probes probes,
            @Reference Doors doors,
            @Reference TerminalLogs terminalLogs,
            @Reference Attempts attempts,
            @Reference Maintenance maintenance,
            @Reference Counts counts,
            @Reference Uploads uploads,
            @Reference Drivers drivers,
            @Reference Recordings recordings,
            @Reference DeskReaders deskReaders,
            @Reference Shifts shifts,
            @Reference RuleSets ruleSets,
            @Reference RuleTrials ruleTrials,
            @Reference RuleSandbox ruleSandbox,
            @Reference RuleOverrides ruleOverrides,
            @Reference AllowanceRules allowances,
            @Reference AllowanceLines allowanceLines,
            @Reference Rosters rosters,
            @Reference Newcomers newcomers,
            @Reference RosterGrid rosterGrid,
            @Reference RosterGenerator rosterGenerator,
            @Reference RosterPreferences rosterPreferences,
            @Reference CoverNeeds coverNeeds,
            @Reference Swaps swaps,
            @Reference OpenShifts openShifts,
            @Reference RosterImports rosterImports,
            @Reference RosterFeeds rosterFeeds,
            @Reference Timesheets timesheets,
            @Reference WorkCycles workCycles,
            @Reference Periods periods,
            @Reference PeriodSheets periodSheets,
            @Reference PeriodUndos periodUndos,
            @Reference Completeness completeness,
            @Reference RollCalls rollCalls,
            @Reference Leaves leaves,
            @Reference LeaveCatalogue leaveTypes,
            @Reference Requests requests,
            @Reference DeviceFaults deviceFaults,
            @Reference Chains chains,
            @Reference Attachments attachments,
            @Reference CardRequests cardRequests,
            @Reference CardPolicies cardPolicies,
            @Reference Tickets tickets,
            @Reference HandOvers handOvers,
            @Reference CardPapers cardPapers,
            @Reference CareNotices careNotices,
            @Reference Notices notices,
            @Reference NoticeRules noticeRules,
            @Reference Channels channels,
            @Reference Outbox outbox,
            @Reference Subscriptions subscriptions,
            @Reference Reports reports,
            @Reference TrialSheets trialSheets,
            @Reference ParallelRuns parallelRuns,
            @Reference SheetReading sheets,
            @Reference Backups backups,
            @Reference RecoveryKeys recovery,
            @Reference KeyRotations keyRotations) {
        this.gate = gate;
        this.streams = streams;
        this.lists = lists;
        this.reportDesk = new ReportDesk(reports, workers, clock, folder(context, "report-runs"));
        this.trialRuns = new TrialRuns(ruleTrials, workers, clock);
        ObjectMapper mapper = Mapper.create();
        this.deskStreams = new DeskStreams(deskReaders, audit, mapper, workers, clock);
        List<Object> resources = List.of(
                new DocsResource(),
                new ChangesResource(streams),
                new SessionsResource(
                        sessions,
                        permissions,
                        organisation,
                        new Setup(sites, calendars, shifts, employees, terminals, punches),
                        new HomeZone(sites, directory),
                        recovery,
                        clock),
                new AccountsResource(accounts),
                new RolesResource(roles, permissions),
                new SavedViewsResource(savedViews),
                new ApiKeysResource(keys),
                new AuditResource(audit, auditExport),
                new BackupsResource(backups, audit),
                new RecoveryResource(recovery, audit, clock),
                new KeyRotationsResource(keyRotations, audit, clock),
                new OrganisationResource(organisation),
                new SitesResource(sites),
                new AreasResource(sites),
                new DepartmentsResource(departments),
                new CalendarsResource(calendars),
                new PhotosResource(photos),
                new EmployeesResource(employees, sites, departments, accounts, audit, clock),
                new ImportsResource(imports, permissions),
                new ContractsResource(contracts, directory, clock),
                new NewcomersResource(newcomers, employees, accessLevels),
                new CredentialsResource(
                        credentials, replacements, cardTypes, directory, activationSetup, audit, permissions),
                new CardTermsResource(cardTerms, directory, clock),
                new VisitorsResource(stays, directory, clock),
                new ReplacementsResource(replacements, cardTypes, directory, permissions),
                new CardBatchesResource(cardBatches, sheets),
                new StockResource(stock, cardTypes),
                new FeesResource(fees),
                new CardStatesResource(credentials, freezes, deliveries, cardUses, directory),
                new CardChecksResource(cardChecks, directory),
                new CardHoldersResource(cardHolders),
                new ActivationsResource(activations, activationSetup, directory),
                new ConsentsResource(biometricRules, consents),
                new BiometricsResource(biometrics, facePhotos, directory, permissions),
                new BackupPinsResource(backupPins),
                new AccessLevelsResource(accessLevels),
                new CertificateKindsResource(certificates),
                new CertificatesResource(certificates),
                new HeldCredentialsResource(credentials, directory),
                new DeskReadersResource(deskReaders, deskStreams),
                new TerminalsResource(terminals, unknownTray, sites, gateways),
                new ExpectedTerminalsResource(expectedTerminals),
                new InstallationsResource(installations, terminalPort),
                new SnapshotsResource(snapshots, pictureReviews, terminals, directory),
                new GatewaysResource(gateways),
                new GatewayCallsResource(gatewayCalls),
                new AlarmsResource(alarms, terminals),
                new ErrandsResource(errands, terminals),
                new ClocksResource(clocks, terminals, clock),
                new ProbesResource(probes, doors, terminalLogs, terminals),
                new UpkeepResource(attempts, maintenance, terminals, directory, clock),
                new CountsResource(counts, terminals),
                new TerminalListsResource(deliveries, terminals, directory),
                new UploadsResource(uploads, terminals),
                new DriversResource(drivers, clock),
                new RecordingsResource(recordings, terminals),
                new PunchesResource(punches, punchReview, terminals, directory, cardUses),
                new ShiftsResource(shifts, ruleSets, clock),
                new RuleSetsResource(ruleSets, clock),
                new RuleOverridesResource(ruleOverrides),
                new AllowancesResource(allowances, allowanceLines, timesheets),
                new RuleSandboxResource(ruleSandbox),
                new RuleTrialsResource(trialRuns, trialSheets, ruleSets),
                new AssignmentsResource(rosters, directory, departments),
                new RosterChangesResource(rosters, employees),
                new RostersResource(rosterGrid, directory),
                new RosterRunsResource(rosterGenerator),
                new RosterPreferencesResource(rosterPreferences),
                new RosterWishesResource(rosterPreferences, permissions),
                new CoverNeedsResource(coverNeeds, departments),
                new SwapsResource(swaps),
                new OpenShiftsResource(openShifts, directory),
                new RosterImportsResource(rosterImports),
                new RosterFeedsResource(rosterFeeds, clock),
                new TimesheetsResource(timesheets, terminals, clock),
                new WorkCyclesResource(workCycles),
                new TodayResource(timesheets, sites),
                new CompletenessResource(completeness),
                new PeriodsResource(periods, periodSheets, permissions),
                new PeriodUndosResource(periodUndos),
                new RollCallsResource(rollCalls, directory),
                new LeavesResource(leaves, leaveTypes, clock),
                new RequestsResource(requests, directory, sites, clock),
                new DeviceFaultsResource(deviceFaults, directory),
                new RequestChainsResource(chains),
                new AttachmentsResource(attachments),
                new CardRequestsResource(cardRequests, cardPolicies, departments),
                new TicketsResource(tickets, directory, permissions),
                new HandOversResource(handOvers, cardPapers, permissions),
                new CareNoticesResource(careNotices),
                new ReportRunsResource(reportDesk, permissions),
                new ReportSubscriptionsResource(subscriptions, channels, notices, permissions),
                new ListSubscriptionsResource(subscriptions, permissions),
                new ReportsResource(reports),
                new ParallelRunsResource(parallelRuns),
                new NoticesResource(notices, noticeRules),
                new ChannelsResource(channels, outbox));
        this.api = new Api(
                resources,
                mapper,
                new Shape(),
                new Doorkeeper(
                        sessions, keys, permissions, audit, new Leavers(directory, sites, clock), gatewayCalls::knock),
                answers,
                new Bodies(folder(context, "uploads"), PATIENCE));
        lists.open(resources, mapper);
        gate.open(api.servlet());
    }

    @Deactivate
    public void stop() {
        lists.close();
        streams.closeAll();
        deskStreams.close();
        gate.close(api.servlet());
        api.close();
        reportDesk.close();
        trialRuns.close();
    }

    private static Path folder(BundleContext context, String name) {
        return context.getDataFile(name).toPath();
    }
}

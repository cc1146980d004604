package org.clockhouse.registry.internal.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.imports.ImportCounts;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeFile;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;

/**
 * Writes a sheet in portions, each a transaction of its own with a note of what it did. A portion is a fixed range of rows, so
 * a commit repeated after a crash finds the notes and goes on behind them. All or nothing is settled before the first portion:
 * a row that goes wrong later, because somebody changed the registry meanwhile, is left out and counted as wrong.
 */
final class SheetCommit {

    /** A person is up to ten rows of the database, and a transaction writes at most 1,000. */
    static final int PEOPLE_AT_ONCE = 100;

    private final ImportRepository imports;
    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;
    private final SheetCredentials credentials;

    SheetCommit(
            ImportRepository imports,
            EmployeeRepository employees,
            OrganisationRepository organisation,
            DepartmentRepository departments,
            Journal journal,
            Transactions transactions,
            Clock clock,
            SheetCredentials credentials) {
        this.imports = imports;
        this.employees = employees;
        this.organisation = organisation;
        this.departments = departments;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
        this.credentials = credentials;
    }

    ImportDraft commit(Actor actor, Scope scope, ImportId id, ImportMode mode) {
        ImportDraft draft = transactions.in(actor.org(), () -> begin(actor, scope, id, mode));
        if (draft.state() == ImportDraft.State.COMMITTED) {
            return draft;
        }
        Sheet sheet = transactions.in(actor.org(), () -> SheetCodec.read(imports.sheet(id)));
        int done = transactions.in(actor.org(), () -> imports.chunks(id).size());
        Map<String, Integer> firstRows =
                transactions.in(actor.org(), () -> planner(scope, draft).firstRows(sheet.rows()));
        for (int chunk = done; chunk * PEOPLE_AT_ONCE < sheet.rows().size(); chunk++) {
            int number = chunk;
            transactions.run(actor.org(), () -> write(scope, draft, sheet, firstRows, number));
        }
        List<ImportProblem> refused = credentials.give(actor, scope, draft, sheet);
        return transactions.in(actor.org(), () -> finish(actor, id, mode, refused));
    }

    private ImportDraft begin(Actor actor, Scope scope, ImportId id, ImportMode mode) {
        ImportDraft draft = imports.find(id).orElseThrow(() -> new NotFound("import", id.text()));
        switch (draft.state()) {
            case COMMITTED, COMMITTING -> {
                return draft;
            }
            case UNDONE -> throw new Refused("import.state", "the sheet was undone; bring it in again");
            case CHECKED -> {
                // goes on below
            }
        }
        if (!draft.mapping().containsValue(ImportField.NUMBER)) {
            throw new Refused("import.number.unmapped", "say which column holds the employee number");
        }
        Sheet sheet = SheetCodec.read(imports.sheet(id));
        SheetPlanner planner = planner(scope, draft);
        SheetCheck check = new SheetCheck(planner.plan(sheet.rows(), planner.firstRows(sheet.rows())));
        int wrong = check.counts().wrong();
        if (mode == ImportMode.ALL_OR_NOTHING && wrong > 0) {
            throw new Refused("import.wrong-rows", wrong + " rows are wrong; mend them or take the good rows only");
        }
        makeWished(actor, draft, planner.names(), check.plans());
        return imports.update(check.draft(
                        id,
                        draft.fileName(),
                        sheet,
                        draft.mapping(),
                        draft.options(),
                        draft.at(),
                        draft.by(),
                        draft.version())
                .in(ImportDraft.State.COMMITTING));
    }

    private void write(Scope scope, ImportDraft draft, Sheet sheet, Map<String, Integer> firstRows, int chunk) {
        int from = chunk * PEOPLE_AT_ONCE;
        List<Sheet.Row> rows = sheet.rows().subList(from, Math.min(sheet.rows().size(), from + PEOPLE_AT_ONCE));
        List<EmployeeFile> fresh = new ArrayList<>();
        List<EmployeeFile> changed = new ArrayList<>();
        List<RegistryChange> effects = new ArrayList<>();
        List<RowPlan> plans = planner(scope, draft).plan(rows, firstRows);
        for (RowPlan plan : plans) {
            if (plan instanceof RowPlan.Fresh row) {
                fresh.add(row.file());
                effects.add(effect(row.file(), row.file().employee().hiredOn()));
            } else if (plan instanceof RowPlan.Changed row) {
                changed.add(row.file());
                row.alters().ifPresent(date -> effects.add(effect(row.file(), date)));
            }
        }
        imports.addChunk(draft.id(), chunk, JournalCodec.write(JournalCodec.Chunk.of(plans)));
        employees.insert(fresh);
        employees.update(changed);
        journal.altered(Topic.EMPLOYEES, effects);
    }

    private ImportDraft finish(Actor actor, ImportId id, ImportMode mode, List<ImportProblem> refused) {
        ImportDraft draft = imports.find(id).orElseThrow(() -> new NotFound("import", id.text()));
        if (draft.state() == ImportDraft.State.COMMITTED) {
            return draft;
        }
        ImportCounts counts = imports.chunks(id).stream()
                .map(JournalCodec::read)
                .map(JournalCodec.Chunk::counts)
                .reduce(new ImportCounts(0, 0, 0, 0, 0), SheetCommit::sum);
        ImportDraft committed = imports.update(new ImportDraft(
                id,
                draft.fileName(),
                draft.encoding(),
                draft.columns(),
                draft.mapping(),
                draft.options(),
                counts,
                Stream.concat(draft.problems().stream(), refused.stream())
                        .limit(SheetCheck.MOST_PROBLEMS)
                        .toList(),
                ImportDraft.State.COMMITTED,
                draft.at(),
                draft.by(),
                draft.version()));
        journal.wrote(
                AuditDraft.of(actor, "employee.import", "import", id.text(), draft.fileName())
                        .with(ImportFields.of(committed, mode, imports.chunks(id))),
                Topic.EMPLOYEES,
                List.of());
        return committed;
    }

    /** Only what a row needs that will be taken: a wrong row makes nothing. */
    private void makeWished(Actor actor, ImportDraft draft, PlaceNames names, List<RowPlan> plans) {
        Set<Placement> needed = new HashSet<>();
        for (RowPlan plan : plans) {
            if (plan instanceof RowPlan.Fresh row) {
                needed.add(row.file().employee().placement());
            } else if (plan instanceof RowPlan.Changed row) {
                row.file().periods().forEach(period -> needed.add(period.placement()));
            }
        }
        names.siteWishes().forEach((name, id) -> {
            if (needed.stream().anyMatch(placement -> placement.site().equals(id))) {
                organisation.insert(new Site(id, new LocalName(name, ""), zone(draft), Optional.empty(), false, 1));
                audit(actor, "site.add", "site", id.text(), name);
            }
        });
        List<PlaceNames.Wish> wishes =
                names.neededWishes(needed.stream().map(Placement::department).collect(Collectors.toSet()));
        if (!wishes.isEmpty()) {
            departments.lockTree();
        }
        for (PlaceNames.Wish wish : wishes) {
            Optional<Department> parent = wish.parent()
                    .map(above -> departments.find(above).orElseThrow(() -> new NotFound("department", above.text())));
            departments.insert(new Department(
                    wish.id(), wish.parent(), wish.name(), Department.path(parent, wish.id()), false, 1));
            audit(
                    actor,
                    "department.add",
                    "department",
                    wish.id().text(),
                    wish.name().any());
        }
    }

    private void audit(Actor actor, String action, String kind, String id, String name) {
        journal.wrote(
                AuditDraft.of(actor, action, kind, id, name)
                        .with(Map.of("name.zh", name))
                        .because("import"),
                Topic.ORGANISATION,
                List.of());
    }

    private java.time.ZoneId zone(ImportDraft draft) {
        Places places = Places.read(organisation, departments, clock);
        Optional<SiteId> like = draft.options().site().or(places::onlySite);
        return like.map(places::zone)
                .orElseThrow(() -> new Refused(
                        "import.site.zone", "say which site the new ones are like, so that their time zone is known"));
    }

    private SheetPlanner planner(Scope scope, ImportDraft draft) {
        return new SheetPlanner(
                employees,
                Places.read(organisation, departments, clock),
                new PlaceNames(organisation.sites(), departments.tree()),
                scope,
                draft.options(),
                draft.mapping());
    }

    private static RegistryChange effect(EmployeeFile file, java.time.LocalDate from) {
        return new RegistryChange(
                RegistryChange.Kind.EMPLOYEE, file.employee().id().value(), from);
    }

    private static ImportCounts sum(ImportCounts one, ImportCounts other) {
        return new ImportCounts(
                one.rows() + other.rows(),
                one.fresh() + other.fresh(),
                one.changed() + other.changed(),
                one.unchanged() + other.unchanged(),
                one.wrong() + other.wrong());
    }
}

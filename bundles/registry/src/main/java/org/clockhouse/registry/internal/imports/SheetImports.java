package org.clockhouse.registry.internal.imports;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.CellFix;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.ImportOptions;
import org.clockhouse.registry.imports.ImportProblem;
import org.clockhouse.registry.imports.ImportedCredentials;
import org.clockhouse.registry.imports.Imports;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.registry.imports.WrongRow;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.organisation.PlaceNames;
import org.clockhouse.registry.internal.organisation.Places;
import org.clockhouse.registry.internal.sheet.Sheet;
import org.clockhouse.registry.internal.sheet.SheetProfile;
import org.clockhouse.registry.internal.sheet.SheetReader;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Sheets: read, check, mend. What is written is the business of {@link SheetCommit}. */
@Component
public final class SheetImports implements Imports {

    private static final int MOST_FIXES = 5_000;

    private final ImportRepository imports;
    private final EmployeeRepository employees;
    private final OrganisationRepository organisation;
    private final DepartmentRepository departments;
    private final Transactions transactions;
    private final Clock clock;
    private final SheetCommit commit;
    private final SheetUndo undo;

    @Activate
    public SheetImports(
            @Reference ImportRepository imports,
            @Reference EmployeeRepository employees,
            @Reference OrganisationRepository organisation,
            @Reference DepartmentRepository departments,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    ImportedCredentials credentials) {
        this.imports = imports;
        this.employees = employees;
        this.organisation = organisation;
        this.departments = departments;
        this.transactions = transactions;
        this.clock = clock;
        this.commit = new SheetCommit(
                imports,
                employees,
                organisation,
                departments,
                journal,
                transactions,
                clock,
                new SheetCredentials(employees, transactions, Optional.ofNullable(credentials)));
        this.undo = new SheetUndo(imports, employees, journal, transactions);
    }

    @Override
    public byte[] template(SheetFormat format, Language language) {
        return TemplateWriter.write(format, language);
    }

    @Override
    public ImportDraft open(Actor actor, Scope scope, String fileName, InputStream content) {
        Sheet read = SheetReader.read(content);
        Optional<SheetProfile> profile = SheetProfile.of(read.headings());
        Map<Integer, ImportField> mapping = ColumnGuess.filledUp(
                profile.map(known -> known.mapping(read.headings())).orElseGet(TreeMap::new), read.headings());
        Sheet sheet = profile.map(known -> known.tidy(read, mapping)).orElse(read);
        return transactions.in(actor.org(), () -> {
            SheetCheck check = check(scope, sheet, mapping, ImportOptions.DEFAULT);
            ImportDraft draft = check.draft(
                    ImportId.next(),
                    name(fileName),
                    sheet,
                    mapping,
                    ImportOptions.DEFAULT,
                    clock.instant(),
                    actor.id(),
                    1);
            imports.insert(draft, SheetCodec.write(sheet));
            return draft;
        });
    }

    @Override
    public ImportDraft check(
            Actor actor,
            Scope scope,
            ImportId id,
            long version,
            Map<Integer, ImportField> mapping,
            List<CellFix> fixes,
            ImportOptions options) {
        return transactions.in(actor.org(), () -> {
            ImportDraft before = seen(actor, scope, id);
            if (before.version() != version) {
                throw new Stale("import", id.text());
            }
            if (before.state() != ImportDraft.State.CHECKED) {
                throw new Refused("import.state", "the sheet was taken already; bring it in again");
            }
            Sheet sheet = SheetCodec.read(imports.sheet(id));
            requireMapping(sheet, mapping);
            Sheet mended = fixes.isEmpty() ? sheet : mended(sheet, fixes);
            if (mended != sheet) {
                imports.replaceSheet(id, SheetCodec.write(mended));
            }
            return imports.update(check(scope, mended, mapping, options)
                    .draft(
                            id,
                            before.fileName(),
                            mended,
                            mapping,
                            options,
                            before.at(),
                            before.by(),
                            before.version()));
        });
    }

    @Override
    public ImportDraft find(Actor actor, Scope scope, ImportId id) {
        return transactions.in(actor.org(), () -> seen(actor, scope, id));
    }

    @Override
    public ImportDraft commit(Actor actor, Scope scope, ImportId id, ImportMode mode) {
        find(actor, scope, id);
        return commit.commit(actor, scope, id, mode);
    }

    @Override
    public ImportDraft undo(Actor actor, Scope scope, ImportId id) {
        find(actor, scope, id);
        return undo.undo(actor, scope, id);
    }

    @Override
    public byte[] wrongRows(Actor actor, Scope scope, ImportId id, SheetFormat format, Language language) {
        return transactions.in(actor.org(), () -> {
            ImportDraft draft = seen(actor, scope, id);
            Sheet sheet = SheetCodec.read(imports.sheet(id));
            return WrongRowsWriter.write(sheet, wrong(draft, sheet), format, language);
        });
    }

    @Override
    public List<WrongRow> wrong(Actor actor, Scope scope, ImportId id) {
        return transactions.in(actor.org(), () -> {
            ImportDraft draft = seen(actor, scope, id);
            Sheet sheet = SheetCodec.read(imports.sheet(id));
            Map<Integer, Sheet.Row> rows =
                    sheet.rows().stream().collect(Collectors.toMap(Sheet.Row::number, row -> row, (one, same) -> one));
            return wrong(draft, sheet).stream()
                    .limit(SheetCheck.MOST_PROBLEMS)
                    .map(plan -> new WrongRow(
                            plan.row(),
                            rows.get(plan.row()).cells().stream()
                                    .map(Sheet.Cell::text)
                                    .toList(),
                            plan.findings().stream().map(Finding::problem).toList()))
                    .toList();
        });
    }

    /** As the sheet stands against the registry now, and what the last check noted because of who asked for it. */
    private List<RowPlan> wrong(ImportDraft draft, Sheet sheet) {
        Map<Integer, Finding> scoped = new HashMap<>();
        for (ImportProblem problem : draft.problems()) {
            Finding.Kind.ofScope(problem.code())
                    .ifPresent(kind -> scoped.put(
                            problem.row(), Finding.of(kind, problem.row(), problem.column(), problem.value())));
        }
        List<RowPlan> wrong = new ArrayList<>();
        for (RowPlan plan :
                check(Scope.EVERYBODY, sheet, draft.mapping(), draft.options()).plans()) {
            if (plan instanceof RowPlan.Wrong) {
                wrong.add(plan);
            } else if (scoped.containsKey(plan.row())) {
                wrong.add(new RowPlan.Wrong(plan.row(), List.of(scoped.get(plan.row()))));
            }
        }
        return wrong;
    }

    private SheetCheck check(Scope scope, Sheet sheet, Map<Integer, ImportField> mapping, ImportOptions options) {
        SheetPlanner planner = new SheetPlanner(
                employees,
                Places.read(organisation, departments, clock),
                new PlaceNames(organisation.sites(), departments.tree()),
                scope,
                options,
                mapping);
        return new SheetCheck(planner.plan(sheet.rows(), planner.firstRows(sheet.rows())));
    }

    /** A sheet holds what its people told: it is for who brought it in, and for who may see everybody. */
    private ImportDraft seen(Actor actor, Scope scope, ImportId id) {
        return imports.find(id)
                .filter(draft -> scope.everybody() || draft.by().equals(actor.id()))
                .orElseThrow(() -> new NotFound("import", id.text()));
    }

    private static void requireMapping(Sheet sheet, Map<Integer, ImportField> mapping) {
        if (mapping.values().size() != Set.copyOf(mapping.values()).size()) {
            throw new Refused("import.mapping.twice", "two columns are said to mean the same");
        }
        mapping.keySet().stream()
                .filter(column ->
                        column < 0 || column >= Math.max(sheet.headings().size(), 1))
                .findAny()
                .ifPresent(column -> {
                    throw new Refused("import.mapping.column", "the sheet has no column " + column);
                });
        if (!EnumSet.allOf(ImportField.class).containsAll(mapping.values())) {
            throw new IllegalArgumentException("unknown field");
        }
    }

    private static Sheet mended(Sheet sheet, List<CellFix> fixes) {
        if (fixes.size() > MOST_FIXES) {
            throw new Refused("import.fixes", "at most " + MOST_FIXES + " cells are mended at once");
        }
        Map<Integer, List<CellFix>> byRow = fixes.stream().collect(Collectors.groupingBy(CellFix::row));
        Map<Integer, Sheet.Row> rows = new HashMap<>();
        sheet.rows().forEach(row -> rows.put(row.number(), row));
        byRow.keySet().stream().filter(row -> !rows.containsKey(row)).findAny().ifPresent(row -> {
            throw new Refused("import.fix.row", "the sheet has no row " + row);
        });
        List<Sheet.Row> mended = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            mended.add(byRow.containsKey(row.number()) ? mended(sheet, row, byRow.get(row.number())) : row);
        }
        return new Sheet(sheet.encoding(), sheet.headings(), mended);
    }

    private static Sheet.Row mended(Sheet sheet, Sheet.Row row, List<CellFix> fixes) {
        List<Sheet.Cell> cells = new ArrayList<>(row.cells());
        for (CellFix fix : fixes) {
            if (fix.column() < 0 || fix.column() >= sheet.headings().size()) {
                throw new Refused("import.fix.column", "the sheet has no column " + fix.column());
            }
            if (fix.value().length() > Sheet.LONGEST_CELL) {
                throw SheetReader.cellTooLong(row.number());
            }
            while (cells.size() <= fix.column()) {
                cells.add(Sheet.Cell.EMPTY);
            }
            cells.set(fix.column(), Sheet.Cell.text(fix.value()));
        }
        return new Sheet.Row(row.number(), cells);
    }

    /** The last part of a path, at most as long as a file name: it is only ever shown. */
    private static String name(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return last.replaceAll("\\p{Cntrl}", "")
                .substring(0, Math.min(last.replaceAll("\\p{Cntrl}", "").length(), 200));
    }
}

package org.clockhouse.report.internal.card;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was replaced, what it costs, and what gets lost. Numbers are masked, as everywhere outside the desk. */
@Component(service = CardSheets.class)
public final class CardSheets {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Replacements replacements;
    private final CardChecks checks;
    private final Directory directory;
    private final Sites sites;
    private final Departments departments;

    @Activate
    public CardSheets(
            @Reference Replacements replacements,
            @Reference CardChecks checks,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Departments departments) {
        this.replacements = replacements;
        this.checks = checks;
        this.directory = directory;
        this.sites = sites;
        this.departments = departments;
    }

    public List<Column> columns(ReportRequest.Name name, Words words) {
        return switch (name) {
            case CARD_REPLACEMENTS ->
                List.of(
                        Column.of("time", words, 16),
                        Column.of("number", words, 10),
                        Column.of("name", words, 14),
                        Column.of("department", words, 16),
                        Column.of("oldCard", words, 10),
                        Column.of("newCard", words, 10),
                        Column.of("reason", words, 12),
                        Column.of("note", words, 20),
                        Column.of("operator", words, 14),
                        Column.of("fee", words, 10),
                        Column.of("feeState", words, 12));
            case CARD_FEES ->
                List.of(
                        Column.of("number", words, 10),
                        Column.of("name", words, 14),
                        Column.of("department", words, 16),
                        Column.of("time", words, 16),
                        Column.of("reason", words, 12),
                        Column.of("fee", words, 10),
                        Column.of("currency", words, 8),
                        Column.of("feeState", words, 12),
                        Column.of("settledBy", words, 14),
                        Column.of("note", words, 24));
            default ->
                List.of(
                        Column.of("month", words, 9),
                        Column.of("department", words, 20),
                        Column.of("stockBatch", words, 20),
                        Column.of("reason", words, 14),
                        Column.of("count", words, 8));
        };
    }

    /** @return how many rows there are */
    public int write(OrgId org, Scope scope, ReportRequest request, Words words, Sheet sheet) throws IOException {
        Map<DepartmentId, Department> tree =
                departments.tree(org).stream().collect(Collectors.toMap(Department::id, department -> department));
        if (request.name() == ReportRequest.Name.CARD_LOSSES) {
            return losses(org, scope, request, words, sheet, tree);
        }
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        ReplacementFilter filter = filter(request.query());
        Page page = Page.first(Page.MOST);
        int rows = 0;
        Slice<Replacement> slice;
        do {
            slice = replacements.page(org, scope, filter, page);
            Map<EmployeeId, Employee> people = directory.of(
                    org, slice.items().stream().map(Replacement::holder).collect(Collectors.toSet()));
            for (Replacement made : slice.items()) {
                Employee person = people.get(made.holder());
                LocalDateTime at = LocalDateTime.ofInstant(made.at(), zones.get(person.site()));
                boolean fee = request.name() == ReportRequest.Name.CARD_FEES;
                if (isWithin(request.query(), at.toLocalDate())
                        && wanted(person, request.query(), tree)
                        && (!fee || made.fee().state() != Fee.State.NONE)) {
                    String department = name(tree, person.department(), words);
                    String time = MINUTE.format(at);
                    sheet.row(
                            fee
                                    ? fee(made, person, time, department, words)
                                    : whole(made, person, time, department, words));
                    rows++;
                }
            }
            page = new Page(slice.next(), Page.MOST);
        } while (!slice.next().isEmpty());
        return rows;
    }

    private int losses(
            OrgId org, Scope scope, ReportRequest request, Words words, Sheet sheet, Map<DepartmentId, Department> tree)
            throws IOException {
        MonthQuery query = request.query();
        Set<DepartmentId> within = within(tree, request.query().department());
        int rows = 0;
        for (CardChecks.Loss loss : checks.losses(org, scope, query.from(), query.until())) {
            if (query.department().isEmpty() || within.contains(loss.department())) {
                sheet.row(List.of(
                        text(loss.month().toString()),
                        text(name(tree, loss.department(), words)),
                        text(loss.batch()),
                        text(words.of("reason." + loss.reason())),
                        new Cell.Count(loss.count())));
                rows++;
            }
        }
        return rows;
    }

    private static List<Cell> whole(Replacement made, Employee person, String time, String department, Words words) {
        return List.of(
                text(time),
                text(person.number()),
                text(words.of(person.name())),
                text(department),
                text(made.oldNumber()),
                text(made.nextNumber()),
                text(words.of("reason." + made.reason())),
                text(made.note()),
                text(made.operator()),
                amount(made.fee()),
                text(words.of("fee." + made.fee().state())));
    }

    private static List<Cell> fee(Replacement made, Employee person, String time, String department, Words words) {
        return List.of(
                text(person.number()),
                text(words.of(person.name())),
                text(department),
                text(time),
                text(words.of("reason." + made.reason())),
                amount(made.fee()),
                text(made.fee().currency()),
                text(words.of("fee." + made.fee().state())),
                text(made.fee().by()),
                text(made.fee().why()));
    }

    private static boolean wanted(Employee person, MonthQuery query, Map<DepartmentId, Department> tree) {
        String text = query.text().strip();
        return query.site().map(person.site()::equals).orElse(true)
                && (query.department().isEmpty()
                        || within(tree, query.department()).contains(person.department()))
                && (text.isEmpty()
                        || person.number().contains(text)
                        || person.name().any().contains(text));
    }

    private static Set<DepartmentId> within(Map<DepartmentId, Department> tree, Optional<DepartmentId> top) {
        return top.map(tree::get).stream()
                .flatMap(above -> tree.values().stream().filter(department -> department.isWithin(above)))
                .map(Department::id)
                .collect(Collectors.toSet());
    }

    /** By the clock of the person's site. */
    private static boolean isWithin(MonthQuery query, LocalDate day) {
        return !day.isBefore(query.from()) && !day.isAfter(query.until());
    }

    /** Nowhere is a day more than a day away from that of UTC. */
    private static ReplacementFilter filter(MonthQuery query) {
        Instant from = query.from().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = query.until().plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ReplacementFilter(query.employee(), "", "", Optional.empty(), Optional.empty(), from, until);
    }

    private static String name(Map<DepartmentId, Department> tree, DepartmentId id, Words words) {
        return Optional.ofNullable(tree.get(id))
                .map(department -> words.of(department.name()))
                .orElse("");
    }

    private static Cell amount(Fee fee) {
        return fee.cents() == 0 ? Cell.EMPTY : new Cell.Amount(fee.cents());
    }

    private static Cell text(String text) {
        return text.isEmpty() ? Cell.EMPTY : new Cell.Text(text);
    }
}

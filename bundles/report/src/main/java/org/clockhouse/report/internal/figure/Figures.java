package org.clockhouse.report.internal.figure;

import static java.util.stream.Collectors.toMap;

import java.text.Collator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.report.Dimension;
import org.clockhouse.report.FigureTable;
import org.clockhouse.report.FigureTable.Group;
import org.clockhouse.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds days up by whatever they are divided by. */
@Component(service = Figures.class)
public final class Figures {

    private static final LocalName NONE = new LocalName("无", "none");

    private final DayReading days;
    private final Sites sites;
    private final Departments departments;

    @Activate
    public Figures(@Reference DayReading days, @Reference Sites sites, @Reference Departments departments) {
        this.days = days;
        this.sites = sites;
        this.departments = departments;
    }

    public FigureTable table(OrgId org, Scope scope, ReportRequest request) {
        if (request.name().kind() != ReportRequest.Kind.FIGURES) {
            throw new Refused("report.no-figures", request.name() + " is a sheet and has no figures");
        }
        List<Dimension> by = request.by();
        Map<List<String>, Tally> tallies = new HashMap<>();
        Map<String, Person> people = new HashMap<>();
        Tally total = new Tally();
        days.read(org, scope, request.query(), (person, placement, day, mark) -> {
            if (by.contains(Dimension.PERSON)) {
                people.putIfAbsent(person.id().text(), person);
            }
            List<String> group = by.stream()
                    .map(dimension -> key(dimension, person, placement, day))
                    .toList();
            Tally tally = tallies.computeIfAbsent(group, key -> new Tally());
            if (tallies.size() > FigureTable.MOST_ROWS) {
                throw new Refused("report.too-many-groups", "more than " + FigureTable.MOST_ROWS + " rows");
            }
            tally.add(day, mark);
            total.add(day, mark);
        });
        Names names = new Names(org, people);
        List<FigureTable.Row> rows = tallies.entrySet().stream()
                .map(entry -> new FigureTable.Row(
                        names.groups(by, entry.getKey()),
                        entry.getValue().values(request.name().metrics())))
                .sorted(order(by))
                .toList();
        return new FigureTable(
                by, request.name().metrics(), rows, total.values(request.name().metrics()));
    }

    private static String key(Dimension dimension, Person person, Placement placement, DayResult day) {
        return switch (dimension) {
            case SITE -> placement.site().text();
            case DEPARTMENT -> placement.department().text();
            case POST -> placement.position();
            case PERSON -> person.id().text();
            case RULE -> day.rules().code();
            case SHIFT -> day.planned().map(DayResult.Planned::code).orElse("");
            default -> time(dimension, day.date());
        };
    }

    static String time(Dimension dimension, LocalDate date) {
        return switch (dimension) {
            case WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(date).substring(0, 8);
            case MONTH -> YearMonth.from(date).toString();
            case YEAR -> String.valueOf(date.getYear());
            default -> date.toString();
        };
    }

    /** Names in the order of the pinyin, people by number, everything else by its letters. */
    private static Comparator<FigureTable.Row> order(List<Dimension> by) {
        Collator letters = Collator.getInstance(Locale.CHINA);
        Comparator<FigureTable.Row> order = (one, other) -> 0;
        for (int i = 0; i < by.size(); i++) {
            int at = i;
            Comparator<Group> groups =
                    switch (by.get(i)) {
                        case SITE, DEPARTMENT, POST ->
                            Comparator.<Group, String>comparing(
                                            group -> group.name().any(), letters::compare)
                                    .thenComparing(Group::key);
                        case PERSON -> Comparator.comparing(Group::number).thenComparing(Group::key);
                        default -> Comparator.comparing(Group::key);
                    };
            order = order.thenComparing(row -> row.groups().get(at), groups);
        }
        return order;
    }

    /** What keys are called. */
    private final class Names {

        private final Map<String, Person> people;
        private final Map<String, LocalName> places;

        Names(OrgId org, Map<String, Person> people) {
            this.people = people;
            this.places =
                    sites.all(org).stream().collect(toMap(site -> site.id().text(), Site::name));
            places.putAll(departments.tree(org).stream()
                    .collect(toMap(each -> each.id().text(), Department::name)));
        }

        List<Group> groups(List<Dimension> by, List<String> keys) {
            List<Group> groups = new ArrayList<>(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                groups.add(group(by.get(i), keys.get(i)));
            }
            return groups;
        }

        private Group group(Dimension dimension, String key) {
            if (dimension == Dimension.PERSON) {
                Person person = people.get(key);
                return new Group(key, person.number(), person.name());
            }
            LocalName plain = key.isEmpty() ? NONE : new LocalName(key, key);
            return new Group(key, "", Optional.ofNullable(places.get(key)).orElse(plain));
        }
    }
}

package org.clockhouse.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/** A report that is wanted again and again. As {@link #wants} it is what a subscription of the kind {@link #KIND} keeps. */
public record ReportOrder(
        ReportRequest.Name report,
        ReportSpan span,
        Optional<SiteId> site,
        Optional<DepartmentId> department,
        String text,
        boolean problemsOnly,
        List<Dimension> by,
        ReportRequest.Format format,
        ReportRequest.Language language,
        boolean byteOrderMark) {

    public static final String KIND = "report";

    /** A leap year, which a span of a year may be. */
    private static final LocalDate LONG_DAY = LocalDate.of(2024, 12, 31);

    public ReportOrder {
        by = List.copyOf(by);
        text = text.replaceAll("\\R", " ");
        long longest = ChronoUnit.DAYS.between(span.from(LONG_DAY), span.until(LONG_DAY)) + 1;
        if (longest > report.kind().longest()) {
            throw Refused.at(
                    "/span",
                    "report.period",
                    "a period of this report has at most " + report.kind().longest() + " days");
        }
    }

    public ReportRequest on(LocalDate today) {
        return new ReportRequest(
                report,
                new MonthQuery(
                        span.from(today), span.until(today), site, department, Optional.empty(), text, problemsOnly),
                by,
                format,
                language,
                byteOrderMark);
    }

    public Map<String, String> wants() {
        Map<String, String> wants = new TreeMap<>();
        wants.put("report", report.name());
        wants.put("span", span.name());
        site.ifPresent(id -> wants.put("site", id.text()));
        department.ifPresent(id -> wants.put("department", id.text()));
        wants.put("text", text);
        wants.put("problemsOnly", String.valueOf(problemsOnly));
        wants.put("by", by.stream().map(Dimension::name).collect(Collectors.joining(" ")));
        wants.put("format", format.name());
        wants.put("language", language.name());
        wants.put("byteOrderMark", String.valueOf(byteOrderMark));
        return wants;
    }

    public static ReportOrder of(Map<String, String> wants) {
        return new ReportOrder(
                ReportRequest.Name.valueOf(wants.get("report")),
                ReportSpan.valueOf(wants.get("span")),
                Optional.ofNullable(wants.get("site")).map(SiteId::of),
                Optional.ofNullable(wants.get("department")).map(DepartmentId::of),
                wants.get("text"),
                Boolean.parseBoolean(wants.get("problemsOnly")),
                Arrays.stream(wants.get("by").split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(Dimension::valueOf)
                        .toList(),
                ReportRequest.Format.valueOf(wants.get("format")),
                ReportRequest.Language.valueOf(wants.get("language")),
                Boolean.parseBoolean(wants.get("byteOrderMark")));
    }
}

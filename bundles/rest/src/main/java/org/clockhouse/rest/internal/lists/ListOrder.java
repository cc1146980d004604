package org.clockhouse.rest.internal.lists;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.kernel.Refused;
import org.clockhouse.report.ReportRequest.Format;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.report.ReportSpan;

/**
 * A list that is wanted again and again. As {@link #wants} it is what a subscription of the kind {@link #KIND} keeps.
 *
 * @param filters by the names that the list's operation has for them
 * @param span of a list of a period, else without meaning
 * @param zone that its times are shown in
 */
record ListOrder(
        SentList list,
        SortedMap<String, String> filters,
        ReportSpan span,
        Format format,
        Language language,
        boolean byteOrderMark,
        ZoneId zone) {

    static final String KIND = "list";

    private static final String FILTER = "filter.";

    ListOrder {
        filters = new TreeMap<>(filters);
        filters.forEach((name, value) -> {
            if (!name.matches("[a-zA-Z]{1,40}") || value.length() > 200 || value.matches("(?s).*\\R.*")) {
                throw Refused.at("/filters", "list.filter", "a filter has a name and a line of at most 200 characters");
            }
        });
    }

    ListReader.Days days(LocalDate today) {
        return list.time() == SentList.Time.AHEAD
                ? new ListReader.Days(today, today.plusDays(SentList.DAYS_AHEAD), zone)
                : new ListReader.Days(span.from(today), span.until(today), zone);
    }

    Map<String, String> wants() {
        Map<String, String> wants = new TreeMap<>();
        filters.forEach((name, value) -> wants.put(FILTER + name, value));
        wants.put("list", list.name());
        wants.put("span", span.name());
        wants.put("format", format.name());
        wants.put("language", language.name());
        wants.put("byteOrderMark", String.valueOf(byteOrderMark));
        wants.put("zone", zone.getId());
        return wants;
    }

    static ListOrder of(Map<String, String> wants) {
        SortedMap<String, String> filters = new TreeMap<>();
        wants.forEach((name, value) -> {
            if (name.startsWith(FILTER)) {
                filters.put(name.substring(FILTER.length()), value);
            }
        });
        return new ListOrder(
                SentList.valueOf(wants.get("list")),
                filters,
                ReportSpan.valueOf(wants.get("span")),
                Format.valueOf(wants.get("format")),
                Language.valueOf(wants.get("language")),
                Boolean.parseBoolean(wants.get("byteOrderMark")),
                ZoneId.of(wants.get("zone")));
    }
}

package org.clockhouse.report.internal.sheet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.attendance.closing.SiteCompleteness.Behind;

/**
 * What a sheet says of how far terminals have reported.
 *
 * @param isComplete so that nothing that was recorded can change it any more
 * @param statement in one line; empty for a sheet of no terminal's data
 * @param behind each terminal that has not reported, a line each
 */
public record Reporting(boolean isComplete, String statement, List<String> behind) {

    public static final Reporting NONE = new Reporting(true, "", List.of());

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    public static Reporting of(List<SiteCompleteness> sites, Words words) {
        if (sites.isEmpty()) {
            return NONE;
        }
        int terminals = sites.stream().mapToInt(SiteCompleteness::terminals).sum();
        List<String> lines = new ArrayList<>();
        sites.forEach(site -> site.behind().forEach(each -> lines.add(line(site, each, words))));
        Instant wanted = sites.stream()
                .map(SiteCompleteness::wanted)
                .max(Instant::compareTo)
                .orElseThrow();
        String said = lines.isEmpty()
                ? words.of("reporting.complete", terminals, MINUTE.format(wanted))
                : words.of("reporting.incomplete", lines.size(), terminals, MINUTE.format(wanted));
        return new Reporting(lines.isEmpty(), said, lines);
    }

    private static String line(SiteCompleteness site, Behind terminal, Words words) {
        String upTo = terminal.reportedUpTo()
                .map(at -> words.of("reporting.upTo", MINUTE.format(at)))
                .orElse(words.of("reporting.never"));
        String lacks = terminal.missing() > 0 ? words.of("reporting.missing", terminal.missing()) : "";
        String lost = terminal.lost() ? words.of("reporting.lost") : "";
        return words.of(site.name()) + " · " + words.of(terminal.name()) + ": " + upTo + lacks + lost;
    }
}

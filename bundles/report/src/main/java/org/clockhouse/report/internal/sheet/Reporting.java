package org.clockhouse.report.internal.sheet;

import static java.util.Comparator.comparing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.clockhouse.attendance.closing.SiteCompleteness;
import org.clockhouse.attendance.closing.SiteCompleteness.Behind;
import org.clockhouse.kernel.SiteId;

/**
 * What a sheet says of how far terminals have reported.
 *
 * @param isComplete so that nothing that was recorded can change it any more
 * @param statement in one line; empty for a sheet of no terminal's data
 * @param behind each terminal that has not reported, a line each
 */
public record Reporting(boolean isComplete, String statement, List<String> behind) {

    public static final Reporting NONE = new Reporting(true, "", List.of());

    /** @param zones by site, in which its moments are said */
    public static Reporting of(List<SiteCompleteness> sites, Words words, Function<SiteId, ZoneId> zones) {
        if (sites.isEmpty()) {
            return NONE;
        }
        int terminals = sites.stream().mapToInt(SiteCompleteness::terminals).sum();
        List<String> lines = new ArrayList<>();
        sites.forEach(
                site -> site.behind().forEach(each -> lines.add(line(site, each, words, zones.apply(site.site())))));
        SiteCompleteness last =
                sites.stream().max(comparing(SiteCompleteness::wanted)).orElseThrow();
        String wanted = Letterhead.minute(last.wanted(), zones.apply(last.site()));
        String said = lines.isEmpty()
                ? words.of("reporting.complete", terminals, wanted)
                : words.of("reporting.incomplete", lines.size(), terminals, wanted);
        return new Reporting(lines.isEmpty(), said, lines);
    }

    private static String line(SiteCompleteness site, Behind terminal, Words words, ZoneId zone) {
        String upTo = terminal.reportedUpTo()
                .map(at -> words.of("reporting.upTo", Letterhead.minute(at, zone)))
                .orElse(words.of("reporting.never"));
        String lacks = terminal.missing() > 0 ? words.of("reporting.missing", terminal.missing()) : "";
        String lost = terminal.lost() ? words.of("reporting.lost") : "";
        return words.of(site.name()) + " · " + words.of(terminal.name()) + ": " + upTo + lacks + lost;
    }
}

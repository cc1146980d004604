package org.clockhouse.attendance.internal.rule;

import java.util.List;
import java.util.OptionalInt;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;
import org.clockhouse.attendance.Flag;
import org.clockhouse.attendance.internal.day.MinuteSet;
import org.clockhouse.attendance.internal.day.Work;

/** What the law asks of a day beside its minutes (guide, section 11): flagged, and nothing is cut. */
final class LegalRules {

    private LegalRules() {}

    static List<Line> permit(Work work, Buckets soFar) {
        if (!work.policy().isWithoutPermit()) {
            return List.of();
        }
        String number = work.policy().period().permit().number();
        return List.of(Line.flag(
                work.occurrence().from(),
                "permit.none",
                Flag.of(Flag.Kind.PERMIT),
                () -> Params.of("number", number.isEmpty() ? "–" : number)));
    }

    static List<Line> bannedNight(Work work, Buckets soFar) {
        if (!work.policy().period().bans().night() || work.attended().isEmpty()) {
            return List.of();
        }
        MinuteSet night =
                work.attended().and(Work.around(work.occurrence(), work.policy().nightOrUsual()));
        return night.isEmpty()
                ? List.of()
                : List.of(Line.flag(
                        night.from(0),
                        "ban.night",
                        new Flag(Flag.Kind.BANNED_NIGHT, String.valueOf(night.length())),
                        () -> Params.of("minutes", night.length())));
    }

    /** Over all that was attended on the date, once it is too much. */
    static List<Line> bannedHours(Work work, Buckets soFar) {
        OptionalInt most = work.policy().period().bans().most();
        int here = soFar.get(Bucket.ATTENDED);
        int sum = work.earlier().attended() + here;
        if (most.isEmpty() || here == 0 || sum <= most.getAsInt()) {
            return List.of();
        }
        int above = sum - most.getAsInt();
        return List.of(Line.flag(
                work.attended().after(Math.max(0, here - above)),
                "ban.hours",
                new Flag(Flag.Kind.BANNED_HOURS, String.valueOf(above)),
                () -> Params.of("minutes", sum, "most", most.getAsInt())));
    }
}

package org.clockhouse.attendance.internal.roster;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells people what concerns their own roster. Joins the caller's transaction. */
@Component(service = RosterTold.class)
public final class RosterTold {

    private static final String PAGE = "own/roster";

    private final Notices notices;

    @Activate
    public RosterTold(@Reference Notices notices) {
        this.notices = notices;
    }

    /** @param occasion names it, so that nobody is told twice */
    public void changed(OrgId org, Collection<EmployeeId> people, String occasion, Collection<LocalDate> dates) {
        notices.send(
                org,
                people.stream().map(person -> changed(person, occasion, dates)).toList());
    }

    static NoticeDraft changed(EmployeeId person, String occasion, Collection<LocalDate> dates) {
        String list = new TreeSet<>(dates).stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        return draft(NoticeTopic.ROSTER_CHANGED, person, occasion, Map.of("dates", same(list)));
    }

    public void say(
            OrgId org,
            NoticeTopic topic,
            Collection<EmployeeId> people,
            String occasion,
            Map<String, LocalName> facts) {
        notices.send(
                org,
                people.stream()
                        .map(person -> draft(topic, person, occasion, facts))
                        .toList());
    }

    static NoticeDraft draft(NoticeTopic topic, EmployeeId person, String occasion, Map<String, LocalName> facts) {
        return new NoticeDraft(
                topic, topic + " " + person.text() + " " + occasion, facts, new Audience.Own(person), PAGE);
    }

    public static LocalName same(String text) {
        return new LocalName(text, text);
    }
}

package org.clockhouse.credential.internal.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.StayRepository;
import org.clockhouse.credential.visitor.Stay;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells hosts that their visitor has come, and that one has not left in time. Looking twice tells nothing twice. */
@Component(service = VisitorNotices.class)
public final class VisitorNotices {

    private final StayRepository stays;
    private final Notices notices;
    private final CardBook book;

    @Activate
    public VisitorNotices(@Reference StayRepository stays, @Reference Notices notices, @Reference CardBook book) {
        this.stays = stays;
        this.notices = notices;
        this.book = book;
    }

    /** @return how many were told */
    public int tell(OrgId org) {
        return book.in(org, () -> {
            List<Stay> inside = stays.inside();
            Map<EmployeeId, Employee> people =
                    book.people(org, inside.stream().map(Stay::visitor).toList());
            List<NoticeDraft> drafts = new ArrayList<>();
            for (Stay stay : inside) {
                Employee visitor = people.get(stay.visitor());
                drafts.add(draft(NoticeTopic.VISITOR_CAME, "", stay, visitor));
                if (stay.isOverdue(book.now())) {
                    drafts.add(draft(NoticeTopic.VISITOR_OVERDUE, " " + stay.until(), stay, visitor));
                }
            }
            return notices.send(org, drafts);
        });
    }

    private static NoticeDraft draft(NoticeTopic topic, String occasion, Stay stay, Employee visitor) {
        LocalName company = stay.company().isEmpty()
                ? new LocalName("无单位", "no company")
                : new LocalName(stay.company(), stay.company());
        return new NoticeDraft(
                topic,
                topic + " " + stay.visitor().text() + occasion,
                Map.of("name", visitor.name(), "company", company),
                new Audience.Own(stay.host()),
                "own/visitors");
    }
}

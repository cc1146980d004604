package org.clockhouse.request.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Ticket.Entry;
import org.clockhouse.request.Ticket.Subject;
import org.clockhouse.request.Ticket.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells desks what people reported, and people what was answered; in the transaction in which it happens. */
@Component(service = TicketNews.class)
public final class TicketNews {

    private final Notices notices;
    private final Departments departments;

    @Activate
    public TicketNews(@Reference Notices notices, @Reference Departments departments) {
        this.notices = notices;
        this.departments = departments;
    }

    /** @param person whose ticket it is */
    void stepped(OrgId org, Employee person, Ticket ticket) {
        Entry last = ticket.entries().get(ticket.entries().size() - 1);
        if (Set.of(Verb.REPORT, Verb.REPLY, Verb.HAND_ON).contains(last.verb())) {
            notices.send(org, List.of(waiting(org, person, ticket)));
        } else if (last.verb() == Verb.ANSWER || isClosedWithWords(ticket, last)) {
            notices.send(org, List.of(answered(person, ticket, last)));
        }
    }

    private static boolean isClosedWithWords(Ticket ticket, Entry last) {
        return last.verb() == Verb.CLOSE
                && !last.text().isEmpty()
                && !last.actor().equals(ticket.entries().get(0).actor());
    }

    private NoticeDraft waiting(OrgId org, Employee person, Ticket ticket) {
        return new NoticeDraft(
                NoticeTopic.TICKET_WAITING,
                key(NoticeTopic.TICKET_WAITING, ticket),
                Map.of("name", person.name(), "about", about(ticket)),
                new Audience.Desk(
                        person.id(),
                        person.site(),
                        Department.upFrom(person.department(), departments.tree(org)),
                        Set.of(ticket.desk())),
                ticket.subject() == Subject.DAY
                        ? "attendance/" + person.id().text() + "/" + ticket.subjectId()
                        : "cards/tickets");
    }

    private static NoticeDraft answered(Employee person, Ticket ticket, Entry answer) {
        return new NoticeDraft(
                NoticeTopic.TICKET_ANSWERED,
                key(NoticeTopic.TICKET_ANSWERED, ticket),
                Map.of("about", about(ticket), "answer", new LocalName(answer.text(), answer.text())),
                new Audience.Own(person.id()),
                ticket.subject() == Subject.DAY ? "own/month?date=" + ticket.subjectId() : "own/problems");
    }

    private static LocalName about(Ticket ticket) {
        return switch (ticket.subject()) {
            case CARD -> new LocalName("卡片问题", "a problem with a card");
            case TERMINAL -> new LocalName("终端问题", "a problem with a terminal");
            case OTHER -> new LocalName("其他问题", "another problem");
            case DAY -> new LocalName("对 " + ticket.subjectId() + " 考勤的异议", "a dispute about " + ticket.subjectId());
        };
    }

    /** Each version is another occasion. */
    private static String key(NoticeTopic topic, Ticket ticket) {
        return topic + " " + ticket.id().text() + " " + ticket.version();
    }
}

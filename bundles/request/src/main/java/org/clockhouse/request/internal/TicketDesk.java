package org.clockhouse.request.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.Ticket.Entry;
import org.clockhouse.request.Ticket.State;
import org.clockhouse.request.Ticket.Subject;
import org.clockhouse.request.Ticket.Verb;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.TicketId;
import org.clockhouse.request.Tickets;
import org.clockhouse.request.spi.TicketRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tickets over a repository, each at one desk at a time. */
@Component
public final class TicketDesk implements Tickets {

    private final TicketRepository tickets;
    private final Roles roles;
    private final RequestBook book;
    private final TicketNews news;

    @Activate
    public TicketDesk(
            @Reference TicketRepository tickets,
            @Reference Roles roles,
            @Reference RequestBook book,
            @Reference TicketNews news) {
        this.tickets = tickets;
        this.roles = roles;
        this.book = book;
        this.news = news;
    }

    @Override
    public Ticket report(Actor actor, Scope scope, Report report) {
        requireText(report.text());
        if (report.subject() != Subject.OTHER && report.subjectId().isBlank()) {
            throw Refused.at("/subjectId", "ticket.subject", "which card, terminal or date it is about is wanted");
        }
        if (report.subject() == Subject.DAY) {
            requireDay(report);
        }
        return book.in(actor.org(), () -> {
            report.employee().ifPresent(person -> book.person(actor.org(), scope, person));
            if (report.employee().isEmpty() && isOwnOnly(scope)) {
                throw Refused.at("/employeeId", "value.missing", "whose problem it is is wanted");
            }
            Ticket made = tickets.put(new Ticket(
                    TicketId.next(),
                    report.employee(),
                    report.subject(),
                    report.subjectId().strip(),
                    report.subject().desk(),
                    State.OPEN,
                    List.of(entry(actor, Verb.REPORT, report.text())),
                    0));
            book.wrote(audited(actor, "ticket.report", made).with(fields(made)));
            tell(actor.org(), made);
            return made;
        });
    }

    private static void requireDay(Report report) {
        if (report.employee().isEmpty()) {
            throw Refused.at("/employeeId", "value.missing", "whose day it is is wanted");
        }
        try {
            LocalDate.parse(report.subjectId().strip());
        } catch (DateTimeParseException e) {
            throw Refused.at("/subjectId", "value.format", "a date such as 2026-11-18 is wanted");
        }
    }

    @Override
    public Ticket say(
            Actor actor, Scope scope, TicketId id, Verb verb, String text, Optional<RoleId> to, long version) {
        if (verb == Verb.ANSWER || verb == Verb.REPLY || verb == Verb.HAND_ON) {
            requireText(text);
        }
        return book.in(actor.org(), () -> {
            Ticket before = find(actor, scope, id);
            if (before.version() != version) {
                throw new Stale("ticket", id.text());
            }
            if (before.state() == State.CLOSED && verb != Verb.REPLY) {
                throw new Refused("ticket.closed", "the ticket is closed: reply to open it again");
            }
            if (verb == Verb.CLOSE && isWithoutAnswer(actor, before)) {
                requireText(text);
            }
            RoleId desk = verb == Verb.HAND_ON ? desk(actor.org(), to) : before.desk();
            Ticket made = tickets.put(before.with(after(verb), desk, entry(actor, verb, text)));
            book.wrote(audited(actor, "ticket.step", made)
                    .changing(fields(before), fields(made))
                    .because(verb.name()));
            tell(actor.org(), made);
            return made;
        });
    }

    private void tell(OrgId org, Ticket ticket) {
        ticket.employee().ifPresent(id -> news.stepped(org, book.person(org, Scope.EVERYBODY, id), ticket));
    }

    /** Whoever says that a day of theirs is not right hears what the desk says to it. */
    private static boolean isWithoutAnswer(Actor actor, Ticket ticket) {
        return ticket.subject() == Ticket.Subject.DAY
                && ticket.state() != State.ANSWERED
                && !ticket.entries().get(0).actor().equals(actor.id());
    }

    private static State after(Verb verb) {
        return switch (verb) {
            case TAKE -> State.IN_WORK;
            case ANSWER -> State.ANSWERED;
            case CLOSE -> State.CLOSED;
            case REPORT -> throw Refused.at("/verb", "value.unknown", "a ticket is reported once");
            case REPLY, HAND_ON -> State.OPEN;
        };
    }

    private RoleId desk(OrgId org, Optional<RoleId> to) {
        try {
            return roles.find(org, to.orElseThrow(() -> Refused.at("/desk", "ticket.desk", "the next desk is wanted")))
                    .id();
        } catch (NotFound e) {
            throw Refused.at("/desk", "ticket.desk", "there is no such role");
        }
    }

    @Override
    public Ticket find(Actor actor, Scope scope, TicketId id) {
        return book.in(actor.org(), () -> {
            Ticket ticket = tickets.find(id).orElseThrow(() -> new NotFound("ticket", id.text()));
            if (!isSeen(actor, scope, ticket)) {
                throw new NotFound("ticket", id.text());
            }
            return ticket;
        });
    }

    private boolean isSeen(Actor actor, Scope scope, Ticket ticket) {
        if (ticket.employee().isEmpty()) {
            return !isOwnOnly(scope) || ticket.entries().get(0).actor().equals(actor.id());
        }
        try {
            book.person(actor.org(), scope, ticket.employee().get());
            return true;
        } catch (NotFound e) {
            return false;
        }
    }

    /** Nothing but people by name: those see what is theirs. */
    private static boolean isOwnOnly(Scope scope) {
        return !scope.everybody()
                && scope.sites().isEmpty()
                && scope.departments().isEmpty();
    }

    @Override
    public Slice<Ticket> page(OrgId org, Scope scope, TicketFilter filter, Page page) {
        return book.in(org, () -> tickets.page(scope, !isOwnOnly(scope), filter, page));
    }

    private Entry entry(Actor actor, Verb verb, String text) {
        return new Entry(verb, actor.id(), actor.name(), book.now(), text.strip());
    }

    private static void requireText(String text) {
        if (text.isBlank()) {
            throw Refused.at("/text", "ticket.text.missing", "what is to be said is missing");
        }
    }

    private static AuditDraft audited(Actor actor, String action, Ticket ticket) {
        return AuditDraft.of(
                actor, action, "ticket", ticket.id().text(), ticket.subject().name());
    }

    private static Map<String, Object> fields(Ticket ticket) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("subject", ticket.subject().name());
        fields.put("subjectId", ticket.subjectId());
        fields.put("employee", ticket.employee().map(EmployeeId::text).orElse(""));
        fields.put("desk", ticket.desk().text());
        fields.put("state", ticket.state().name());
        return fields;
    }
}

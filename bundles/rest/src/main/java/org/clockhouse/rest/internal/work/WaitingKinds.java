package org.clockhouse.rest.internal.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.day.AttendanceException;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Ticket;
import org.clockhouse.request.TicketFilter;
import org.clockhouse.request.Tickets;
import org.clockhouse.rest.internal.work.Waiting.Asked;
import org.clockhouse.rest.internal.work.Waiting.Kind;
import org.clockhouse.rest.internal.work.Waiting.Tally;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.UnknownTray;

/** Every kind of work that waits: with the rights of its page, and counted on the first part of the list of that page. */
final class WaitingKinds {

    /** As far as anything is counted. */
    private static final Page FIRST = Page.first(200);

    private static final RequestFilter PENDING = new RequestFilter(
            Optional.empty(), Optional.of(Request.State.PENDING), Optional.empty(), Optional.empty(), Optional.empty());
    private static final TicketFilter OPEN =
            new TicketFilter(Optional.empty(), Optional.empty(), Optional.empty(), true);

    private WaitingKinds() {}

    static List<Waiting> ofDays(Timesheets timesheets) {
        return List.of(Waiting.of(
                Kind.EXCEPTIONS,
                asked -> asked.days()
                        .map(days -> AttendanceException.Filter.all(days).open())
                        .map(filter -> Tally.of(timesheets.exceptions(asked.org(), asked.scope(), filter, FIRST))),
                "timesheet.read"));
    }

    static List<Waiting> ofDesks(Permissions permissions, Requests requests, Tickets tickets) {
        return List.of(
                Waiting.of(
                        Kind.REQUESTS,
                        asked -> Optional.of(decidable(requests, asked)),
                        "request.read",
                        "request.approve"),
                Waiting.of(
                        Kind.TICKETS,
                        asked -> Optional.of(told(permissions, tickets, asked)),
                        "ticket.report",
                        "ticket.work"));
    }

    static List<Waiting> ofTerminals(Alarms alarms, UnknownTray tray, PunchReview punches, PictureReviews pictures) {
        return List.of(
                // Numbers of nobody lie in nobody's department: they are for those who look after terminals too.
                Waiting.of(
                        Kind.UNKNOWN_CARDS,
                        asked -> whole(punches.unmatched(asked.org(), asked.scope(), FIRST)),
                        "punch.read",
                        "terminal.read"),
                Waiting.of(
                        Kind.TERMINAL_ALARMS,
                        asked -> whole(alarms.page(asked.org(), asked.scope(), true, FIRST)),
                        "terminal.read"),
                Waiting.of(Kind.UNKNOWN_TERMINALS, asked -> whole(tray.page(asked.org(), FIRST)), "terminal.write"),
                Waiting.of(
                        Kind.PICTURES,
                        asked -> whole(pictures.waiting(asked.org(), asked.scope(), FIRST)),
                        "snapshot.review"));
    }

    static List<Waiting> ofCards(Activations activations, CardUses uses, Biometrics biometrics) {
        return List.of(
                Waiting.of(
                        Kind.CARDS_TO_ACTIVATE,
                        asked -> whole(activations.waiting(asked.org(), asked.scope(), FIRST)),
                        "credential.read",
                        "credential.activate"),
                Waiting.of(
                        Kind.CARD_ALARMS,
                        asked -> whole(uses.stopped(asked.org(), asked.scope(), true, FIRST)),
                        "credential.read",
                        "credential.freeze"),
                Waiting.of(
                        Kind.BIOMETRICS,
                        asked -> whole(biometrics.waiting(asked.org(), asked.scope(), FIRST)),
                        "biometric.approve"));
    }

    private static Optional<Tally> whole(Slice<?> first) {
        return Optional.of(Tally.of(first));
    }

    private static Tally decidable(Requests requests, Asked asked) {
        Slice<Request> pending = requests.page(asked.org(), asked.scope(), PENDING, FIRST);
        return new Tally(
                requests.decidable(asked.actor(), pending.items()).size(),
                !pending.next().isEmpty());
    }

    /** What was answered is back at whoever reported it. */
    private static Tally told(Permissions permissions, Tickets tickets, Asked asked) {
        Set<RoleId> desks =
                permissions.roles(asked.actor()).stream().map(Role::id).collect(Collectors.toSet());
        Slice<Ticket> open = tickets.page(asked.org(), asked.scope(), OPEN, FIRST);
        long told = open.items().stream()
                .filter(ticket -> desks.contains(ticket.desk()) && ticket.state() != Ticket.State.ANSWERED)
                .count();
        return new Tally((int) told, !open.next().isEmpty());
    }
}

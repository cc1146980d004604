package org.clockhouse.attendance.internal.market;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.roster.RosterTold;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.Swap.State;
import org.clockhouse.attendance.market.SwapDraft;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Swaps over a repository, until they are requests. */
@Component
public final class SwapDesk implements Swaps {

    private static final Duration SHOWN = Duration.ofDays(30);

    private static final LocalName AGREED = new LocalName("同意", "agrees");
    private static final LocalName DECLINED = new LocalName("不同意", "does not agree");

    private final SwapRepository swaps;
    private final SwapTerms terms;
    private final Requests requests;
    private final RosterTold told;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public SwapDesk(
            @Reference SwapRepository swaps,
            @Reference SwapTerms terms,
            @Reference Requests requests,
            @Reference RosterTold told,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.swaps = swaps;
        this.terms = terms;
        this.requests = requests;
        this.told = told;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Choice> choices(OrgId org, EmployeeId asker, LocalDate date, LocalDate otherDate) {
        return transactions.in(org, () -> terms.choices(org, asker, date, otherDate));
    }

    @Override
    public Standing ask(Actor actor, EmployeeId asker, SwapDraft draft) {
        if (draft.note().isBlank()) {
            throw Refused.at("/note", "request.reason.missing", "a reason is wanted");
        }
        return transactions.in(actor.org(), () -> {
            Swap made = swaps.put(new Swap(
                    SwapId.next(),
                    asker,
                    draft.colleague(),
                    draft.date(),
                    draft.otherDate(),
                    terms.require(actor.org(), asker, draft.colleague(), draft.date(), draft.otherDate()),
                    draft.note().strip(),
                    clock.instant(),
                    State.ASKED,
                    Optional.empty(),
                    0));
            wrote(actor, "swap.ask", made);
            tell(actor.org(), NoticeTopic.SWAP_ASKED, draft.colleague(), asker, made, Map.of());
            return standing(actor.org(), made, asker);
        });
    }

    @Override
    public List<Standing> of(OrgId org, EmployeeId person) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        return transactions.in(org, () -> swaps.of(person, now.minus(SHOWN), today).stream()
                .map(swap -> standing(org, swap, person))
                .toList());
    }

    private Standing standing(OrgId org, Swap swap, EmployeeId person) {
        EmployeeId other = swap.asker().equals(person) ? swap.colleague() : swap.asker();
        return new Standing(
                swap,
                Person.of(terms.person(org, other)),
                swap.request().map(id -> requests.find(org, Scope.EVERYBODY, id).state()));
    }

    @Override
    public Standing answer(Actor actor, EmployeeId colleague, SwapId id, boolean yes) {
        OrgId org = actor.org();
        return transactions.in(org, () -> {
            Swap asked = find(id, colleague, false);
            Swap answered = swaps.put(asked.answered(yes ? State.AGREED : State.DECLINED));
            wrote(actor, yes ? "swap.agree" : "swap.decline", answered);
            tell(
                    org,
                    NoticeTopic.SWAP_ANSWERED,
                    asked.asker(),
                    colleague,
                    answered,
                    Map.of("answer", yes ? AGREED : DECLINED));
            return standing(org, yes ? submit(actor, answered) : answered, colleague);
        });
    }

    private Swap submit(Actor actor, Swap agreed) {
        terms.turn(agreed);
        Request request = requests.submit(
                actor,
                Scope.only(agreed.asker()),
                new RequestDraft(
                        KIND, agreed.asker(), Map.of("swap", agreed.id().text()), agreed.note()));
        return swaps.put(agreed.asRequest(request.id()));
    }

    @Override
    public Standing withdraw(Actor actor, EmployeeId asker, SwapId id) {
        return transactions.in(actor.org(), () -> {
            Swap made = swaps.put(find(id, asker, true).answered(State.WITHDRAWN));
            wrote(actor, "swap.withdraw", made);
            return standing(actor.org(), made, asker);
        });
    }

    private Swap find(SwapId id, EmployeeId person, boolean asAsker) {
        return swaps.find(id)
                .filter(swap -> (asAsker ? swap.asker() : swap.colleague()).equals(person))
                .orElseThrow(() -> new NotFound("swap", id.text()));
    }

    private void tell(
            OrgId org, NoticeTopic topic, EmployeeId to, EmployeeId by, Swap swap, Map<String, LocalName> more) {
        Map<String, LocalName> facts = new HashMap<>(more);
        facts.put("name", terms.person(org, by).name());
        facts.put("dates", RosterTold.same(dates(swap)));
        told.say(org, topic, List.of(to), swap.id().text(), facts);
    }

    private static String dates(Swap swap) {
        return swap.date().equals(swap.otherDate()) ? swap.date().toString() : swap.date() + " ⇄ " + swap.otherDate();
    }

    private void wrote(Actor actor, String action, Swap swap) {
        Employee asker = terms.person(actor.org(), swap.asker());
        audit.record(AuditDraft.of(actor, action, "swap", swap.id().text(), SwapTerms.label(asker) + " " + dates(swap))
                .with(Map.of(
                        "asker",
                        swap.asker().text(),
                        "colleague",
                        swap.colleague().text()))
                .because(swap.note()));
        transactions.afterCommit(() -> changes.tell(actor.org(), Topic.SHIFTS));
    }
}

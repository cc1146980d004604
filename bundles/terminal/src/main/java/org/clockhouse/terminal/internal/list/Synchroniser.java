package org.clockhouse.terminal.internal.list;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TemplateStore;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.terminal.Terminal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the lists of terminals that are visited in step with the suite's. Every step may be the last: what was sent without an
 * answer is sent again at the next visit, and a line is confirmed only after the terminal has said so.
 */
@Component(service = Synchroniser.class)
public final class Synchroniser {

    private static final Logger log = LoggerFactory.getLogger(Synchroniser.class);
    private static final int PEOPLE_AT_ONCE = 200;
    private static final int HELD_AT_ONCE = 1_000;

    private final WorkedOut workedOut;
    private final TerminalLists lists;
    private final Biometry biometrics;

    @Activate
    public Synchroniser(@Reference WorkedOut workedOut, @Reference Biometry biometrics) {
        this.workedOut = workedOut;
        this.lists = workedOut.lists();
        this.biometrics = biometrics;
    }

    /** A terminal in conversation. */
    public record At(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, CredentialStore store) {}

    private ListPlan plan(At at, List<Order> orders) {
        Map<CredentialId, Taken> bodies =
                at.store() instanceof TemplateStore ? biometrics.bodies(at.org(), orders) : Map.of();
        return new ListPlan(at.terminal(), at.zone(), at.driver(), bodies);
    }

    /** What was stopped goes before anything else is done. */
    public void forget(At at) throws DriverException, InterruptedException {
        if (workedOut.takeUrgent(at.terminal().id())) {
            boolean more = true;
            while (more) {
                List<Order> due = lists.due(at.org(), at.terminal().id(), PEOPLE_AT_ONCE).stream()
                        .filter(Order::removes)
                        .toList();
                more = !due.isEmpty() && deliver(at, due);
            }
        }
    }

    public void repair(At at) throws DriverException, InterruptedException {
        boolean news = workedOut.hasNews(at.org(), at.terminal());
        boolean drifted = compare(at);
        if (!news && !drifted) {
            return;
        }
        List<Order> due = lists.due(at.org(), at.terminal().id(), PEOPLE_AT_ONCE);
        while (!due.isEmpty() && deliver(at, due)) {
            due = lists.due(at.org(), at.terminal().id(), PEOPLE_AT_ONCE);
        }
        if (due.isEmpty()) {
            workedOut.told(at.terminal().id());
        }
    }

    /** @return whether anything came of it: else the same would come again */
    private boolean deliver(At at, List<Order> orders) throws DriverException, InterruptedException {
        ListPlan plan = plan(at, orders);
        ListPlan.Changes changes = plan.changes(orders);
        List<Told> before = new ArrayList<>(changes.settled());
        before.addAll(changes.sending().values());
        Set<CredentialId> taken = lists.told(at.org(), at.terminal().id(), before);
        List<Told> after = new ArrayList<>();
        Map<CredentialId, String> refused = tell(at, plan, changes, taken);
        changes.sending().forEach((id, sent) -> {
            if (taken.contains(id)) {
                boolean held = changes.grants().containsKey(id);
                after.add(new Told(
                        id,
                        sent.want(),
                        sent.stamp(),
                        refused.containsKey(id) ? State.REFUSED : State.CONFIRMED,
                        held || refused.containsKey(id) ? sent.number() : "",
                        0,
                        refused.getOrDefault(id, "")));
            }
        });
        lists.told(at.org(), at.terminal().id(), after);
        return !taken.isEmpty();
    }

    /** @return why the terminal did not do it, by credential */
    private Map<CredentialId, String> tell(At at, ListPlan plan, ListPlan.Changes changes, Set<CredentialId> taken)
            throws DriverException, InterruptedException {
        Set<String> removals = changes.removals().entrySet().stream()
                .filter(removal -> taken.contains(removal.getKey()))
                .flatMap(removal -> removal.getValue().stream())
                .collect(Collectors.toSet());
        Map<CredentialId, Grant> grants = new LinkedHashMap<>(changes.grants());
        grants.keySet().retainAll(taken);
        Map<CredentialId, Grant> bodies = new LinkedHashMap<>(grants);
        bodies.keySet().retainAll(plan.bodies().keySet());
        grants.keySet().removeAll(bodies.keySet());
        Map<CredentialId, String> refused = new HashMap<>();
        try {
            if (!removals.isEmpty()) {
                at.store().revoke(removals);
            }
            Map<String, String> reasons = grants.isEmpty()
                    ? Map.of()
                    : at.store().put(List.copyOf(grants.values())).stream()
                            .collect(Collectors.toMap(
                                    Rejection::credentialId,
                                    rejection -> rejection.reason().name(),
                                    (one, other) -> one));
            grants.forEach((id, grant) -> Optional.ofNullable(reasons.get(grant.credentialId()))
                    .ifPresent(reason -> refused.put(id, reason)));
        } catch (DriverException e) {
            String reason = refusal(e);
            taken.forEach(id -> refused.put(id, reason));
            return refused;
        }
        for (Map.Entry<CredentialId, Grant> body : bodies.entrySet()) {
            give(at, body.getKey(), body.getValue()).ifPresent(reason -> refused.put(body.getKey(), reason));
        }
        return refused;
    }

    /** After the cards, so that the person is known there. @return why the terminal has it not */
    private Optional<String> give(At at, CredentialId id, Grant grant) throws DriverException, InterruptedException {
        Optional<Template> template = biometrics.template(at.org(), id, grant.holderNumber());
        if (template.isEmpty()) {
            return Optional.of(ListPlan.NO_SAMPLE);
        }
        try {
            return ((TemplateStore) at.store()).put(grant, template.get()).map(Enum::name);
        } catch (DriverException e) {
            return Optional.of(refusal(e));
        }
    }

    /** What a terminal understood and would not do; whatever else went wrong is the visit's. */
    private static String refusal(DriverException e) throws DriverException {
        if (e.fault() != Fault.REFUSED) {
            throw e;
        }
        return cut(e.getMessage());
    }

    private static String cut(String message) {
        String said = message == null ? "" : message;
        return said.length() > 100 ? said.substring(0, 100) : said;
    }

    /** Reads what the terminal really holds, where it says so. @return whether it was not what was confirmed */
    private boolean compare(At at) throws DriverException, InterruptedException {
        if (!workedOut.saysWhatItHolds(at.terminal().id())) {
            return false;
        }
        TerminalLists.Comparison comparison =
                lists.comparison(at.org(), at.terminal().id());
        if (!comparison.wanted()) {
            return false;
        }
        try {
            return compare(at, comparison, held(at.store()));
        } catch (DriverException e) {
            String reason = refusal(e);
            workedOut.wouldNotSayWhatItHolds(at.terminal().id());
            log.debug(
                    "Terminal {} would not be compared: {}",
                    at.terminal().name().any(),
                    reason);
            return false;
        }
    }

    private boolean compare(At at, TerminalLists.Comparison comparison, Set<String> held)
            throws DriverException, InterruptedException {
        Set<String> strangers = new HashSet<>(held);
        List<Told> corrections = new ArrayList<>();
        ListPlan plan = plan(at, comparison.orders());
        for (Order order : comparison.orders()) {
            Set<String> wanted = new HashSet<>();
            for (Entry entry : heldFirst(order)) {
                Line line = entry.line();
                String known =
                        line.number().isEmpty() ? plan.number(order.number()).orElse("") : line.number();
                String id = plan.id(entry, known);
                strangers.remove(id);
                if (!line.isHeld() && wanted.contains(id)) {
                    continue;
                }
                wanted.add(id);
                boolean meansAll =
                        !at.driver().keepsCredentialIds() && !plan.bodies().containsKey(line.credential());
                seen(line, held.contains(id), meansAll)
                        .ifPresent(state -> corrections.add(
                                Told.of(line, state, state == State.CONFIRMED && !line.isHeld() ? "" : known, "")));
            }
        }
        if (comparison.purge() && !strangers.isEmpty()) {
            at.store().revoke(strangers);
            strangers.clear();
        }
        lists.compared(at.org(), at.terminal().id(), corrections, strangers.size());
        return corrections.stream().anyMatch(told -> told.state() == State.EXPECTED);
    }

    /** One that ended may bear the name of one that took its place. */
    private static List<Entry> heldFirst(Order order) {
        return order.entries().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.line().isHeld())
                        .reversed())
                .toList();
    }

    /**
     * What a look at the terminal says of a line, if it says something new.
     *
     * @param meansAll whether what is held under this name is as wanted: so where the name is made of what is held
     */
    private static Optional<State> seen(Line line, boolean held, boolean meansAll) {
        boolean as = held == line.isHeld();
        if (line.state() == State.CONFIRMED) {
            return as ? Optional.empty() : Optional.of(State.EXPECTED);
        }
        return as && (meansAll || !held) ? Optional.of(State.CONFIRMED) : Optional.empty();
    }

    private static Set<String> held(CredentialStore store) throws DriverException, InterruptedException {
        Set<String> held = new HashSet<>();
        HeldPage page;
        Cursor after = Cursor.START;
        do {
            page = store.list(after, HELD_AT_ONCE);
            held.addAll(page.credentialIds());
            if (page.more() && page.credentialIds().isEmpty()) {
                throw new DriverException(Fault.GARBLED, "an empty list that says there is more");
            }
            after = page.next();
        } while (page.more());
        return held;
    }
}

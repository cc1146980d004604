package org.clockhouse.terminal.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Delivery.Entry;
import org.clockhouse.credential.Delivery.Line;
import org.clockhouse.credential.Delivery.Order;
import org.clockhouse.credential.Delivery.State;
import org.clockhouse.credential.Delivery.Told;
import org.clockhouse.credential.TerminalLists;
import org.clockhouse.driver.CredentialStore;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.terminal.Terminal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Brings the lists of terminals that are visited in step with the suite's. Every step may be the last: what was sent without an
 * answer is sent again at the next visit, and a line is confirmed only after the terminal has said so.
 */
@Component(service = Synchroniser.class)
public final class Synchroniser {

    private static final int PEOPLE_AT_ONCE = 200;
    private static final int HELD_AT_ONCE = 1_000;

    private final WorkedOut workedOut;
    private final TerminalLists lists;

    @Activate
    public Synchroniser(@Reference WorkedOut workedOut) {
        this.workedOut = workedOut;
        this.lists = workedOut.lists();
    }

    /** A terminal in conversation. */
    record At(OrgId org, Terminal terminal, ZoneId zone, DriverDescriptor driver, CredentialStore store) {

        ListPlan plan() {
            return new ListPlan(terminal, zone, driver);
        }
    }

    /** What was stopped goes before anything else is done. */
    void forget(At at) throws DriverException, InterruptedException {
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

    void repair(At at) throws DriverException, InterruptedException {
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
        ListPlan.Changes changes = at.plan().changes(orders);
        List<Told> before = new ArrayList<>(changes.settled());
        before.addAll(changes.sending().values());
        Set<CredentialId> taken = lists.told(at.org(), at.terminal().id(), before);
        List<Told> after = new ArrayList<>();
        Map<CredentialId, String> refused = tell(at.store(), changes, taken);
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
    private static Map<CredentialId, String> tell(
            CredentialStore store, ListPlan.Changes changes, Set<CredentialId> taken)
            throws DriverException, InterruptedException {
        Set<String> removals = changes.removals().entrySet().stream()
                .filter(removal -> taken.contains(removal.getKey()))
                .flatMap(removal -> removal.getValue().stream())
                .collect(Collectors.toSet());
        Map<CredentialId, Grant> grants = new LinkedHashMap<>(changes.grants());
        grants.keySet().retainAll(taken);
        Map<CredentialId, String> refused = new HashMap<>();
        try {
            if (!removals.isEmpty()) {
                store.revoke(removals);
            }
            Map<String, String> reasons = grants.isEmpty()
                    ? Map.of()
                    : store.put(List.copyOf(grants.values())).stream()
                            .collect(Collectors.toMap(
                                    Rejection::credentialId,
                                    rejection -> rejection.reason().name(),
                                    (one, other) -> one));
            grants.forEach((id, grant) -> Optional.ofNullable(reasons.get(grant.credentialId()))
                    .ifPresent(reason -> refused.put(id, reason)));
        } catch (DriverException e) {
            if (e.fault() != Fault.REFUSED) {
                throw e;
            }
            taken.forEach(id -> refused.put(id, cut(e.getMessage())));
        }
        return refused;
    }

    private static String cut(String message) {
        String said = message == null ? "" : message;
        return said.length() > 100 ? said.substring(0, 100) : said;
    }

    /** Reads what the terminal really holds. @return whether it was not what was confirmed */
    private boolean compare(At at) throws DriverException, InterruptedException {
        TerminalLists.Comparison comparison =
                lists.comparison(at.org(), at.terminal().id());
        if (!comparison.wanted()) {
            return false;
        }
        Set<String> held = held(at.store());
        Set<String> strangers = new HashSet<>(held);
        List<Told> corrections = new ArrayList<>();
        for (Order order : comparison.orders()) {
            Optional<String> number = at.plan().number(order.number());
            for (Entry entry : order.entries()) {
                Line line = entry.line();
                String known = line.number().isEmpty() ? number.orElse("") : line.number();
                String id = at.plan().id(entry, known);
                strangers.remove(id);
                seen(line, held.contains(id), !at.driver().keepsCredentialIds())
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

package org.clockhouse.terminal.internal.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;

/**
 * What a terminal that calls is to be told of one person, and which lines each errand settles. No I/O.
 *
 * @param settled lines of which the terminal need not be told
 */
public record PersonErrands(Optional<String> number, List<Step> steps, List<Told> settled) {

    /** @param lines that come to their end with the errand */
    public record Step(ErrandTask task, List<Line> lines) {}

    /** @param kept biometrics whose samples can be given */
    public static PersonErrands of(Order order, ListPlan plan, Set<CredentialId> kept) {
        ListPlan.Person person = plan.person(
                new Order(order.holder(), order.number(), order.name(), order.permitted(), part(order, false)));
        PersonErrands errands =
                new PersonErrands(person.number(), new ArrayList<>(), new ArrayList<>(person.refused()));
        errands.forgetOldNumbers(order);
        List<Line> cards = errands.open(part(order, false));
        List<Line> bodies = errands.open(part(order, true));
        if (person.number().isEmpty()) {
            errands.withoutNumber(cards, bodies);
        } else if (person.holds().isEmpty() && !order.permitted()) {
            cards.addAll(bodies);
            errands.steps.add(
                    new Step(new ErrandTask.RemoveHolder(person.number().get()), cards));
        } else {
            errands.change(plan.name(order), person, cards, bodies, kept);
        }
        return errands;
    }

    private static List<Entry> part(Order order, boolean biometric) {
        return order.entries().stream()
                .filter(entry -> entry.credential().kind().isBiometric() == biometric)
                .toList();
    }

    /** Those that the plan did not refuse. */
    private List<Line> open(List<Entry> entries) {
        Set<CredentialId> refused = settled.stream().map(Told::credential).collect(Collectors.toSet());
        return new ArrayList<>(entries.stream()
                .map(Entry::line)
                .filter(line -> line.isOpen() && !refused.contains(line.credential()))
                .toList());
    }

    private void forgetOldNumbers(Order order) {
        order.entries().stream()
                .map(entry -> entry.line().number())
                .filter(told -> !told.isEmpty() && !Optional.of(told).equals(number))
                .distinct()
                .forEach(told -> steps.add(new Step(new ErrandTask.RemoveHolder(told), new ArrayList<>())));
    }

    private void withoutNumber(List<Line> cards, List<Line> bodies) {
        bodies.stream()
                .filter(Line::isHeld)
                .forEach(line -> settled.add(Told.of(line, State.REFUSED, "", ListPlan.NO_NUMBER)));
        bodies.stream().filter(line -> !line.isHeld()).forEach(cards::add);
        if (steps.isEmpty()) {
            cards.forEach(line -> settled.add(told(line, State.CONFIRMED, 0)));
        } else {
            steps.get(steps.size() - 1).lines().addAll(cards);
        }
    }

    /** The person's whole record first, because a template needs one; what the terminal has of their body stays beside it. */
    private void change(
            String name, ListPlan.Person person, List<Line> cards, List<Line> bodies, Set<CredentialId> kept) {
        String here = number.orElseThrow();
        boolean gives = bodies.stream().anyMatch(line -> line.isHeld() && kept.contains(line.credential()));
        if (gives || !cards.isEmpty() || bodies.isEmpty()) {
            steps.add(new Step(holder(name, person), cards));
        }
        bodies.sort(Comparator.comparing(Line::isHeld));
        for (Line line : bodies) {
            if (!line.isHeld()) {
                steps.add(new Step(new ErrandTask.RemoveTemplate(here, line.credential()), List.of(line)));
            } else if (kept.contains(line.credential())) {
                steps.add(new Step(new ErrandTask.PutTemplate(here, line.credential()), List.of(line)));
            } else {
                settled.add(Told.of(line, State.REFUSED, "", ListPlan.NO_SAMPLE));
            }
        }
    }

    private ErrandTask holder(String name, ListPlan.Person person) {
        return new ErrandTask.PutHolder(
                number.orElseThrow(),
                name,
                first(person, CredentialKind.CARD)
                        .map(entry -> ListPlan.token(entry.credential()).hex()),
                first(person, CredentialKind.PIN)
                        .map(entry -> ((Identifier.Pin) entry.credential().identifier()).digits()));
    }

    private static Optional<Entry> first(ListPlan.Person person, CredentialKind kind) {
        return person.holds().stream()
                .filter(entry -> entry.credential().kind() == kind)
                .findFirst();
    }

    /** @param ordered in the order of the steps */
    public List<Told> news(List<Errand> ordered) {
        List<Told> news = new ArrayList<>(settled);
        for (int i = 0; i < steps.size(); i++) {
            long errand = ordered.get(i).number();
            steps.get(i).lines().forEach(line -> news.add(told(line, State.SENT, errand)));
        }
        return news;
    }

    private Told told(Line line, State state, long errand) {
        String where = line.isHeld() ? number.orElse("") : line.number();
        return new Told(line.credential(), line.want(), line.stamp(), state, where, errand, "");
    }
}

package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.clockhouse.credential.spi.TwoPeople.credential;
import static org.clockhouse.credential.spi.TwoPeople.keyed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.access.Reach;
import org.clockhouse.credential.delivery.Delivery;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Wanted;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** What every store keeps of the lists of terminals, and of the credentials on their way there. */
public interface DeliveryContract extends TwoPeople {

    @Test
    default void whatATerminalShouldHoldFollowsFromReachStateAndTime() {
        Credential active = card(WANG, CARD, "");
        Credential frozen = card(WANG, CardNumber.of(32, 5), "").moved(CredentialState.SUSPENDED, "lost", NOW);
        Credential others = card(LI, CardNumber.of(32, 6), "");
        Credential ended = card(LI, CardNumber.of(32, 7), "").until(Optional.of(NOW));
        Credential face = credential(WANG, new Identifier.Template(CredentialKind.FACE, "1"), CredentialState.ACTIVE);
        run(() -> {
            insert(active, "1", "");
            insert(frozen, "2", "");
            insert(others, "3", "");
            insert(ended, "4", "");
            insert(face, "5", "");
        });
        Wanted held = new Wanted(active.id(), WANG.id(), Delivery.Want.HELD, active.version() + WANG.version());
        Wanted gone = new Wanted(frozen.id(), WANG.id(), Delivery.Want.REMOVED, frozen.version() + WANG.version());
        Wanted lis = new Wanted(others.id(), LI.id(), Delivery.Want.HELD, others.version() + LI.version());
        Reach.Circle both = new Reach.Circle(Set.of(DEPARTMENT.id()), Set.of());
        Reach.Circle onlyWang = new Reach.Circle(Set.of(), Set.of(WANG.id()));
        assertEquals(Set.of(held, gone, lis), wanted(new Reach(both, Optional.empty(), Reach.Circle.NOBODY)));
        assertEquals(Set.of(held, gone), wanted(new Reach(onlyWang, Optional.empty(), both)));
        assertEquals(
                Set.of(held, gone, lis),
                wanted(new Reach(Reach.Circle.NOBODY, Optional.of(SITE.id()), Reach.Circle.NOBODY)));
        assertEquals(Set.of(lis), wanted(new Reach(Reach.Circle.NOBODY, Optional.of(SITE.id()), onlyWang)));
        Reach all = new Reach(both, Optional.of(SITE.id()), Reach.Circle.NOBODY);
        assertEquals(List.of(), in(() -> deliveries().wanted(all, WANG.hiredOn().minusDays(1), NOW, NOW)));
        assertEquals(
                2,
                in(() -> deliveries().wanted(all, LocalDate.of(2026, 11, 23), NOW, NOW.plusMillis(1)))
                        .size());
    }

    private Set<Wanted> wanted(Reach reach) {
        return Set.copyOf(in(() -> deliveries().wanted(reach, LocalDate.of(2026, 11, 23), NOW, NOW)));
    }

    @Test
    default void aLineIsTakenToItsEndOnlyWhileTheSameIsWanted() {
        TerminalId gate = TerminalId.next();
        Credential card = card(WANG, CARD, "");
        run(() -> insert(card, "exact", ""));
        Line line = line(card, Delivery.Want.HELD, Delivery.State.EXPECTED, 2);
        run(() -> deliveries().put(gate, List.of(line)));
        assertEquals(List.of(line), in(() -> deliveries().open(gate, 10)));
        assertEquals(Map.of(gate, line), in(() -> deliveries().lines(card.id())));
        assertEquals(List.of(line), in(() -> deliveries().lines(gate, List.of(WANG.id(), LI.id()))));
        Delivery.Told sent = Delivery.Told.of(line, Delivery.State.SENT, "1", "");
        assertEquals(Set.of(card.id()), in(() -> deliveries().tell(gate, List.of(sent), NOW)));
        Credential frozen = card.moved(CredentialState.SUSPENDED, "lost", NOW.plusSeconds(5));
        run(() -> credentials().update(keyed(frozen, "exact", "")));
        assertEquals(Set.of(), in(() -> deliveries().stop(NOW.plusSeconds(6), NOW)));
        assertEquals(Set.of(gate), in(() -> deliveries().stop(NOW, NOW.plusSeconds(6))));
        assertEquals(Set.of(), in(() -> deliveries().stop(NOW, NOW.plusSeconds(7))));
        Delivery.Told late = Delivery.Told.of(line, Delivery.State.CONFIRMED, "1", "");
        assertEquals(Set.of(), in(() -> deliveries().tell(gate, List.of(late), NOW)));
        Line removal = in(() -> deliveries().lines(gate)).get(0);
        assertEquals(Delivery.Want.REMOVED, removal.want());
        assertEquals("1", removal.number());
        assertEquals(NOW.plusSeconds(6), removal.since());
    }

    @Test
    default void anErrandSettlesWhatItCarried() {
        TerminalId gate = TerminalId.next();
        Credential held = card(WANG, CARD, "");
        Credential gone = card(LI, CardNumber.of(32, 5), "");
        run(() -> {
            insert(held, "1", "");
            insert(gone, "2", "");
            deliveries()
                    .put(
                            gate,
                            List.of(
                                    line(held, Delivery.Want.HELD, Delivery.State.EXPECTED, 2),
                                    line(gone, Delivery.Want.REMOVED, Delivery.State.EXPECTED, 2)));
            deliveries()
                    .tell(gate, List.of(carried(held, Delivery.Want.HELD), carried(gone, Delivery.Want.REMOVED)), NOW);
        });
        assertEquals(0, in(() -> deliveries().settle(gate, 8, Delivery.State.CONFIRMED, "", NOW)));
        assertEquals(2, in(() -> deliveries().settle(gate, 7, Delivery.State.CONFIRMED, "", NOW.plusSeconds(1))));
        assertEquals(0, in(() -> deliveries().settle(gate, 7, Delivery.State.REFUSED, "", NOW.plusSeconds(2))));
        List<Line> all = in(() -> deliveries().page(gate, Scope.EVERYBODY, false, Page.first(10)))
                .items();
        assertEquals(List.of("17"), all.stream().map(Line::number).toList());
        assertEquals(
                List.of(),
                in(() -> deliveries().page(gate, Scope.EVERYBODY, true, Page.first(10)))
                        .items());
        assertEquals(
                List.of(),
                in(() -> deliveries().page(gate, Scope.only(LI.id()), false, Page.first(10)))
                        .items());
        assertEquals(Map.of(gate, new TerminalList.Counts(1, 1, 0, 0)), in(() -> lists().counts()));
    }

    private static Delivery.Told carried(Credential card, Delivery.Want want) {
        return new Delivery.Told(card.id(), want, 2, Delivery.State.SENT, "17", 7, "");
    }

    private static Line line(Credential card, Delivery.Want want, Delivery.State state, long stamp) {
        return new Line(card.id(), card.holder(), want, state, NOW, stamp, "", 0, "");
    }

    @Test
    default void whatIsKeptOfAListComesBackAsItWas() {
        TerminalId gate = TerminalId.next();
        assertEquals(ListRepository.Kept.NEW, in(() -> lists().find(gate)));
        ListRepository.Kept kept = ListRepository.Kept.NEW
                .able(new WallTerminal.Ability(WallTerminal.Lists.KEPT, true), "1.2.0")
                .confirmed(NOW)
                .asked(true);
        run(() -> lists().save(gate, kept));
        assertEquals(kept, in(() -> lists().find(gate)));
        run(() -> lists().save(gate, kept.compared(NOW, 3)));
        assertEquals(Map.of(gate, kept.compared(NOW, 3)), in(() -> lists().all()));
    }
}

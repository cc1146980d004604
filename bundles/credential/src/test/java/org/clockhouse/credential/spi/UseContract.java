package org.clockhouse.credential.spi;

import static org.clockhouse.credential.spi.TwoPeople.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.junit.jupiter.api.Test;

/** What every store keeps of the use of cards, and of stopped ones that were used. */
public interface UseContract extends TwoPeople {

    @Test
    default void usesAddUpByTerminalAndIdleCardsAreThoseWithoutRecentOnes() {
        TerminalId gate = TerminalId.next();
        Credential used = card(WANG, CARD, "");
        Credential never = card(LI, CardNumber.of(32, 5), "");
        run(() -> {
            insert(used, "used", "");
            insert(never, "never", "");
            uses().add(List.of(new CardUse(used.id(), gate, NOW, NOW.plusSeconds(9), NOW.plusSeconds(10), 2)));
            uses().add(List.of(new CardUse(used.id(), gate, NOW.minusSeconds(9), NOW, NOW.plusSeconds(11), 1)));
            uses().position(7);
        });
        CardUse sum = new CardUse(used.id(), gate, NOW.minusSeconds(9), NOW.plusSeconds(9), NOW.plusSeconds(11), 3);
        assertEquals(List.of(sum), in(() -> uses().of(used.id())));
        assertEquals(7, in(() -> uses().position()));
        assertEquals(List.of(never.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(9), false));
        assertEquals(List.of(never.id(), used.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(10), false));
        assertEquals(List.of(never.id()), idle(Scope.EVERYBODY, NOW.plusSeconds(10), true));
        assertEquals(List.of(), idle(Scope.only(WANG.id()), NOW.plusSeconds(10), true));
    }

    @Test
    default void theSameStoppedUseIsOneAlarmThatIsClosedOnce() {
        Credential card = card(WANG, CARD, "");
        run(() -> insert(card, "exact", ""));
        TerminalId gate = TerminalId.next();
        StoppedUse use = stopped(card, gate);
        run(() -> {
            uses().add(use);
            uses().add(stopped(card, gate));
        });
        assertEquals(List.of(use), alarms(Scope.EVERYBODY, true));
        assertEquals(List.of(), alarms(Scope.only(LI.id()), true));
        StoppedUse closed = in(() -> uses().close(use.closed("刘", use.version())));
        assertEquals(Optional.of(closed), in(() -> uses().stopped(use.id())));
        assertEquals(List.of(), alarms(Scope.EVERYBODY, true));
        assertEquals(List.of(closed), alarms(Scope.EVERYBODY, false));
        assertThrows(Stale.class, () -> in(() -> uses().close(use.closed("刘", use.version()))));
    }

    private List<CredentialId> idle(Scope scope, Instant since, boolean never) {
        return in(() -> uses().idle(scope, since, never, Page.first(10))).items().stream()
                .map(idle -> idle.credential().id())
                .toList();
    }

    private List<StoppedUse> alarms(Scope scope, boolean openOnly) {
        return in(() -> uses().stopped(scope, openOnly, Page.first(10))).items();
    }

    private static StoppedUse stopped(Credential card, TerminalId gate) {
        return new StoppedUse(
                StoppedUseId.next(),
                card.id(),
                card.holder(),
                card.identifier().masked(),
                gate,
                CredentialState.SUSPENDED,
                NOW,
                false,
                "",
                1);
    }
}

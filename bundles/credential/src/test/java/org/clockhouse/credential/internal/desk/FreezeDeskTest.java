package org.clockhouse.credential.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.internal.CardInUse;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;

class FreezeDeskTest {

    private final CardInUse house = new CardInUse();
    private final Actor employee = new Actor(house.registry.org, Actor.Kind.ACCOUNT, "wang", "wang", "10.0.0.7", "r");

    @Test
    void c068WhoeverFrozeTheirCardMayUndoItAtOnceAndNobodyElseNorLater() {
        Credential card = house.issue(true);
        Scope own = Scope.only(house.wang.id());
        Credential frozen = house.desk.freezes.freeze(employee, own, card.id(), "gone");
        assertEquals(CredentialState.SUSPENDED, frozen.state());
        assertEquals(
                "credential.undo.late", refusal(() -> house.desk.freezes.undo(house.registry.actor, own, card.id())));
        assertEquals(
                CredentialState.ACTIVE,
                house.desk.freezes.undo(employee, own, card.id()).state());
        assertEquals("credential.undo.late", refusal(() -> house.desk.freezes.undo(employee, own, card.id())));

        house.desk.freezes.freeze(employee, own, card.id(), "gone");
        house.clock.advance(Duration.ofSeconds(16));
        assertEquals("credential.undo.late", refusal(() -> house.desk.freezes.undo(employee, own, card.id())));
    }

    @Test
    void c068AFreezeByTheDeskIsNotUndoneByWhoFreezesItOnceMore() {
        Credential card = house.issue(true);
        Scope own = Scope.only(house.wang.id());
        house.desk.freezes.freeze(house.registry.actor, Scope.EVERYBODY, card.id(), "reported stolen");
        house.desk.freezes.freeze(employee, own, card.id(), "gone");
        assertEquals("credential.undo.late", refusal(() -> house.desk.freezes.undo(employee, own, card.id())));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(Refused.class, what).code();
    }
}

package org.clockhouse.credential.internal.replacement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the company decided about its cards, where it is felt. */
class CardPoliciesTest {

    private final AskingCompany house = new AskingCompany();

    @Test
    void c057ASiteMayHaveItsOwnTerms() {
        house.desk.policies.set(
                house.root,
                new CardPolicy(
                        Optional.of(house.suzhou.id()),
                        new LocalText("苏州须知", ""),
                        LocalText.NONE,
                        LocalText.NONE,
                        1,
                        2,
                        false,
                        false,
                        0));
        assertEquals(
                "苏州须知",
                house.desk
                        .policies
                        .of(house.registry.org, Optional.of(house.suzhou.id()))
                        .terms()
                        .zh());
        assertEquals(CardPolicy.USUAL, house.desk.policies.of(house.registry.org, Optional.of(house.shanghai.id())));
        assertEquals(2, house.desk.policies.list(house.registry.org).size());
        assertTrue(house.audit.actions().contains("card-policy.set"));
    }

    @Test
    void c037WhereFourEyesAreWantedWhoIssuesACardDoesNotActivateIt() {
        house.desk.policies.set(house.root, AskingCompany.policy(LocalText.NONE, false, true));
        Credential issued = house.desk.credentials.issue(
                house.it,
                Scope.EVERYBODY,
                new CredentialDraft(house.li.id(), new Identifier.Card(CardNumber.of(32, 0x0B000001L))));
        assertEquals(CredentialState.ISSUED, issued.state());
        Replacement made = house.desk.replacements.replace(
                house.it,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new Old.Card(house.card.id()), AskingCompany.next(), ReplacementReason.WORN, "", true));
        for (Credential waiting :
                List.of(issued, house.desk.credentials.find(house.registry.org, Scope.EVERYBODY, made.next()))) {
            assertEquals("activation.four-eyes", refusal(() -> activate(house.it, waiting)));
            assertEquals(
                    "activation.four-eyes",
                    refusal(() -> house.desk.credentials.move(
                            house.it, Scope.EVERYBODY, waiting.id(), CredentialState.ACTIVE, "", waiting.version())));
            assertEquals(
                    CredentialState.ACTIVE,
                    activate(house.root, waiting).credential().state());
        }
    }

    @Test
    void c045WhereThePolicyWantsARequestNothingIsReplacedWithoutOne() {
        house.desk.policies.set(house.root, AskingCompany.policy(LocalText.NONE, true, false));
        ReplacementDraft unasked = new ReplacementDraft(
                new Old.Card(house.card.id()), AskingCompany.next(), ReplacementReason.WORN, "", true);
        assertEquals(
                "replacement.request.needed",
                refusal(() -> house.desk.replacements.replace(house.it, Scope.EVERYBODY, unasked)));
        assertEquals(
                "replacement.request.needed",
                house.desk
                        .replacements
                        .preview(house.registry.org, Scope.EVERYBODY, unasked)
                        .problems()
                        .get(0)
                        .code());
        CardBatch batch = house.desk.batches.begin(
                house.it,
                Scope.EVERYBODY,
                List.of(new CardBatch.Wish(house.wang.number(), "", ReplacementReason.WORN, "")));
        assertEquals(
                "replacement.request.needed",
                house.desk
                        .batches
                        .work(house.it, Scope.EVERYBODY, batch.id(), 1, false)
                        .rows()
                        .get(0)
                        .code());
        assertEquals(
                house.card.id(),
                house.replace(
                                house.it,
                                house.approve(house.it, house.approve(house.hr, house.ask(house.wangs, Map.of()))))
                        .old());
    }

    private Activation.Done activate(Actor actor, Credential credential) {
        return house.desk.activations.activate(
                actor,
                Scope.EVERYBODY,
                new Activation.Draft(credential.id(), Optional.empty(), ActivationCheck.PHOTO, ""));
    }

    private static String refusal(Executable what) {
        Refused refused = assertThrows(Refused.class, what);
        return refused.violations().isEmpty()
                ? refused.code()
                : refused.violations().get(0).code();
    }
}

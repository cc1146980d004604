package org.clockhouse.credential.internal.replacement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.request.Request;

/** The card that goes, by whichever way it is named; within a transaction. */
final class OldCards {

    private final CardBook book;
    private final CredentialDesk desk;
    private final CardRequestDesk asked;

    OldCards(CardBook book, CredentialDesk desk, CardRequestDesk asked) {
        this.book = book;
        this.desk = desk;
        this.asked = asked;
    }

    /** @throws Refused {@code replacement.nobody}, {@code replacement.nothing}, {@code replacement.which} */
    Credential find(OrgId org, Scope scope, Old old) {
        if (old instanceof Old.Card card) {
            return book.seen(org, scope, card.id());
        }
        if (old instanceof Old.Asked request) {
            return book.seen(org, scope, CardRequestDesk.card(asked.find(org, scope, request.id())));
        }
        if (old instanceof Old.Person person) {
            book.person(org, scope, person.id());
            return only(CardRequestDesk.replaceable(book, person.id()));
        }
        List<Credential> read = desk.lookUp(org, scope, ((Old.Read) old).text()).candidates();
        if (read.isEmpty()) {
            throw new Refused("replacement.nobody", "nobody in scope has this number, on a card or as their own");
        }
        return only(read);
    }

    private static Credential only(List<Credential> found) {
        List<Credential> bound = found.stream()
                .filter(credential -> credential.state().isBound())
                .toList();
        if (bound.isEmpty()) {
            throw new Refused("replacement.nothing", "there is no card to replace: issue one");
        }
        if (bound.size() > 1) {
            throw new Refused(
                    "replacement.which",
                    "several cards fit: "
                            + bound.stream()
                                    .map(credential -> credential.identifier().masked() + " " + credential.state())
                                    .collect(Collectors.joining(", ")),
                    bound.stream()
                            .map(credential -> new Violation(
                                    "/credentialId",
                                    "replacement.which",
                                    credential.id().text()))
                            .toList());
        }
        return bound.get(0);
    }

    /** Empty where nobody or several people could be meant. */
    Optional<EmployeeId> holder(OrgId org, Scope scope, Old old) {
        if (old instanceof Old.Person person) {
            return Optional.of(book.person(org, scope, person.id()).id());
        }
        if (old instanceof Old.Card card) {
            return Optional.of(book.seen(org, scope, card.id()).holder());
        }
        if (old instanceof Old.Asked request) {
            return Optional.of(asked.find(org, scope, request.id()).employee());
        }
        Set<EmployeeId> holders = desk.lookUp(org, scope, ((Old.Read) old).text()).candidates().stream()
                .map(Credential::holder)
                .collect(Collectors.toSet());
        return holders.size() == 1 ? holders.stream().findFirst() : Optional.empty();
    }

    /** By which it is asked for, where it is. */
    Optional<Request> request(OrgId org, Scope scope, Old old) {
        return old instanceof Old.Asked request ? Optional.of(asked.find(org, scope, request.id())) : Optional.empty();
    }
}

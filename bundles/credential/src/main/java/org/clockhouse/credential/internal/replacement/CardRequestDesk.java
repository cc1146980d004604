package org.clockhouse.credential.internal.replacement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestFilter;
import org.clockhouse.request.RequestId;
import org.clockhouse.request.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Between the desk where people ask and the desk that hands cards out. */
@Component(service = {CardRequests.class, CardRequestDesk.class})
public final class CardRequestDesk implements CardRequests {

    private final Requests requests;
    private final CardPolicies policies;
    private final FeeTable fees;
    private final CardBook book;

    @Activate
    public CardRequestDesk(
            @Reference Requests requests,
            @Reference CardPolicies policies,
            @Reference FeeTable fees,
            @Reference CardBook book) {
        this.requests = requests;
        this.policies = policies;
        this.fees = fees;
        this.book = book;
    }

    @Override
    public Form form(OrgId org, Scope scope, EmployeeId id) {
        return book.in(org, () -> {
            Employee person = book.person(org, scope, id);
            Map<ReplacementReason, Fee> costs = new EnumMap<>(ReplacementReason.class);
            for (ReplacementReason reason : ReplacementReason.values()) {
                costs.put(reason, fees.quote(person, reason));
            }
            return new Form(
                    person,
                    replaceable(book, id),
                    costs,
                    policies.of(org, Optional.of(person.site())),
                    standing(org, scope, id));
        });
    }

    /** Cards that are the person's to be replaced, the newest first. */
    static List<Credential> replaceable(CardBook book, EmployeeId person) {
        return book.credentials().of(person).stream()
                .filter(card -> card.kind() == CredentialKind.CARD && !card.temporary())
                .filter(card -> card.state().isBound())
                .toList();
    }

    private List<Request> standing(OrgId org, Scope scope, EmployeeId person) {
        RequestFilter theirs = new RequestFilter(
                Optional.of(KIND), Optional.empty(), Optional.of(person), Optional.empty(), Optional.empty());
        return requests.page(org, scope, theirs, Page.first(Page.MOST)).items().stream()
                .filter(request -> request.state().isOpen())
                .toList();
    }

    /** @throws Refused {@code replacement.request.other} if it is about something else */
    Request find(OrgId org, Scope scope, RequestId id) {
        Request request = requests.find(org, scope, id);
        if (!request.kind().equals(KIND)) {
            throw Refused.at("/requestId", "replacement.request.other", "that request asks for something else");
        }
        return request;
    }

    /** Why nothing is replaced without a request: {@code replacement.request.needed} where the policy wants one. */
    Optional<Refused> whyNot(OrgId org, Employee person) {
        return policies.of(org, Optional.of(person.site())).requestNeeded()
                ? Optional.of(new Refused(
                        "replacement.request.needed", "a replacement takes a request that was approved: give its id"))
                : Optional.empty();
    }

    void carriedOut(Actor actor, Scope scope, RequestId request, Replacement made) {
        requests.carriedOut(
                actor, scope, request, Map.of("replacement", made.id().text()));
    }

    static CredentialId card(Request request) {
        return CredentialId.of(request.details().get("card"));
    }

    /** What was shown when it was asked for. */
    static Fee fee(Request request) {
        return Fee.due(
                Long.parseLong(request.details().get("fee")), request.details().getOrDefault("currency", ""));
    }
}

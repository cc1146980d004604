package org.clockhouse.credential.internal.activation;

import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Activation points and the policy of activation over a repository. */
@Component
public final class ActivationPoints implements Activations.Setup {

    private final ActivationRepository stored;
    private final CardBook book;

    @Activate
    public ActivationPoints(@Reference ActivationRepository stored, @Reference CardBook book) {
        this.stored = stored;
        this.book = book;
    }

    @Override
    public List<ActivationPoint> points(OrgId org) {
        return book.in(org, stored::points);
    }

    @Override
    public ActivationPoint add(Actor actor, ActivationPoint draft) {
        return book.in(actor.org(), () -> {
            ActivationPoint point = new ActivationPoint(
                    ActivationPointId.next(),
                    draft.name(),
                    draft.site(),
                    draft.reader(),
                    draft.checks(),
                    draft.closed(),
                    1);
            stored.insert(point);
            book.wrote(entry(actor, "activation-point.add", point).with(fields(point)));
            return point;
        });
    }

    @Override
    public ActivationPoint amend(Actor actor, ActivationPoint point) {
        return book.in(actor.org(), () -> {
            ActivationPoint before = stored.point(point.id())
                    .orElseThrow(
                            () -> new NotFound("activation-point", point.id().text()));
            ActivationPoint after = stored.update(point);
            book.wrote(entry(actor, "activation-point.amend", after).changing(fields(before), fields(after)));
            return after;
        });
    }

    @Override
    public Activation.Policy policy(OrgId org) {
        return book.in(org, () -> stored.policy().orElse(Activation.Policy.USUAL));
    }

    @Override
    public Activation.Policy set(Actor actor, Activation.Policy policy) {
        return book.in(actor.org(), () -> {
            Activation.Policy before = stored.policy().orElse(Activation.Policy.USUAL);
            stored.set(policy);
            book.wrote(AuditDraft.of(actor, "activation.policy", "activation-policy", "", "")
                    .changing(fields(before), fields(policy)));
            return policy;
        });
    }

    private static AuditDraft entry(Actor actor, String action, ActivationPoint point) {
        return AuditDraft.of(
                actor,
                action,
                "activation-point",
                point.id().text(),
                point.name().any());
    }

    private static Map<String, Object> fields(ActivationPoint point) {
        return Map.of(
                "name", point.name().any(),
                "reader", point.reader(),
                "checks", point.checks().stream().sorted().toList().toString(),
                "closed", point.closed());
    }

    private static Map<String, Object> fields(Activation.Policy policy) {
        return Map.of("remindDays", policy.remindDays(), "cancelDays", policy.cancelDays());
    }
}

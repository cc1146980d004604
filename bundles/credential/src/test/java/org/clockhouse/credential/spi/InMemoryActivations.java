package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryActivations implements ActivationRepository {

    private static final int WRONG_CODES = 5;

    private record Code(String code, Instant until, int wrong) {}

    private final OrgTable<ActivationPointId, ActivationPoint> points;
    private final OrgTable<String, Activation.Policy> policies;
    private final OrgTable<CredentialId, Activation> activations;
    private final OrgTable<CredentialId, Code> codes;
    private final OrgTable<SwipeTestId, SwipeTest> tests;

    public InMemoryActivations(InMemoryTransactions transactions) {
        this.points = new OrgTable<>(transactions);
        this.policies = new OrgTable<>(transactions);
        this.activations = new OrgTable<>(transactions);
        this.codes = new OrgTable<>(transactions);
        this.tests = new OrgTable<>(transactions);
    }

    @Override
    public List<ActivationPoint> points() {
        return List.copyOf(points.values());
    }

    @Override
    public Optional<ActivationPoint> point(ActivationPointId point) {
        return points.get(point);
    }

    @Override
    public void insert(ActivationPoint point) {
        points.put(point.id(), point);
    }

    @Override
    public ActivationPoint update(ActivationPoint point) {
        if (point(point.id())
                .filter(known -> known.version() == point.version())
                .isEmpty()) {
            throw new Stale("activation-point", point.id().text());
        }
        ActivationPoint next = point.atVersion(point.version() + 1);
        points.put(next.id(), next);
        return next;
    }

    @Override
    public Optional<Activation.Policy> policy() {
        return policies.get("policy");
    }

    @Override
    public void set(Activation.Policy policy) {
        policies.put("policy", policy);
    }

    @Override
    public void insert(Activation activation) {
        activations.put(activation.credential(), activation);
    }

    @Override
    public Optional<Activation> activation(CredentialId credential) {
        return activations.get(credential);
    }

    @Override
    public void code(CredentialId credential, String code, Instant until) {
        codes.put(credential, new Code(code, until, 0));
    }

    @Override
    public boolean useCode(CredentialId credential, String code, Instant now) {
        Optional<Code> known = codes.get(credential);
        boolean fits = known.filter(
                        each -> each.code().equals(code) && each.until().isAfter(now) && each.wrong() < WRONG_CODES)
                .isPresent();
        if (fits) {
            codes.remove(credential);
        } else {
            known.ifPresent(each -> codes.put(credential, new Code(each.code(), each.until(), each.wrong() + 1)));
        }
        return fits;
    }

    @Override
    public void insert(SwipeTest test) {
        tests.put(test.id(), test);
    }

    @Override
    public Optional<SwipeTest> test(SwipeTestId test) {
        return tests.get(test);
    }

    @Override
    public void update(SwipeTest test) {
        tests.put(test.id(), test);
    }
}

package org.clockhouse.notice.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.notice.SubscriptionKind;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What can be subscribed to while its owner is there. */
@Component(service = SubscriptionKinds.class)
public final class SubscriptionKinds {

    private final Map<String, SubscriptionKind> kinds = new ConcurrentHashMap<>();

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(SubscriptionKind kind) {
        kinds.put(kind.code(), kind);
    }

    public void remove(SubscriptionKind kind) {
        kinds.remove(kind.code(), kind);
    }

    Optional<SubscriptionKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }
}

package org.clockhouse.request.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What can be asked for while its owner is there. */
@Component(service = Kinds.class)
public final class Kinds {

    private final Map<String, RequestKind> kinds = new ConcurrentSkipListMap<>();

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(RequestKind kind) {
        kinds.put(kind.code(), kind);
    }

    public void remove(RequestKind kind) {
        kinds.remove(kind.code(), kind);
    }

    Optional<RequestKind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** By code. */
    Collection<RequestKind> all() {
        return kinds.values();
    }
}

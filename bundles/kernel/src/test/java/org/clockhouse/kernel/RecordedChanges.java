package org.clockhouse.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was told. */
public final class RecordedChanges implements Changes {

    private final List<Topic> told = new CopyOnWriteArrayList<>();

    @Override
    public void tell(OrgId org, Topic topic) {
        told.add(topic);
    }

    public List<Topic> told() {
        return List.copyOf(told);
    }
}

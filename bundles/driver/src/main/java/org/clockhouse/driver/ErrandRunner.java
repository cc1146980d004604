package org.clockhouse.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Facet of a {@link CallingDriver} whose terminals ask for errands; see {@link Admission#errands}. */
@ConsumerType
public interface ErrandRunner {

    /** Whether the family can do such a task at all. The host asks before a task is taken on. */
    boolean takes(Task task);
}

package org.clockhouse.kernel;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Hints that something changed. Facts are rows; a hint carries a topic and nothing else, may be dropped or merged with its
 * like, and a listener reads on from its own saved position. Losing every hint delays work until the next tick and loses
 * nothing.
 */
@ProviderType
public interface Changes {

    /**
     * Tells the listeners now. Inside a transaction call it through {@link Transactions#afterCommit}, else a listener may
     * look before the fact is there. Never blocks.
     */
    void tell(OrgId org, Topic topic);

    /** @param facts how many there are that the hint is about, for the {@link Rush} */
    default void tell(OrgId org, Topic topic, int facts) {
        tell(org, topic);
    }

    /**
     * Another number after each hint, before any listener has heard of it: what was read after asking for it holds as long as it
     * is the same. Here it is never the same twice.
     */
    default long edition(OrgId org, Topic topic) {
        return System.nanoTime();
    }
}

package org.clockhouse.request.spi;

import java.util.List;
import org.clockhouse.request.Chain;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the chains that somebody set. Works in the caller's transaction. */
@ConsumerType
public interface ChainRepository {

    /** In any order. */
    List<Chain> all();

    /**
     * @param chain with the version as read, 0 for a new one; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     */
    Chain put(Chain chain);
}

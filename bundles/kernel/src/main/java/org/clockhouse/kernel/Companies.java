package org.clockhouse.kernel;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The companies that this installation serves; on a company's own server there is one. For work that starts by itself. */
@ProviderType
public interface Companies {

    /** Oldest first; empty until the first start has made one. Needs no transaction. */
    List<OrgId> all();

    /**
     * The company that people sign in to, the oldest.
     *
     * @throws Unavailable with code {@code company.none} until the first start has made one
     */
    default OrgId home() {
        return all().stream()
                .findFirst()
                .orElseThrow(() -> new Unavailable("company.none", "the first start is not over yet"));
    }
}

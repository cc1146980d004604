package org.clockhouse.credential.use;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/** Some of another suite's cards and PINs, in one that issues none of its own. */
@ProviderType
public interface CardCopies {

    /**
     * Takes these on as they are there, and revokes what is not named any more. Nothing is audited: it was, where they were
     * changed.
     *
     * @param credentials of people who are known here
     * @param who may come to each terminal, and to no other
     */
    void set(OrgId org, Collection<Credential> credentials, Map<TerminalId, Set<EmployeeId>> who);
}

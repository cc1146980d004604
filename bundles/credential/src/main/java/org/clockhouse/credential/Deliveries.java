package org.clockhouse.credential;

import java.util.List;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which terminal knows which credential. What is wanted follows from the credential's state and the person's access levels and
 * is stored nowhere; what was sent and what was confirmed is told here by whoever talks to terminals.
 */
@ProviderType
public interface Deliveries {

    /** At each terminal that the holder's access levels reach, by name. */
    List<Delivery> of(OrgId org, Scope scope, CredentialId credential);

    /** What a terminal has still to be told, removals first. */
    List<Delivery.Pending> pending(OrgId org, TerminalId terminal, int limit);

    /** What was told to or learned from a terminal; the latest counts. */
    void told(OrgId org, TerminalId terminal, List<Delivery.Told> news);
}

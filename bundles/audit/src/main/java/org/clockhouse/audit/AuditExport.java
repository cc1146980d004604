package org.clockhouse.audit;

import java.io.IOException;
import java.io.OutputStream;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The trail as a file for the offline verifier. */
@ProviderType
public interface AuditExport {

    /**
     * Seals what waits, signs a checkpoint over it, and writes the whole trail in UTF-8, one JSON object a line: the public
     * key, every entry, every checkpoint, and a signed last line with the counts. Does not close the stream.
     */
    void write(OrgId org, OutputStream out) throws IOException;

    /** The key that checkpoints are signed with: Ed25519, X.509 SubjectPublicKeyInfo, as PEM. Keep a copy off the server. */
    String publicKey();
}

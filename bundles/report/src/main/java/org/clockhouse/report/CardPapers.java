package org.clockhouse.report;

import java.io.IOException;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Papers that go with one card, as PDF; numbers are masked. */
@ProviderType
public interface CardPapers {

    /** What the holder gets and signs (C059, C064). */
    byte[] handOver(Actor actor, Scope scope, CredentialId credential, ReportRequest.Language language)
            throws IOException;

    /** What was replaced by what, why, and what it costs. */
    byte[] slip(Actor actor, Scope scope, ReplacementId replacement, ReportRequest.Language language)
            throws IOException;
}

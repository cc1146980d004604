package org.clockhouse.credential.biometric;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fingers, faces and palms. Each kind is off until somebody switches it on; nothing is taken without consent, usable without
 * approval, or anybody's only factor. People outside the scope, and what is theirs, are {@link org.clockhouse.kernel.NotFound}.
 */
@ProviderType
public interface Biometrics {

    /** Everything a person has or had, the newest first. */
    List<Biometric> of(OrgId org, Scope scope, EmployeeId person);

    /** What waits for approval, the oldest first. */
    Slice<Biometric> waiting(OrgId org, Scope scope, Page page);

    /**
     * Takes a sample; it waits for approval. The same again is what is there; one in its place that waits is thrown away.
     *
     * @throws org.clockhouse.kernel.Refused {@code biometric.off}, {@code biometric.consent} or {@code biometric.left}
     */
    Biometric enrol(Actor actor, Scope scope, EmployeeId person, Sample sample);

    /**
     * Makes it usable; what was in its place before ends.
     *
     * @throws org.clockhouse.kernel.Refused {@code biometric.only-factor} where the person has neither card nor PIN,
     *     {@code biometric.off}, {@code biometric.consent}, {@code activation.four-eyes}
     */
    Biometric approve(Actor actor, Scope scope, CredentialId biometric, long version);

    /** Ends one that waits or is used, and destroys its sample. @param reason is wanted */
    Biometric end(Actor actor, Scope scope, CredentialId biometric, String reason, long version);

    /**
     * The sample of a picture, for whoever approves it; every look is audited.
     *
     * @throws org.clockhouse.kernel.NotFound if it is no picture or is no longer kept
     */
    byte[] look(Actor actor, Scope scope, CredentialId biometric);
}

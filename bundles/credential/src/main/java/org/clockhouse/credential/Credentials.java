package org.clockhouse.credential;

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
 * The card desk. Holders outside the scope, and their credentials, are {@link org.clockhouse.kernel.NotFound}; a version that is not the
 * stored one is {@link org.clockhouse.kernel.Stale}; a move that {@link CredentialMove} does not list is
 * {@link org.clockhouse.kernel.Refused} with {@code credential.move}.
 */
@ProviderType
public interface Credentials {

    /**
     * Binds an identifier to a person. Repeating it with the same holder and identifier returns what is there.
     *
     * @throws org.clockhouse.kernel.Refused {@code credential.number.taken} or {@code credential.printed.taken} (duplicates; the
     *     message names the holder, if in scope, the state and the date of issue), {@code card.random-uid}
     */
    Credential issue(Actor actor, Scope scope, CredentialDraft draft);

    /** Activates, suspends, resumes or revokes, by what the move table allows. Already there is done. */
    Credential move(Actor actor, Scope scope, CredentialId credential, CredentialState to, String reason, long version);

    /**
     * Ends one credential and issues another to the same person, in one transaction. Repeating it with the same new
     * identifier returns the successor.
     */
    Credential replace(Actor actor, Scope scope, CredentialId old, Identifier successor, String reason);

    Credential find(OrgId org, Scope scope, CredentialId credential);

    /** Everything a person holds or held, the newest first. */
    List<Credential> of(OrgId org, Scope scope, EmployeeId employee);

    /** What a desk reader or a person typed. */
    LookUp lookUp(OrgId org, Scope scope, String text);

    /** The newest first. */
    Slice<Credential> page(OrgId org, Scope scope, CredentialFilter filter, Page page);

    /** Everybody who ever held this card or PIN, the newest first. */
    List<Credential> history(OrgId org, Scope scope, Identifier identifier);
}

package org.clockhouse.credential.handover;

import java.time.Instant;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.registry.Language;

/**
 * A holder has accepted a card (C059).
 *
 * @param statement what was accepted, word for word
 * @param own whether the holder accepted it under their own account, and not at the desk
 * @param by whose account it was, as people know them
 */
public record Receipt(
        CredentialId credential, Language language, String statement, boolean own, String by, Instant at) {}

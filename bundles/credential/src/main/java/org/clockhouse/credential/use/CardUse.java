package org.clockhouse.credential.use;

import java.time.Instant;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.TerminalId;

/**
 * What a terminal saw of a credential.
 *
 * @param first as the terminal's clock had it
 * @param last likewise
 * @param heard when the suite learned of the last
 */
public record CardUse(
        CredentialId credential, TerminalId terminal, Instant first, Instant last, Instant heard, long count) {

    public CardUse and(CardUse other) {
        return new CardUse(
                credential,
                terminal,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                heard.isAfter(other.heard) ? heard : other.heard,
                count + other.count);
    }
}

package org.clockhouse.credential.spi;

import java.util.Set;
import org.clockhouse.credential.Credential;

/**
 * By what a credential is found. The store keeps each only as a blind index.
 *
 * @param exact kind, technology, length and value: unique among credentials that hold their number
 * @param printed what is printed on the card, likewise unique; empty if nothing is
 * @param search every writing of it, lossy and reversed ones too, the exact value without the technology among them: not
 *     unique
 */
public record IdentifierKeys(String exact, String printed, Set<String> search) {

    public IdentifierKeys {
        search = Set.copyOf(search);
    }

    /** A credential with its keys. */
    public record Keyed(Credential credential, IdentifierKeys keys) {}

    /** What a search found by which key. */
    public record Hit(String key, Credential credential) {}
}

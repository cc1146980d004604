package org.clockhouse.credential;

import java.time.Clock;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialDesk;
import org.clockhouse.credential.internal.HolderSearch;
import org.clockhouse.credential.internal.TermsDesk;
import org.clockhouse.credential.spi.InMemoryCredentials;
import org.clockhouse.kernel.Changes;
import org.clockhouse.registry.InMemoryRegistry;

/** The whole card desk over memory, for tests of bundles that build on it. */
public final class InMemoryDesk {

    public final Credentials credentials;
    public final Holders holders;

    public final CardTerms terms;
    final CardBook book;

    public InMemoryDesk(InMemoryRegistry registry, AuditTrail audit, Changes hints, Clock clock) {
        InMemoryCredentials stored = new InMemoryCredentials(registry.transactions, registry.people);
        credentials = new CredentialDesk(
                stored, registry.directory, registry.employees, audit, registry.transactions, hints, clock);
        book = new CardBook(stored, registry.directory, audit, registry.transactions, hints, clock);
        terms = new TermsDesk(book);
        holders = new HolderSearch(stored, registry.directory, registry.transactions);
    }
}

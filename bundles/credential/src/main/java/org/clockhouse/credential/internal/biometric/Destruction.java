package org.clockhouse.credential.internal.biometric;

import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.CredentialFields;
import org.clockhouse.credential.spi.SampleVault;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends biometrics, and destroys what could be compared with; within the caller's transaction. */
@Component(service = Destruction.class)
public final class Destruction {

    private final SampleVault vault;
    private final CardBook book;

    @Activate
    public Destruction(@Reference SampleVault vault, @Reference CardBook book) {
        this.vault = vault;
        this.book = book;
    }

    /** Everything of one kind, with the key. */
    void shred(Actor actor, EmployeeId person, CredentialKind kind, String reason) {
        book.credentials().of(person).stream()
                .filter(credential ->
                        credential.kind() == kind && credential.state().isBound())
                .forEach(credential -> revoke(actor, "biometric.destroy", credential, reason));
        vault.shred(person, kind);
    }

    /** One, which leaves the person's others. */
    Credential end(Actor actor, String action, Credential credential, String reason) {
        Credential ended = revoke(actor, action, credential, reason);
        vault.erase(credential.id());
        return ended;
    }

    /** Terminals have it; here it is only recognised from now on. */
    void forget(CredentialId biometric) {
        vault.forget(biometric);
        book.wrote(AuditDraft.of(CardBook.self(book.org()), "biometric.forget", "credential", biometric.text(), ""));
    }

    private Credential revoke(Actor actor, String action, Credential before, String reason) {
        Credential after = book.update(before.moved(CredentialState.REVOKED, reason, book.now()));
        book.wrote(CredentialFields.changed(actor, action, before, after).because(reason));
        return after;
    }
}

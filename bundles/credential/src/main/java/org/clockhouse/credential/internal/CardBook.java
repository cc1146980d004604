package org.clockhouse.credential.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.IdentifierKeys.Keyed;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What every desk of this bundle does: looks through a scope, writes with an audit entry, and hints after the commit. */
@Component(service = CardBook.class)
public final class CardBook {

    private final CredentialRepository credentials;
    private final Directory directory;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;

    @Activate
    public CardBook(
            @Reference CredentialRepository credentials,
            @Reference Directory directory,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.credentials = credentials;
        this.directory = directory;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public boolean isOpen() {
        return transactions.isOpen();
    }

    /** Of the open transaction. */
    public OrgId org() {
        return transactions.org();
    }

    public <T> T in(OrgId org, Supplier<T> work) {
        return transactions.in(org, work::get);
    }

    public CredentialRepository credentials() {
        return credentials;
    }

    /** @throws NotFound outside the scope too */
    public Credential seen(OrgId org, Scope scope, CredentialId id) {
        Credential credential = credentials.find(id).orElseThrow(() -> new NotFound("credential", id.text()));
        if (directory.seen(org, scope, List.of(credential.holder())).isEmpty()) {
            throw new NotFound("credential", id.text());
        }
        return credential;
    }

    /** @throws Stale unless the version is the stored one */
    public Credential seen(OrgId org, Scope scope, CredentialId id, long version) {
        Credential credential = seen(org, scope, id);
        if (credential.version() != version) {
            throw new Stale("credential", id.text());
        }
        return credential;
    }

    /** @throws NotFound outside the scope too */
    public Employee person(OrgId org, Scope scope, EmployeeId id) {
        if (directory.seen(org, scope, List.of(id)).isEmpty()) {
            throw new NotFound("employee", id.text());
        }
        return directory.of(org, List.of(id)).get(id);
    }

    public Map<EmployeeId, Employee> people(OrgId org, Collection<EmployeeId> ids) {
        return directory.of(org, Set.copyOf(ids));
    }

    public Set<EmployeeId> seen(OrgId org, Scope scope, Collection<EmployeeId> ids) {
        return Set.copyOf(directory.seen(org, scope, Set.copyOf(ids)));
    }

    public Directory directory() {
        return directory;
    }

    public Credential update(Credential credential) {
        return credentials.update(keyed(credential));
    }

    public void wrote(AuditDraft entry) {
        record(entry);
        tell();
    }

    /** Of what was refused, whose transaction leaves nothing else. */
    public void recordApart(AuditDraft entry) {
        audit.recordApart(entry);
    }

    /** Of a look, after which nothing is new. */
    public void record(AuditDraft entry) {
        audit.record(entry);
    }

    public void tell() {
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.CREDENTIALS));
    }

    /** Of how far their lists are. Whoever works lists out anew listens to credentials, and must not hear of its own work. */
    public void tellOfTerminals() {
        OrgId org = transactions.org();
        transactions.afterCommit(() -> changes.tell(org, Topic.TERMINALS));
    }

    /** The suite itself, where nobody asked. */
    public static Actor self(OrgId org) {
        return Actor.system(org, "credential");
    }

    public static Keyed keyed(Credential credential) {
        return new Keyed(credential, IdentifierKeying.of(credential.identifier()));
    }

    public static void refuseEnded(Credential credential) {
        if (credential.state().isEnded()) {
            throw new Refused("credential.ended", "this credential is " + credential.state() + " and stays so");
        }
    }
}

package org.clockhouse.credential.spi;

import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryOffice implements OfficeRepository {

    private final OrgTable<String, CardPolicy> policies;
    private final OrgTable<CredentialId, String> issuers;
    private final OrgTable<CredentialId, Receipt> receipts;

    public InMemoryOffice(InMemoryTransactions transactions) {
        this.policies = new OrgTable<>(transactions);
        this.issuers = new OrgTable<>(transactions);
        this.receipts = new OrgTable<>(transactions);
    }

    @Override
    public List<CardPolicy> policies() {
        return List.copyOf(policies.values());
    }

    @Override
    public CardPolicy put(CardPolicy policy) {
        String key = policy.site().map(SiteId::text).orElse("");
        if (policies.get(key).map(CardPolicy::version).orElse(0L) != policy.version()) {
            throw new Stale("card-policy", key);
        }
        CardPolicy made = policy.atVersion(policy.version() + 1);
        policies.put(key, made);
        return made;
    }

    @Override
    public void insert(Receipt receipt) {
        receipts.put(receipt.credential(), receipt);
    }

    @Override
    public Optional<Receipt> receipt(CredentialId credential) {
        return receipts.get(credential);
    }

    @Override
    public void issued(CredentialId credential, String actor) {
        issuers.put(credential, actor);
    }

    @Override
    public Optional<String> issuer(CredentialId credential) {
        return issuers.get(credential);
    }
}

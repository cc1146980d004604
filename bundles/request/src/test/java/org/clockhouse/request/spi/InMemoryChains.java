package org.clockhouse.request.spi;

import java.util.List;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;
import org.clockhouse.request.Chain;

public final class InMemoryChains implements ChainRepository {

    private final OrgTable<String, Chain> chains;

    public InMemoryChains(InMemoryTransactions transactions) {
        this.chains = new OrgTable<>(transactions);
    }

    @Override
    public List<Chain> all() {
        return List.copyOf(chains.values());
    }

    @Override
    public Chain put(Chain chain) {
        String key = chain.kind() + ' ' + chain.site().map(SiteId::text).orElse("");
        if (chains.get(key).map(Chain::version).orElse(0L) != chain.version()) {
            throw new Stale("request-chain", chain.kind());
        }
        Chain made = chain.atVersion(chain.version() + 1);
        chains.put(key, made);
        return made;
    }
}

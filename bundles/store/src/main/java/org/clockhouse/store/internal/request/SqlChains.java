package org.clockhouse.store.internal.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.request.Chain;
import org.clockhouse.request.spi.ChainRepository;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Chains that somebody set. */
@Component
public final class SqlChains implements ChainRepository {

    private final JpaTransactions transactions;

    @Activate
    public SqlChains(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Chain> all() {
        return transactions
                .sql("select * from request_chain where org_id = ?", org())
                .list(this::chain);
    }

    @Override
    public Chain put(Chain chain) {
        String site = chain.site().map(SiteId::text).orElse(org());
        long stored = transactions
                .sql(
                        "select version from request_chain where org_id = ? and kind = ? and site_id = ?",
                        org(),
                        chain.kind(),
                        site)
                .number();
        if (stored != chain.version()) {
            throw new Stale("request-chain", chain.kind());
        }
        Object[] values = {
            steps(chain.steps()),
            chain.days(),
            chain.fourEyes(),
            chain.escalateTo().text(),
            chain.version() + 1,
            org(),
            chain.kind(),
            site
        };
        if (chain.version() == 0) {
            transactions
                    .sql(
                            "insert into request_chain (steps, days, four_eyes, escalate_to, version, org_id, kind,"
                                    + " site_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            values)
                    .update();
        } else if (transactions
                        .sql(
                                "update request_chain set steps = ?, days = ?, four_eyes = ?, escalate_to = ?, version = ?"
                                        + " where org_id = ? and kind = ? and site_id = ?",
                                values)
                        .append(" and version = ?", chain.version())
                        .update()
                != 1) {
            throw new Stale("request-chain", chain.kind());
        }
        return chain.atVersion(chain.version() + 1);
    }

    private Chain chain(Sql.Row row) {
        String site = row.text("site_id");
        return new Chain(
                row.text("kind"),
                site.equals(org()) ? Optional.empty() : Optional.of(SiteId.of(site)),
                steps(row.text("steps")),
                row.integer("days"),
                row.flag("four_eyes"),
                new RoleId(row.text("escalate_to")),
                row.number("version"));
    }

    static String steps(List<RoleId> steps) {
        return steps.stream().map(RoleId::text).collect(Collectors.joining(" "));
    }

    static List<RoleId> steps(String text) {
        return Arrays.stream(text.split(" ")).map(RoleId::new).toList();
    }

    private String org() {
        return transactions.org().text();
    }
}

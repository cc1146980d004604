package org.clockhouse.store.internal.credential;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.ActivationCheck;
import org.clockhouse.credential.activation.ActivationPoint;
import org.clockhouse.credential.activation.ActivationPointId;
import org.clockhouse.credential.activation.SwipeTest;
import org.clockhouse.credential.activation.SwipeTestId;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.store.internal.BlindIndex;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Activation by statements. */
@Component
public final class SqlActivations implements ActivationRepository {

    private static final int WRONG_CODES = 5;
    private static final String POINT =
            "select id, name_zh, name_en, site_id, reader, checks, closed, version from activation_point where org_id = ?";
    private final JpaTransactions transactions;
    private final BlindIndex index;

    @Activate
    public SqlActivations(@Reference JpaTransactions transactions, @Reference BlindIndex index) {
        this.transactions = transactions;
        this.index = index;
    }

    @Override
    public List<ActivationPoint> points() {
        return transactions.sql(POINT + " order by id", org()).list(SqlActivations::point);
    }

    @Override
    public Optional<ActivationPoint> point(ActivationPointId point) {
        return transactions.sql(POINT + " and id = ?", org(), point.text()).first(SqlActivations::point);
    }

    @Override
    public void insert(ActivationPoint p) {
        transactions
                .sql(
                        "insert into activation_point (name_zh, name_en, site_id, reader, checks, closed, org_id, id,"
                                + " version) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        values(p))
                .update();
    }

    @Override
    public ActivationPoint update(ActivationPoint p) {
        transactions
                .sql(
                        "update activation_point set name_zh = ?, name_en = ?, site_id = ?, reader = ?, checks = ?,"
                                + " closed = ?, version = version + 1 where org_id = ? and id = ? and version = ?",
                        values(p))
                .updateOne("activation-point", p.id().text());
        return p.atVersion(p.version() + 1);
    }

    @Override
    public Optional<Activation.Policy> policy() {
        return transactions
                .sql("select remind_days, cancel_days from activation_policy where org_id = ?", org())
                .first(row -> new Activation.Policy(row.integer("remind_days"), row.integer("cancel_days")));
    }

    @Override
    public void set(Activation.Policy policy) {
        transactions
                .sql("delete from activation_policy where org_id = ?", org())
                .update();
        transactions
                .sql(
                        "insert into activation_policy (org_id, remind_days, cancel_days) values (?, ?, ?)",
                        org(),
                        policy.remindDays(),
                        policy.cancelDays())
                .update();
    }

    @Override
    public void insert(Activation activation) {
        forget("card_activation", activation.credential());
        transactions
                .sql(
                        "insert into card_activation (org_id, credential_id, point_id, check_kind, operator,"
                                + " activated_at) values (?, ?, ?, ?, ?, ?)",
                        org(),
                        activation.credential().text(),
                        activation.point().map(ActivationPointId::text).orElse(null),
                        activation.check(),
                        activation.operator(),
                        activation.at())
                .update();
    }

    @Override
    public Optional<Activation> activation(CredentialId credential) {
        return transactions
                .sql(
                        "select point_id, check_kind, operator, activated_at from card_activation"
                                + " where org_id = ? and credential_id = ?",
                        org(),
                        credential.text())
                .first(row -> new Activation(
                        credential,
                        row.optionalText("point_id").map(ActivationPointId::of),
                        row.constant(ActivationCheck.class, "check_kind"),
                        row.text("operator"),
                        row.instant("activated_at")));
    }

    @Override
    public void code(CredentialId credential, String code, Instant until) {
        forget("activation_code", credential);
        transactions
                .sql(
                        "insert into activation_code (org_id, credential_id, code_hash, until_at, wrong)"
                                + " values (?, ?, ?, ?, 0)",
                        org(),
                        credential.text(),
                        hash(credential, code),
                        until)
                .update();
    }

    @Override
    public boolean useCode(CredentialId credential, String code, Instant now) {
        long fits = transactions
                .sql(
                        "select count(*) from activation_code where org_id = ? and credential_id = ? and code_hash = ?"
                                + " and until_at > ? and wrong < " + WRONG_CODES,
                        org(),
                        credential.text(),
                        hash(credential, code),
                        now)
                .number();
        if (fits > 0) {
            forget("activation_code", credential);
            return true;
        }
        transactions
                .sql(
                        "update activation_code set wrong = wrong + 1 where org_id = ? and credential_id = ?",
                        org(),
                        credential.text())
                .update();
        return false;
    }

    @Override
    public void insert(SwipeTest test) {
        transactions
                .sql(
                        "insert into swipe_test (org_id, id, credential_id, terminal_id, begun_at, until_at, operator,"
                                + " state, settled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        org(),
                        test.id().text(),
                        test.credential().text(),
                        test.terminal().text(),
                        test.begun(),
                        test.until(),
                        test.operator(),
                        test.state(),
                        test.at())
                .update();
    }

    @Override
    public Optional<SwipeTest> test(SwipeTestId test) {
        return transactions
                .sql(
                        "select credential_id, terminal_id, begun_at, until_at, operator, state, settled_at"
                                + " from swipe_test where org_id = ? and id = ?",
                        org(),
                        test.text())
                .first(row -> new SwipeTest(
                        test,
                        CredentialId.of(row.text("credential_id")),
                        TerminalId.of(row.text("terminal_id")),
                        row.instant("begun_at"),
                        row.instant("until_at"),
                        row.text("operator"),
                        row.constant(SwipeTest.State.class, "state"),
                        row.instant("settled_at")));
    }

    @Override
    public void update(SwipeTest test) {
        transactions
                .sql(
                        "update swipe_test set state = ?, settled_at = ? where org_id = ? and id = ?",
                        test.state(),
                        test.at(),
                        org(),
                        test.id().text())
                .update();
    }

    private void forget(String table, CredentialId credential) {
        transactions
                .sql("delete from " + table + " where org_id = ? and credential_id = ?", org(), credential.text())
                .update();
    }

    /** In the order of both statements. */
    private Object[] values(ActivationPoint p) {
        return new Object[] {
            p.name().zh(),
            p.name().en(),
            p.site().text(),
            p.reader(),
            checks(p),
            p.closed(),
            org(),
            p.id().text(),
            p.version()
        };
    }

    private static ActivationPoint point(Sql.Row row) {
        return new ActivationPoint(
                ActivationPointId.of(row.text("id")),
                new LocalName(row.text("name_zh"), row.text("name_en")),
                SiteId.of(row.text("site_id")),
                row.text("reader"),
                Arrays.stream(row.text("checks").split(","))
                        .map(ActivationCheck::valueOf)
                        .collect(Collectors.toSet()),
                row.flag("closed"),
                row.number("version"));
    }

    private static String checks(ActivationPoint point) {
        return point.checks().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private byte[] hash(CredentialId credential, String code) {
        return index.of("activation.code", credential.text() + "/" + code);
    }

    private String org() {
        return transactions.org().text();
    }
}

package org.clockhouse.store.internal.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.FieldCipher;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How messages leave; the password and the secrets are sealed. */
@Component
public final class SqlChannels implements ChannelRepository {

    private final JpaTransactions transactions;
    private final FieldCipher.Column passwords;
    private final FieldCipher.Column secrets;
    private final FieldCipher.Column addresses;

    @Activate
    public SqlChannels(@Reference JpaTransactions transactions, @Reference FieldCipher cipher) {
        this.transactions = transactions;
        this.passwords = cipher.column("mail_setting", "password");
        this.secrets = cipher.column("webhook", "secret");
        this.addresses = cipher.column("webhook", "address");
    }

    @Override
    public MailSettings mail() {
        return transactions
                .sql("select * from mail_setting where org_id = ?", org())
                .first(this::settings)
                .orElse(MailSettings.NONE);
    }

    @Override
    public MailSettings put(MailSettings settings) {
        Object[] values = {
            settings.on(),
            settings.host(),
            settings.port(),
            settings.security(),
            settings.user(),
            passwords.seal(org(), settings.password()),
            settings.sender(),
            settings.console(),
            settings.certificate(),
            settings.version() + 1,
            org()
        };
        Sql insert = transactions.sql(
                "insert into mail_setting (enabled, host, port, security, user_name, password, sender, console,"
                        + " certificate, version, org_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        Sql update = transactions
                .sql(
                        "update mail_setting set enabled = ?, host = ?, port = ?, security = ?, user_name = ?,"
                                + " password = ?, sender = ?, console = ?, certificate = ?, version = ? where org_id = ?",
                        values)
                .append(" and version = ?", settings.version());
        once(settings.version() == 0 ? insert::update : update::update, "mail", "mail");
        return settings.at(settings.version() + 1);
    }

    @Override
    public List<Webhook> webhooks() {
        return transactions
                .sql("select * from webhook where org_id = ? order by name, id", org())
                .list(this::webhook);
    }

    @Override
    public Webhook put(Webhook hook) {
        Object[] values = {
            hook.name(),
            hook.dialect(),
            hook.shown(),
            addresses.seal(place(hook.id().text()), hook.url()),
            hook.topics().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
            hook.on(),
            secrets.seal(place(hook.id().text()), hook.secret()),
            hook.version() + 1,
            org(),
            hook.id().text()
        };
        Sql insert = transactions.sql(
                "insert into webhook (name, dialect, url, address, topics, enabled, secret, version, org_id, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        Sql update = transactions
                .sql(
                        "update webhook set name = ?, dialect = ?, url = ?, address = ?, topics = ?, enabled = ?,"
                                + " secret = ?, version = ? where org_id = ? and id = ?",
                        values)
                .append(" and version = ?", hook.version());
        once(
                hook.version() == 0 ? insert::update : update::update,
                "webhook",
                hook.id().text());
        return hook.at(hook.version() + 1);
    }

    private static void once(IntSupplier change, String kind, String id) {
        try {
            if (change.getAsInt() == 1) {
                return;
            }
        } catch (RuntimeException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
        throw new Stale(kind, id);
    }

    private MailSettings settings(Sql.Row row) {
        return new MailSettings(
                row.flag("enabled"),
                row.text("host"),
                row.integer("port"),
                row.constant(MailSettings.Security.class, "security"),
                row.text("user_name"),
                passwords.open(org(), row.bytes("password")),
                row.text("sender"),
                row.text("console"),
                row.text("certificate"),
                row.number("version"));
    }

    private Webhook webhook(Sql.Row row) {
        Set<NoticeTopic> topics = Arrays.stream(row.text("topics").split(" "))
                .filter(name -> !name.isEmpty())
                .map(NoticeTopic::valueOf)
                .collect(Collectors.toSet());
        return new Webhook(
                WebhookId.of(row.text("id")),
                row.text("name"),
                row.constant(Webhook.Dialect.class, "dialect"),
                url(row),
                topics,
                row.flag("enabled"),
                secrets.open(place(row.text("id")), row.bytes("secret")),
                row.number("version"));
    }

    /** Systems that were set before addresses were sealed have theirs as it was. */
    private String url(Sql.Row row) {
        byte[] sealed = row.bytes("address");
        return sealed == null ? row.text("url") : addresses.open(place(row.text("id")), sealed);
    }

    private String place(String id) {
        return org() + "|" + id;
    }

    private String org() {
        return transactions.org().text();
    }
}

package org.clockhouse.notice.internal;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.MailAddress;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways out over their repository. */
@Component
public final class ChannelBook implements Channels {

    private final ChannelRepository channels;
    private final MailRoad mailRoad;
    private final WebhookRoad webhookRoad;
    private final FolderRoad folderRoad;
    private final Targets targets;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ChannelBook(
            @Reference ChannelRepository channels,
            @Reference MailRoad mailRoad,
            @Reference WebhookRoad webhookRoad,
            @Reference FolderRoad folderRoad,
            @Reference Targets targets,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.channels = channels;
        this.mailRoad = mailRoad;
        this.webhookRoad = webhookRoad;
        this.folderRoad = folderRoad;
        this.targets = targets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public MailSettings mail(OrgId org) {
        return transactions.in(org, channels::mail).withPassword("");
    }

    @Override
    public MailSettings setMail(Actor actor, MailSettings settings) {
        try {
            Trust.certificates(settings.certificate());
        } catch (GeneralSecurityException e) {
            throw Refused.at("/certificate", "mail.certificate", "not a certificate in PEM");
        }
        return transactions.in(actor.org(), () -> {
            MailSettings before = channels.mail();
            if (before.version() != settings.version()) {
                throw new Stale("mail", "mail");
            }
            MailSettings after = channels.put(settings.withPassword(password(before, settings)));
            audit.record(AuditDraft.of(actor, "mail.amend", "mail", "mail", settings.host())
                    .changing(fields(before), fields(after)));
            return after.withPassword("");
        });
    }

    /** The stored password is for the server it was given for, and for no other. */
    private static String password(MailSettings before, MailSettings after) {
        if (after.user().isEmpty() || !after.password().isEmpty()) {
            return after.user().isEmpty() ? "" : after.password();
        }
        boolean same = before.host().equals(after.host())
                && before.port() == after.port()
                && before.user().equals(after.user())
                && before.security() == after.security()
                && before.certificate().equals(after.certificate());
        if (!same) {
            throw Refused.at("/password", "mail.password-again", "another server or user wants the password again");
        }
        return before.password();
    }

    @Override
    public Trial tryMail(Actor actor, String address) {
        if (!MailAddress.isWellFormed(address)) {
            throw Refused.at("/address", "mail.address", "a mail address looks like name@example.com");
        }
        MailSettings settings = transactions.in(actor.org(), channels::mail);
        if (settings.version() == 0) {
            throw new Refused("mail.unset", "no mail server is set");
        }
        Parcel parcel = trial(Channel.MAIL, address, "Clockhouse 测试 Test\n\n邮件可以送达。\nMail arrives.\n");
        return tried(actor, address, () -> mailRoad.send(settings, parcel, Optional.empty()));
    }

    @Override
    public List<Webhook> webhooks(OrgId org) {
        return transactions.in(org, channels::webhooks).stream()
                .map(ChannelBook::covered)
                .toList();
    }

    @Override
    public Webhook add(Actor actor, Webhook draft) {
        Webhook made = put(
                actor,
                "webhook.create",
                new Webhook(
                        WebhookId.next(),
                        draft.name(),
                        draft.dialect(),
                        draft.url(),
                        draft.topics(),
                        draft.on(),
                        draft.dialect().isRobot() ? draft.secret() : Signature.secret(),
                        0));
        return made.dialect().isRobot() ? covered(made) : made;
    }

    @Override
    public Webhook amend(Actor actor, Webhook webhook) {
        return covered(transactions.in(actor.org(), () -> {
            Webhook before = find(webhook.id());
            if (before.version() != webhook.version()) {
                throw new Stale("webhook", webhook.id().text());
            }
            if (before.dialect() != webhook.dialect()) {
                throw Refused.at("/dialect", "webhook.dialect", "it is spoken to as it was; add another");
            }
            boolean sameAddress = webhook.url().equals(before.shown());
            boolean kept = !before.dialect().isRobot()
                    || sameAddress && webhook.secret().isEmpty();
            return put(
                    actor,
                    "webhook.amend",
                    webhook.at(sameAddress ? before.url() : webhook.url(), kept ? before.secret() : webhook.secret()));
        }));
    }

    @Override
    public Webhook renewSecret(Actor actor, WebhookId id) {
        return transactions.in(actor.org(), () -> {
            Webhook hook = find(id);
            if (hook.dialect().isRobot()) {
                throw new Refused("webhook.robot-secret", "the secret of a robot is made by its maker");
            }
            return put(actor, "webhook.renew-secret", hook.at(hook.url(), Signature.secret()));
        });
    }

    @Override
    public Trial tryWebhook(Actor actor, WebhookId id) {
        Webhook hook = transactions.in(actor.org(), () -> find(id));
        Parcel parcel = trial(
                Channel.WEBHOOK,
                id.text(),
                hook.dialect().isRobot()
                        ? "Clockhouse 测试 Test\n消息可以送达。\nMessages arrive."
                        : FlatJson.of(Map.of("type", "test")));
        return tried(actor, hook.name(), () -> webhookRoad.send(hook, parcel, Optional.empty()));
    }

    @Override
    public boolean hasFolder() {
        return folderRoad.isOpen();
    }

    private Webhook put(Actor actor, String action, Webhook hook) {
        try {
            targets.resolve(hook.uri());
        } catch (NotDelivered e) {
            if (e.isForGood()) {
                throw Refused.at("/url", "webhook.internal", e.getMessage());
            }
            // A name that nobody knows today may be known when there is something to say.
        }
        return transactions.in(actor.org(), () -> {
            Map<String, Object> before = channels.webhooks().stream()
                    .filter(one -> one.id().equals(hook.id()))
                    .findFirst()
                    .map(ChannelBook::fields)
                    .orElse(Map.of());
            Webhook after = channels.put(hook);
            audit.record(AuditDraft.of(actor, action, "webhook", hook.id().text(), hook.name())
                    .changing(before, fields(after)));
            return after;
        });
    }

    private Webhook find(WebhookId id) {
        return channels.webhooks().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("webhook", id.text()));
    }

    private static Webhook covered(Webhook hook) {
        return hook.at(hook.shown(), "");
    }

    private Parcel trial(Channel channel, String target, String body) {
        return new Parcel(Message.of(channel, target, "Clockhouse 测试 Test", clock.instant()), body, List.of());
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws NotDelivered;
    }

    private Trial tried(Actor actor, String target, Attempt attempt) {
        Trial trial;
        try {
            attempt.run();
            trial = new Trial(Layer.DELIVERED, "");
        } catch (NotDelivered e) {
            trial = new Trial(e.layer(), e.getMessage());
        }
        String end = trial.layer().name();
        transactions.run(
                actor.org(),
                () -> audit.record(AuditDraft.of(actor, "message.try", "message", target, target)
                        .with(Map.of("end", end))));
        return trial;
    }

    private static Map<String, Object> fields(MailSettings settings) {
        return new TreeMap<>(Map.of(
                "on", settings.on(),
                "host", settings.host(),
                "port", settings.port(),
                "security", settings.security().name(),
                "user", settings.user(),
                "sender", settings.sender(),
                "console", settings.console(),
                "certificate", settings.certificate().isBlank() ? "" : "given"));
    }

    private static Map<String, Object> fields(Webhook hook) {
        return new TreeMap<>(Map.of(
                "name", hook.name(),
                "dialect", hook.dialect().name(),
                "url", hook.shown(),
                "on", hook.on(),
                "topics",
                        hook.topics().stream().map(Enum::name).sorted().toList().toString()));
    }
}

package org.clockhouse.notice.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.Subscription.Failure;
import org.clockhouse.notice.SubscriptionKind;
import org.clockhouse.notice.SubscriptionKind.Product;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.SubscriptionRepository;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is due and posts it. The file is written outside of any transaction; posting it and setting the next time are one, so that a
 * kill between makes it anew and posts it once.
 */
@Component(
        immediate = true,
        service = {})
public final class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;
    /** What mail servers commonly take, encoded. */
    private static final long LARGEST_MAIL = 15L << 20;

    private final SubscriptionRepository subscriptions;
    private final SubscriptionKinds kinds;
    private final LetterRepository letters;
    private final ChannelRepository channels;
    private final Outbox outbox;
    private final Notices notices;
    private final Accounts accounts;
    private final Blobs blobs;
    private final Companies companies;
    private final Transactions transactions;
    private final Clock clock;
    private final Path folder;
    private final Workers.Crew crew;

    // Whoever makes, posts and tells needs each of them once.
    @Activate
    public Rounds(
            BundleContext context,
            @Reference SubscriptionRepository subscriptions,
            @Reference SubscriptionKinds kinds,
            @Reference LetterRepository letters,
            @Reference ChannelRepository channels,
            @Reference Outbox outbox,
            @Reference Notices notices,
            @Reference Accounts accounts,
            @Reference Blobs blobs,
            @Reference Companies companies,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this(
                context.getDataFile("subscriptions").toPath(),
                subscriptions,
                kinds,
                letters,
                channels,
                outbox,
                notices,
                accounts,
                blobs,
                companies,
                transactions,
                clock,
                workers);
    }

    Rounds(
            Path folder,
            SubscriptionRepository subscriptions,
            SubscriptionKinds kinds,
            LetterRepository letters,
            ChannelRepository channels,
            Outbox outbox,
            Notices notices,
            Accounts accounts,
            Blobs blobs,
            Companies companies,
            Transactions transactions,
            Clock clock,
            Workers workers) {
        this.subscriptions = subscriptions;
        this.kinds = kinds;
        this.letters = letters;
        this.channels = channels;
        this.outbox = outbox;
        this.notices = notices;
        this.accounts = accounts;
        this.blobs = blobs;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder;
        this.crew = workers.crew("subscriptions", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        for (OrgId org : companies.all()) {
            try {
                Instant now = clock.instant();
                for (Subscription due : transactions.in(org, () -> subscriptions.due(now, AT_ONCE))) {
                    serve(org, due);
                }
            } catch (DomainException | IOException e) {
                log.info("Subscriptions wait: {}", e.getMessage());
            }
        }
    }

    private void serve(OrgId org, Subscription due) throws IOException {
        Optional<SubscriptionKind> kind = kinds.find(due.kind());
        if (kind.isEmpty()) {
            return;
        }
        Optional<Account> owner = owner(org, due);
        if (owner.isEmpty()) {
            stop(org, due, new Failure("subscription.owner-gone", "the owner has no account any more"));
            return;
        }
        if (owner.get().disabled()) {
            stop(org, due, new Failure("subscription.owner-disabled", "the owner's account is disabled"));
            return;
        }
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "made", ".tmp");
        try {
            post(org, due, make(kind.get(), owner.get(), due, file), file);
        } catch (Denied e) {
            stop(org, due, new Failure(e.code(), e.getMessage()));
        } catch (Refused | NotFound e) {
            log.info("Subscription {} not made: {}", due.id().text(), e.getMessage());
            end(org, due.ran(clock.instant(), new Failure(e.code(), e.getMessage()), true));
        } catch (Unavailable | Stale e) {
            throw e;
        } catch (RuntimeException e) {
            // One that cannot be made must not keep those behind it waiting.
            log.error("Subscription {} failed", due.id().text(), e);
            end(org, due.ran(clock.instant(), new Failure("internal", "an error, which is in the log"), true));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Optional<Account> owner(OrgId org, Subscription due) {
        try {
            return Optional.of(accounts.find(org, due.owner()));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private Product make(SubscriptionKind kind, Account owner, Subscription due, Path file) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), due.rhythm().zone());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return kind.make(owner.actor("", ""), due.wants(), today, out);
        } catch (UncheckedIOException e) {
            throw new Unavailable("subscription.made", "its file cannot be written", e);
        }
    }

    private void post(OrgId org, Subscription due, Product product, Path file) throws IOException {
        long size = Files.size(file);
        transactions.in(org, () -> {
            end(org, due.ran(clock.instant(), Failure.NONE, true));
            String target = target(due, product);
            boolean fits = due.channel() != Channel.MAIL || size <= LARGEST_MAIL;
            List<MessageDraft.File> files = fits ? List.of(kept(product, file)) : List.of();
            SubscriptionText text =
                    new SubscriptionText(due, product, channels.mail().console());
            return outbox.post(org, new MessageDraft(due.channel(), target, text.subject(), text.body(fits), files));
        });
    }

    private String target(Subscription due, Product product) {
        return switch (due.channel()) {
            case WEBHOOK -> due.target();
            case FOLDER ->
                product.fileName().replaceFirst("\\.", "-" + due.id().text().substring(24) + ".");
            case MAIL ->
                Optional.ofNullable(letters.addresses(Set.of(due.owner())).get(due.owner()))
                        .orElseThrow(() -> new Refused("subscription.no-address", "the owner has no mail address"));
        };
    }

    private MessageDraft.File kept(Product product, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return new MessageDraft.File(product.fileName(), product.mediaType(), blobs.put(content));
        }
    }

    private void stop(OrgId org, Subscription due, Failure why) {
        log.info("Subscription {} stopped: {}", due.id().text(), why.detail());
        transactions.run(org, () -> {
            end(org, due.ran(clock.instant(), why, false));
            notices.send(
                    org,
                    List.of(new NoticeDraft(
                            NoticeTopic.SUBSCRIPTION_STOPPED,
                            "subscription-stopped " + due.id().text() + " " + due.version(),
                            Map.of("name", new LocalName(due.name(), ""), "why", told(why)),
                            new Audience.Everywhere(),
                            "administration/accounts")));
        });
    }

    private static LocalName told(Failure why) {
        String zh =
                switch (why.code()) {
                    case "subscription.owner-gone" -> "所有者已没有账号";
                    case "subscription.owner-disabled" -> "所有者的账号已停用";
                    default -> "所有者已没有所需的权限";
                };
        return new LocalName(zh, why.detail());
    }

    private void end(OrgId org, Subscription after) {
        transactions.run(org, () -> subscriptions.put(after));
    }
}

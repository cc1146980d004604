package org.clockhouse.notice.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one mail to each reader of whatever waits for them, once the first of it is due. */
@Component(
        immediate = true,
        service = {})
public final class Collector {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;

    private final LetterRepository letters;
    private final ChannelRepository channels;
    private final Outbox outbox;
    private final Accounts accounts;
    private final Companies companies;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public Collector(
            @Reference LetterRepository letters,
            @Reference ChannelRepository channels,
            @Reference Outbox outbox,
            @Reference Accounts accounts,
            @Reference Companies companies,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.letters = letters;
        this.channels = channels;
        this.outbox = outbox;
        this.accounts = accounts;
        this.companies = companies;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("mail-collector", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        try {
            for (OrgId org : companies.all()) {
                List<AccountId> readers = transactions.in(org, () -> letters.due(clock.instant(), AT_ONCE));
                readers.forEach(reader -> transactions.run(org, () -> write(org, reader)));
            }
        } catch (DomainException e) {
            log.info("Mails wait: {}", e.getMessage());
        }
    }

    /** What was taken for somebody who is gone, or has no address any more, goes nowhere. */
    private void write(OrgId org, AccountId reader) {
        List<Notice> waiting = letters.take(reader);
        Account account = accounts.find(org, reader);
        Optional<String> address =
                Optional.ofNullable(letters.addresses(Set.of(reader)).get(reader));
        if (waiting.isEmpty() || account.disabled() || address.isEmpty()) {
            return;
        }
        LetterText text = LetterText.in(account.locale(), channels.mail().console());
        outbox.post(
                org,
                new MessageDraft(Channel.MAIL, address.get(), text.subject(waiting), text.body(waiting), List.of()));
    }
}

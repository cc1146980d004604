package org.clockhouse.notice.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.MailAddress;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.spi.NoticeRepository;
import org.clockhouse.notice.spi.NoticeRepository.Told;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Notices over their repository. */
@Component(service = {Notices.class, NoticeRules.class})
public final class NoticeBook implements Notices, NoticeRules {

    private final NoticeRepository notices;
    private final Readers readers;
    private final Outlets outlets;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Changes changes;
    private final Clock clock;
    private final Templates templates = new Templates();

    @Activate
    public NoticeBook(
            @Reference NoticeRepository notices,
            @Reference Readers readers,
            @Reference Outlets outlets,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            @Reference Changes changes,
            @Reference Clock clock) {
        this.notices = notices;
        this.readers = readers;
        this.outlets = outlets;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public int send(OrgId org, Collection<NoticeDraft> drafts) {
        if (drafts.isEmpty()) {
            return 0;
        }
        return transactions.in(org, () -> {
            Map<NoticeTopic, NoticeRule> rules = all(org);
            Set<String> known = new HashSet<>(
                    notices.known(drafts.stream().map(NoticeDraft::key).toList()));
            List<NoticeDraft> fresh = drafts.stream()
                    .filter(draft -> rules.get(draft.topic()).on() && known.add(draft.key()))
                    .toList();
            List<Told> told = told(org, fresh, rules);
            if (!told.isEmpty()) {
                notices.add(told);
                outlets.mail(told, rules);
                transactions.afterCommit(() -> changes.tell(org, Topic.NOTICES));
            }
            return told.size();
        });
    }

    private List<Told> told(OrgId org, List<NoticeDraft> drafts, Map<NoticeTopic, NoticeRule> rules) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Hearing hearing =
                readers.hearing(org, drafts.stream().map(NoticeDraft::audience).toList());
        List<Webhook> hooks = outlets.hooks();
        List<Told> told = new ArrayList<>();
        for (NoticeDraft draft : drafts) {
            NoticeRule rule = rules.get(draft.topic());
            Set<AccountId> heard = hearing.of(draft.audience(), rule.roles());
            List<Webhook> called = hooks.stream()
                    .filter(hook -> hook.topics().contains(draft.topic()))
                    .toList();
            if (!heard.isEmpty() || !called.isEmpty()) {
                Notice notice = notice(draft, rule);
                told.add(new Told(notice, draft.key(), heard));
                called.forEach(hook -> outlets.call(hook, notice));
            }
        }
        return told;
    }

    private Notice notice(NoticeDraft draft, NoticeRule rule) {
        return new Notice(
                NoticeId.next(),
                draft.topic(),
                templates.text(draft, rule.wording()),
                draft.link(),
                clock.instant(),
                false);
    }

    @Override
    public Slice<Notice> of(Actor reader, Page page) {
        return transactions.in(
                reader.org(),
                () -> account(reader).map(id -> notices.of(id, page)).orElse(new Slice<>(List.of(), "")));
    }

    @Override
    public int unread(Actor reader) {
        return transactions.in(
                reader.org(), () -> account(reader).map(notices::unread).orElse(0));
    }

    @Override
    public void read(Actor reader, Optional<NoticeId> notice) {
        transactions.run(reader.org(), () -> {
            account(reader).ifPresent(id -> notices.read(id, notice, clock.instant()));
            transactions.afterCommit(() -> changes.tell(reader.org(), Topic.NOTICES));
        });
    }

    @Override
    public String address(Actor reader) {
        return transactions.in(
                reader.org(), () -> account(reader).map(outlets::address).orElse(""));
    }

    @Override
    public void setAddress(Actor reader, String address) {
        if (!address.isEmpty() && !MailAddress.isWellFormed(address)) {
            throw Refused.at("/address", "mail.address", "a mail address looks like name@example.com");
        }
        transactions.run(reader.org(), () -> account(reader).ifPresent(id -> {
            outlets.choose(id, address);
            audit.record(AuditDraft.of(reader, "notice-address.amend", "account", id.text(), reader.name())
                    .with(Map.of("chosen", !address.isEmpty())));
        }));
    }

    /** Only people have notices. */
    private static Optional<AccountId> account(Actor reader) {
        return reader.kind() == Actor.Kind.ACCOUNT ? Optional.of(AccountId.of(reader.id())) : Optional.empty();
    }

    @Override
    public Map<NoticeTopic, NoticeRule> all(OrgId org) {
        return transactions.in(org, () -> {
            Map<NoticeTopic, NoticeRule> rules = new EnumMap<>(NoticeTopic.class);
            for (NoticeTopic topic : NoticeTopic.values()) {
                rules.put(topic, topic.standard());
            }
            notices.rules().forEach(rule -> rules.put(rule.topic(), rule));
            return rules;
        });
    }

    @Override
    public NoticeRule amend(Actor actor, NoticeRule rule) {
        return transactions.in(actor.org(), () -> {
            NoticeRule before = all(actor.org()).get(rule.topic());
            if (before.version() != rule.version()) {
                throw new Stale("notice-rule", rule.topic().name());
            }
            NoticeRule after = notices.put(rule);
            audit.record(AuditDraft.of(
                            actor,
                            "notice-rule.amend",
                            "notice-rule",
                            rule.topic().name(),
                            rule.topic().name())
                    .changing(fields(before), fields(after)));
            return after;
        });
    }

    private static Map<String, Object> fields(NoticeRule rule) {
        return new TreeMap<>(Map.of(
                "on",
                rule.on(),
                "roles",
                rule.roles().stream().map(RoleId::text).sorted().toList().toString(),
                "delay",
                rule.delay().toString(),
                "mail",
                rule.mail().name(),
                "wordingZh",
                rule.wording().zh(),
                "wordingEn",
                rule.wording().en()));
    }
}

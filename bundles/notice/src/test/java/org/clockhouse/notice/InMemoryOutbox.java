package org.clockhouse.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.Parcel;

/** Everything on its way out in lists, one for each company. Rolls back what a failed transaction changed. */
public final class InMemoryOutbox {

    private record Held(Parcel parcel, Instant leaseEnd) {}

    private record Data(
            List<Held> held,
            List<LetterRepository.Letter> queued,
            Map<AccountId, String> chosen,
            Map<WebhookId, Webhook> hooks,
            List<MailSettings> mail) {

        Data() {
            this(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        }

        Data copy() {
            return new Data(
                    new ArrayList<>(held),
                    new ArrayList<>(queued),
                    new HashMap<>(chosen),
                    new HashMap<>(hooks),
                    new ArrayList<>(mail));
        }
    }

    private final InMemoryTransactions transactions;
    private final InMemoryNotices notices;
    private final Map<OrgId, Data> companies = new HashMap<>();

    public InMemoryOutbox(InMemoryTransactions transactions, InMemoryNotices notices) {
        this.transactions = transactions;
        this.notices = notices;
    }

    private synchronized Data data() {
        return companies.computeIfAbsent(transactions.org(), any -> new Data());
    }

    private synchronized Data changing() {
        OrgId org = transactions.org();
        Data before = data();
        Data copy = before.copy();
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    public MessageRepository messages() {
        return new Messages();
    }

    public LetterRepository letters() {
        return new Letters();
    }

    public ChannelRepository channels() {
        return new Channels();
    }

    private final class Messages implements MessageRepository {

        @Override
        public void add(Parcel parcel) {
            changing().held().add(new Held(parcel, Instant.MIN));
        }

        @Override
        public Optional<Parcel> claim(Channel channel, Instant now, Instant leaseEnd) {
            Optional<Held> due = data().held().stream()
                    .filter(one -> one.parcel().message().channel() == channel
                            && one.parcel().message().state() == Message.State.WAITING
                            && !one.parcel().message().dueAt().isAfter(now)
                            && !one.leaseEnd().isAfter(now))
                    .min(Comparator.comparing(one -> one.parcel().message().dueAt()));
            due.ifPresent(found -> replace(
                    found.parcel().message().id(),
                    one -> new Held(with(one.parcel(), attempts(one.parcel().message(), 1)), leaseEnd)));
            return due.map(found -> with(found.parcel(), attempts(found.parcel().message(), 1)));
        }

        @Override
        public boolean settle(Message after) {
            boolean current = find(after.id())
                    .filter(one -> one.state() == Message.State.WAITING && one.attempts() == after.attempts())
                    .isPresent();
            if (current) {
                replace(after.id(), one -> new Held(with(one.parcel(), after), Instant.MIN));
            }
            return current;
        }

        @Override
        public Slice<Message> page(Optional<Message.State> state, Page page) {
            List<Message> found = data().held().stream()
                    .map(one -> one.parcel().message())
                    .filter(one -> state.isEmpty() || state.get() == one.state())
                    .sorted(Comparator.comparing(Message::id).reversed())
                    .filter(one -> page.after().isEmpty() || one.id().text().compareTo(page.after()) < 0)
                    .limit(page.limit() + 1L)
                    .toList();
            return Slice.of(found, page, one -> one.id().text());
        }

        @Override
        public Optional<Message> find(MessageId id) {
            return data().held().stream()
                    .map(one -> one.parcel().message())
                    .filter(one -> one.id().equals(id))
                    .findFirst();
        }

        @Override
        public boolean revive(MessageId id, Instant due) {
            Optional<Message> dead = find(id).filter(one -> one.state() == Message.State.GIVEN_UP);
            dead.ifPresent(one -> replace(
                    id,
                    held -> new Held(
                            with(
                                    held.parcel(),
                                    new Message(
                                            id,
                                            one.channel(),
                                            one.target(),
                                            one.subject(),
                                            Message.State.WAITING,
                                            0,
                                            due,
                                            due,
                                            one.failure())),
                            Instant.MIN)));
            return dead.isPresent();
        }

        @Override
        public List<List<String>> forget(Instant before, int limit) {
            List<Held> old = data().held().stream()
                    .filter(one -> one.parcel().message().madeAt().isBefore(before)
                            && one.parcel().message().state() != Message.State.WAITING)
                    .limit(limit)
                    .toList();
            changing().held().removeAll(old);
            return old.stream()
                    .map(one -> one.parcel().files().stream()
                            .map(MessageDraft.File::blob)
                            .toList())
                    .toList();
        }

        private void replace(MessageId id, UnaryOperator<Held> change) {
            changing().held().replaceAll(one -> one.parcel().message().id().equals(id) ? change.apply(one) : one);
        }

        private static Parcel with(Parcel parcel, Message message) {
            return new Parcel(message, parcel.body(), parcel.files());
        }

        private static Message attempts(Message one, int more) {
            return new Message(
                    one.id(),
                    one.channel(),
                    one.target(),
                    one.subject(),
                    one.state(),
                    one.attempts() + more,
                    one.madeAt(),
                    one.dueAt(),
                    one.failure());
        }
    }

    private final class Letters implements LetterRepository {

        @Override
        public void queue(Collection<Letter> letters) {
            changing().queued().addAll(letters);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return data().queued().stream()
                    .filter(one -> !one.due().isAfter(now))
                    .map(LetterRepository.Letter::reader)
                    .distinct()
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Notice> take(AccountId reader) {
            Set<NoticeId> waiting = new HashSet<>();
            data().queued().stream()
                    .filter(one -> one.reader().equals(reader))
                    .forEach(one -> waiting.add(one.notice()));
            changing().queued().removeIf(one -> one.reader().equals(reader));
            return notices.of(reader, Page.first(Page.MOST)).items().stream()
                    .filter(one -> waiting.contains(one.id()))
                    .sorted(Comparator.comparing(Notice::id))
                    .toList();
        }

        @Override
        public Map<AccountId, String> addresses(Set<AccountId> accounts) {
            Map<AccountId, String> found = new HashMap<>(data().chosen());
            found.keySet().retainAll(accounts);
            return found;
        }

        @Override
        public void choose(AccountId account, String address) {
            if (address.isEmpty()) {
                changing().chosen().remove(account);
            } else {
                changing().chosen().put(account, address);
            }
        }
    }

    private final class Channels implements ChannelRepository {

        @Override
        public MailSettings mail() {
            return data().mail().stream().findFirst().orElse(MailSettings.NONE);
        }

        @Override
        public MailSettings put(MailSettings settings) {
            if (settings.version() != mail().version()) {
                throw new Stale("mail", "mail");
            }
            List<MailSettings> kept = changing().mail();
            kept.clear();
            kept.add(settings.at(settings.version() + 1));
            return kept.get(0);
        }

        @Override
        public List<Webhook> webhooks() {
            return data().hooks().values().stream()
                    .sorted(Comparator.comparing(Webhook::name))
                    .toList();
        }

        @Override
        public Webhook put(Webhook webhook) {
            long stored = Optional.ofNullable(data().hooks().get(webhook.id()))
                    .map(Webhook::version)
                    .orElse(0L);
            if (stored != webhook.version()) {
                throw new Stale("webhook", webhook.id().text());
            }
            Webhook put = webhook.at(stored + 1);
            changing().hooks().put(put.id(), put);
            return put;
        }
    }
}

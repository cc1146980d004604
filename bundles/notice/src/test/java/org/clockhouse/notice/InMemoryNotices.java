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
import java.util.stream.Collectors;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.notice.spi.NoticeRepository;

/** Notices in lists, one for each company. Rolls back what a failed transaction changed. */
public final class InMemoryNotices implements NoticeRepository {

    private record Sent(Notice notice, String key, Set<AccountId> readers, Set<AccountId> read) {}

    private record Data(List<Sent> sent, Map<NoticeTopic, NoticeRule> rules) {}

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Data> companies = new HashMap<>();

    public InMemoryNotices(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private Data data() {
        return companies.computeIfAbsent(transactions.org(), any -> new Data(new ArrayList<>(), new HashMap<>()));
    }

    private Data changing() {
        OrgId org = transactions.org();
        Data before = data();
        Data copy = new Data(new ArrayList<>(before.sent()), new HashMap<>(before.rules()));
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return data().sent().stream().map(Sent::key).filter(keys::contains).collect(Collectors.toSet());
    }

    @Override
    public void add(Collection<Told> told) {
        told.forEach(one -> changing().sent().add(new Sent(one.notice(), one.key(), one.readers(), Set.of())));
    }

    @Override
    public Slice<Notice> of(AccountId reader, Page page) {
        List<Notice> found = data().sent().stream()
                .filter(one -> one.readers().contains(reader))
                .map(one -> new Notice(
                        one.notice().id(),
                        one.notice().topic(),
                        one.notice().text(),
                        one.notice().link(),
                        one.notice().madeAt(),
                        one.read().contains(reader)))
                .sorted(Comparator.comparing(Notice::id).reversed())
                .filter(one -> page.after().isEmpty() || one.id().text().compareTo(page.after()) < 0)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, notice -> notice.id().text());
    }

    @Override
    public int unread(AccountId reader) {
        return (int) data().sent().stream()
                .filter(one -> one.readers().contains(reader) && !one.read().contains(reader))
                .count();
    }

    @Override
    public void read(AccountId reader, Optional<NoticeId> notice, Instant at) {
        changing()
                .sent()
                .replaceAll(one ->
                        notice.isEmpty() || notice.get().equals(one.notice().id()) ? readBy(one, reader) : one);
    }

    private static Sent readBy(Sent one, AccountId reader) {
        Set<AccountId> read = new HashSet<>(one.read());
        read.add(reader);
        return new Sent(one.notice(), one.key(), one.readers(), read);
    }

    @Override
    public int forget(Instant before, int limit) {
        List<Sent> old = data().sent().stream()
                .filter(one -> one.notice().madeAt().isBefore(before))
                .limit(limit)
                .toList();
        changing().sent().removeAll(old);
        return old.size();
    }

    @Override
    public List<NoticeRule> rules() {
        return List.copyOf(data().rules().values());
    }

    @Override
    public NoticeRule put(NoticeRule rule) {
        long version = Optional.ofNullable(data().rules().get(rule.topic()))
                .map(NoticeRule::version)
                .orElse(0L);
        if (version != rule.version()) {
            throw new Stale("notice-rule", rule.topic().name());
        }
        changing().rules().put(rule.topic(), rule.at(version + 1));
        return rule.at(version + 1);
    }
}

package org.clockhouse.notice.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.MailPace;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.LetterRepository;
import org.clockhouse.notice.spi.LetterRepository.Letter;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.NoticeRepository.Told;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets notices leave the suite as well, in the transaction in which they are made. */
@Component(service = Outlets.class)
public final class Outlets {

    private final ChannelRepository channels;
    private final LetterRepository letters;
    private final MessageRepository messages;
    private final Clock clock;

    @Activate
    public Outlets(
            @Reference ChannelRepository channels,
            @Reference LetterRepository letters,
            @Reference MessageRepository messages,
            @Reference Clock clock) {
        this.channels = channels;
        this.letters = letters;
        this.messages = messages;
        this.clock = clock;
    }

    List<Webhook> hooks() {
        return channels.webhooks().stream().filter(Webhook::on).toList();
    }

    /** To those who have an address, where the rule wants it by mail and mail is on. */
    void mail(List<Told> told, Map<NoticeTopic, NoticeRule> rules) {
        List<Told> mailed = told.stream()
                .filter(one -> rules.get(one.notice().topic()).mail() != MailPace.NONE)
                .toList();
        if (mailed.isEmpty() || !channels.mail().on()) {
            return;
        }
        Set<AccountId> reached = letters.addresses(
                        mailed.stream().flatMap(one -> one.readers().stream()).collect(Collectors.toSet()))
                .keySet();
        Instant now = clock.instant();
        letters.queue(mailed.stream()
                .flatMap(one -> one.readers().stream()
                        .filter(reached::contains)
                        .map(reader -> new Letter(
                                one.notice().id(),
                                reader,
                                now.plus(rules.get(one.notice().topic()).mail().collects()))))
                .toList());
    }

    String address(AccountId reader) {
        return letters.addresses(Set.of(reader)).getOrDefault(reader, "");
    }

    void choose(AccountId reader, String address) {
        letters.choose(reader, address);
    }

    void call(Webhook hook, Notice notice) {
        messages.add(new Parcel(
                Message.of(Channel.WEBHOOK, hook.id().text(), notice.topic().name(), clock.instant()),
                hook.dialect().isRobot()
                        ? LetterText.in("", channels.mail().console())
                                .line(notice)
                                .strip()
                        : facts(notice),
                List.of()));
    }

    private static String facts(Notice notice) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("type", "notice");
        facts.put("id", notice.id().text());
        facts.put("topic", notice.topic().name());
        facts.put("madeAt", notice.madeAt().toString());
        facts.put("textZh", notice.text().zh());
        facts.put("textEn", notice.text().en());
        facts.put("link", notice.link());
        return FlatJson.of(facts);
    }
}

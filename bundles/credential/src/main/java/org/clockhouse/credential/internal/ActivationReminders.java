package org.clockhouse.credential.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.clockhouse.credential.Activation;
import org.clockhouse.credential.Activations;
import org.clockhouse.credential.Credential;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells holders whose card waits to be activated. Looking twice tells nothing twice. */
@Component(service = ActivationReminders.class)
public final class ActivationReminders {

    private final Activations activations;
    private final Notices notices;
    private final Clock clock;

    @Activate
    public ActivationReminders(@Reference Activations activations, @Reference Notices notices, @Reference Clock clock) {
        this.activations = activations;
        this.notices = notices;
        this.clock = clock;
    }

    /** @return how many were told */
    int remind(OrgId org) {
        int told = 0;
        Page page = Page.first(Page.MOST);
        do {
            Slice<Activation.Waiting> waiting = activations.waiting(org, Scope.EVERYBODY, page);
            told += notices.send(
                    org,
                    waiting.items().stream()
                            .filter(one -> !one.remind().isAfter(clock.instant()))
                            .map(ActivationReminders::draft)
                            .toList());
            page = new Page(waiting.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return told;
    }

    private static NoticeDraft draft(Activation.Waiting waiting) {
        Credential card = waiting.credential();
        String number = card.identifier().masked();
        LocalName until = waiting.cancel()
                .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC).toString())
                .map(day -> new LocalName(day, day))
                .orElse(new LocalName("不限期", "no end"));
        return new NoticeDraft(
                NoticeTopic.CARD_TO_ACTIVATE,
                "card-to-activate " + card.id().text(),
                Map.of("card", new LocalName(number, number), "until", until),
                new Audience.Own(card.holder()),
                "own/cards");
    }
}

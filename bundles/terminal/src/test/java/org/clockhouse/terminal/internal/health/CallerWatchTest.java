package org.clockhouse.terminal.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.kernel.DirectWorkers;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.GatewayId;
import org.clockhouse.terminal.InMemoryGateways;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.spi.GatewayRepository.Proof;
import org.junit.jupiter.api.Test;

class CallerWatchTest {

    private final Gatehouse house = new Gatehouse();
    private final InMemoryGateways gateways = new InMemoryGateways(house.transactions, house.rows);
    private final RecordedNotices notices = new RecordedNotices();
    private final CallerWatch watch = new CallerWatch(
            gateways,
            house.rows.terminals(),
            house.rows.tray(),
            new TerminalNews(notices, house.sites, house.journal),
            house.companies,
            house.journal,
            new DirectWorkers(),
            house.config);

    private void lookAfter(Duration time) {
        house.clock.advance(time);
        watch.look();
    }

    private List<NoticeTopic> topics() {
        return notices.sent().stream().map(NoticeDraft::topic).toList();
    }

    private GatewayId branch() {
        Gateway branch = new Gateway(
                GatewayId.next(),
                "Branch",
                Gateway.State.ENROLLED,
                Set.of(),
                Optional.empty(),
                house.clock.instant(),
                1);
        house.transactions.run(house.org, () -> gateways.add(branch, new Proof("", house.clock.instant(), "secret")));
        return branch.id();
    }

    private void heard(GatewayId branch) {
        Gateway.Heard heard = new Gateway.Heard(house.clock.instant(), Duration.ZERO, 0, Optional.empty(), "1.0", "");
        house.transactions.run(house.org, () -> gateways.heard(branch, heard));
    }

    private void calls(String serial) {
        Instant now = house.clock.instant();
        house.transactions.run(house.org, () -> house.rows
                .tray()
                .save(new UnknownTerminal(serial, "zk.push", "K40", "", "10.0.0.7", now, now, 1)));
    }

    @Test
    void aSilentGatewayIsToldOnceAndOnceThatItIsBack() {
        GatewayId branch = branch();
        lookAfter(Duration.ofHours(2));
        assertEquals(List.of(), topics());
        heard(branch);
        lookAfter(Duration.ofMinutes(29));
        assertEquals(List.of(), topics());
        lookAfter(Duration.ofMinutes(2));
        lookAfter(Duration.ofMinutes(1));
        assertEquals(List.of(NoticeTopic.GATEWAY_SILENT), topics());
        assertEquals(new Audience.Everywhere(), notices.sent().get(0).audience());
        heard(branch);
        lookAfter(Duration.ofMinutes(1));
        lookAfter(Duration.ofMinutes(1));
        assertEquals(List.of(NoticeTopic.GATEWAY_SILENT, NoticeTopic.GATEWAY_BACK), topics());
        lookAfter(Duration.ofMinutes(31));
        assertEquals(3, topics().size());
    }

    @Test
    void ofAHundredStrangersWithinAnHourItTellsTwice() {
        house.clock.set("2026-11-20T08:05:00Z");
        calls("A1");
        lookAfter(Duration.ofMinutes(1));
        assertEquals("A1", notices.sent().get(0).facts().get("serial").en());
        for (int i = 0; i < 99; i++) {
            calls("B" + i);
        }
        lookAfter(Duration.ofMinutes(1));
        assertEquals(List.of(NoticeTopic.UNKNOWN_TERMINAL), topics());
        lookAfter(Duration.ofHours(1));
        lookAfter(Duration.ofMinutes(1));
        assertEquals(2, topics().size());
        assertEquals("100", notices.sent().get(1).facts().get("waiting").en());
        calls("C1");
        lookAfter(Duration.ofMinutes(1));
        assertEquals(3, topics().size());
    }
}

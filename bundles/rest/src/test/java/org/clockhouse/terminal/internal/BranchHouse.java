package org.clockhouse.terminal.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.clockhouse.credential.delivery.WallTerminal;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.internal.SharedLines;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Branch;
import org.clockhouse.terminal.Errand;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.GatewayCalls.Ordered;
import org.clockhouse.terminal.HeadOffice;
import org.clockhouse.terminal.InMemoryGateways;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.gateway.BranchErrands;
import org.clockhouse.terminal.internal.gateway.BranchStock;
import org.clockhouse.terminal.internal.gateway.Chores;
import org.clockhouse.terminal.internal.gateway.Forwarder;
import org.clockhouse.terminal.internal.gateway.GatewayConfig;
import org.clockhouse.terminal.internal.tray.TrayBook;
import org.clockhouse.terminal.internal.visit.ListWatch;
import org.clockhouse.terminal.internal.visit.LogClearing;
import org.clockhouse.terminal.internal.visit.Prober;

/** The real suite of a branch over memory, as a gateway; its turns are made by {@link #turn}. */
public final class BranchHouse {

    /** A family of terminals that call. */
    public static final String FAMILY = PostingTerminal.ID;

    private final Gatehouse house = new Gatehouse();
    private final InMemoryGateways rows = new InMemoryGateways(house.transactions, house.rows);
    private final BranchStock stock = new BranchStock(
            house.rows.terminals(),
            house.healthRows.policies(),
            house.sites,
            house.registry.copies,
            house.desk.copies,
            house.visits,
            house.desks,
            house.callers,
            house.workedOut,
            house.journal);
    private HeadOffice head;
    private final String address;
    private final Chores chores = new Chores(
            house.register,
            house.visits,
            house.doors,
            house.clockDesk,
            house.countDesk,
            house.desk.deliveries,
            new Prober(
                    house.register,
                    house.drivers,
                    house.visits,
                    house.kept,
                    house.log,
                    new SharedLines(),
                    house.journal,
                    house.config),
            new LogClearing(house.register, house.asking, house.log, house.journal),
            house.journal);
    private Forwarder forwarder;
    private BranchErrands errands;

    /** @param address as in the configuration; @param code the same */
    public BranchHouse(HeadOffice head, String address, String code) {
        this.head = head;
        this.address = address;
        house.transactions.run(house.org, () -> house.registry.places.insert(house.sites.find(house.org, house.works)));
        restart(code);
    }

    /** A new process over the same rows. */
    public void restart(String code) {
        forwarder = new Forwarder(
                head,
                rows,
                stock,
                house.rows.terminals(),
                house.rows.tray(),
                house.standings,
                house.log,
                house.desk.lists,
                house.companies,
                house.journal,
                house.direct,
                "0.1.0",
                new Config(address, code));
        errands = new BranchErrands(
                head,
                rows,
                house.errandRows.errands(),
                house.rows.terminals(),
                house.errands,
                chores,
                house.companies,
                house.journal,
                house.direct,
                new Config(address, code));
    }

    /** From now on the gateway is of an edition that has no such tasks. */
    public void older(Predicate<ErrandTask> unheardOf) {
        HeadOffice newer = head;
        head = (HeadOffice) Proxy.newProxyInstance(
                HeadOffice.class.getClassLoader(), new Class<?>[] {HeadOffice.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(newer, arguments);
                        return method.getName().equals("errands") ? read((List<?>) answer, unheardOf) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        restart("");
    }

    private static List<Ordered> read(List<?> handed, Predicate<ErrandTask> unheardOf) {
        return handed.stream()
                .map(Ordered.class::cast)
                .map(one -> new Ordered(
                        one.terminal(), one.number(), one.task().filter(unheardOf.negate()), one.left(), one.by()))
                .toList();
    }

    public static Driver family() {
        return new PostingTerminal();
    }

    public void add(Driver driver) {
        house.add(driver);
    }

    /** A minute and a half later, so that whatever waited for its turn has one. */
    public void turn() {
        house.clock.advance(Duration.ofSeconds(90));
        forwarder.tick();
    }

    /** Asks for errands, some seconds later. */
    public void fetch() {
        house.clock.advance(Duration.ofSeconds(6));
        errands.tick();
    }

    /** A terminal asks what is wanted of it. */
    public List<Errand> ask(TerminalId terminal) {
        return house.errands.hand(house.org, terminal, 10);
    }

    /** A terminal did what it was handed. */
    public void did(Errand errand) {
        house.errands.done(house.org, errand.terminal(), errand.number());
    }

    public Branch.Standing standing() {
        return forwarder.standing().orElseThrow();
    }

    public boolean isReady() {
        return forwarder.notReady().isEmpty();
    }

    public List<Terminal> terminals() {
        return house.journal.read(house.org, house.rows.terminals()::all);
    }

    public Instant now() {
        return house.clock.instant();
    }

    public void later(Duration passed) {
        house.clock.advance(passed);
    }

    /** What the cards know of a terminal that keeps a list; they keep books of their own in this house. */
    public void hang(Terminal terminal) {
        house.desk.wall.hang(
                terminal.id(),
                terminal.name(),
                house.works,
                now(),
                new WallTerminal.Ability(WallTerminal.Lists.KEPT, true));
    }

    /** Whoever is due is visited, after the cards were looked at. */
    public void visit() {
        new ListWatch(house.workedOut, house.visits, house.journal).changed(house.org, Topic.CREDENTIALS);
        house.tick(Duration.ofSeconds(11));
    }

    /** Somebody nobody registered calls. */
    public void stranger(String serial) {
        TrayBook tray = new TrayBook(house.rows.tray(), house.register, house.expected, house.journal);
        tray.note(
                house.org,
                PostingTerminal.ID,
                org.clockhouse.driver.TerminalIdentity.builder(serial).build(),
                "192.168.7.9");
    }

    /** As many punches a minute apart, from eight in the morning in Shanghai on, by numbers from 10001 on in turn. */
    public void punch(TerminalId terminal, int count, int people) {
        LocalDateTime eight = LocalDateTime.of(2026, 10, 1, 8, 0);
        for (int from = 0; from < count; from += PunchBatch.LARGEST) {
            List<NewPunch> some = IntStream.range(from, Math.min(count, from + PunchBatch.LARGEST))
                    .mapToObj(i -> punch("" + (10_001 + i % people), eight.plusMinutes(i), ""))
                    .toList();
            append(terminal, some, List.of(), Instant.EPOCH);
        }
    }

    public void punch(TerminalId terminal, String number, LocalDateTime reading, String raw) {
        append(terminal, List.of(punch(number, reading, raw)), List.of(), Instant.EPOCH);
    }

    public void quarantine(TerminalId terminal, String raw) {
        append(
                terminal,
                List.of(),
                List.of(new QuarantineDraft(raw, 0, QuarantineDraft.Reason.UNREADABLE, "no date")),
                Instant.EPOCH);
    }

    /** Everything that the terminal recorded before the instant is in the branch's log. */
    public void complete(TerminalId terminal, Instant upTo) {
        append(terminal, List.of(), List.of(), upTo);
    }

    private void append(TerminalId terminal, List<NewPunch> punches, List<QuarantineDraft> rows, Instant upTo) {
        house.log.append(
                house.org,
                new PunchBatch(terminal, Road.CALL, "", now(), punches, rows, new Progress(Progress.KEPT, upTo)));
    }

    private static NewPunch punch(String number, LocalDateTime reading, String raw) {
        PunchAttributes plain = PunchAttributes.of(PunchAttributes.Method.CARD, PunchAttributes.FunctionKey.UNSTATED);
        return new NewPunch(
                PunchSubject.number(number),
                Optional.empty(),
                PunchTime.of(
                        reading,
                        Duration.ofSeconds(ZoneOffset.ofHours(8).getTotalSeconds()),
                        java.time.ZoneId.of("Asia/Shanghai"),
                        PunchTime.OffsetSource.ZONE_RULES),
                new PunchAttributes(
                        plain.method(), plain.key(), 1, "", plain.outcome(), "", plain.direction(), true, "", raw),
                Set.of());
    }

    private record Config(String head, String code) implements GatewayConfig {

        @Override
        public int call__seconds() {
            return 10;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return GatewayConfig.class;
        }
    }
}

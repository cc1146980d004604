package org.clockhouse.terminal.internal.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Readiness;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.punch.Backlog;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.terminal.Branch;
import org.clockhouse.terminal.GatewayCalls.Answer;
import org.clockhouse.terminal.GatewayCalls.Enrolled;
import org.clockhouse.terminal.GatewayCalls.Orders;
import org.clockhouse.terminal.GatewayCalls.Report;
import org.clockhouse.terminal.HeadOffice;
import org.clockhouse.terminal.HeadOffice.Access;
import org.clockhouse.terminal.HeadOffice.Address;
import org.clockhouse.terminal.TerminalStanding;
import org.clockhouse.terminal.TerminalState;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.health.Standings;
import org.clockhouse.terminal.internal.list.ListNews;
import org.clockhouse.terminal.internal.list.ListNews.News;
import org.clockhouse.terminal.internal.visit.Turns;
import org.clockhouse.terminal.spi.BranchRepository;
import org.clockhouse.terminal.spi.BranchRepository.Enrolment;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this suite is a gateway: hands its punch log on to the head office, and works by its orders. The log is the queue: a
 * terminal is answered once its punches are in it, and up to where it was handed on only the head office knows, which says
 * so at every call. Nothing is kept here that a crash could part from that.
 */
@Component(
        immediate = true,
        configurationPid = GatewayConfig.PID,
        service = {Branch.class, ChangeListener.class, Readiness.class})
@Designate(ocd = GatewayConfig.class)
public final class Forwarder implements Branch, ChangeListener, Readiness {

    private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /** Terminals that nobody registered are shown for so long after they called. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Turns.Pace PACE = new Turns.Pace(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final Pattern ADDRESS = Pattern.compile(
            "(https://(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?)/?#((?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2})");

    private static final String FORWARDING = "gateway.forwarding";

    private final HeadOffice head;
    private final BranchRepository branches;
    private final BranchStock stock;
    private final TerminalRepository terminals;
    private final TrayRepository tray;
    private final Standings standings;
    private final Outflow outflow;
    private final ListNews lists;
    private final Companies companies;
    private final Journal journal;
    private final GatewayConfig config;
    private final String software;
    private final Workers.Crew crew;
    private volatile Optional<Turns> turns = Optional.empty();
    private volatile Standing standing;
    private Instant callAt = Instant.MIN;

    @Activate
    public Forwarder(
            @Reference HeadOffice head,
            @Reference BranchRepository branches,
            @Reference BranchStock stock,
            @Reference TerminalRepository terminals,
            @Reference TrayRepository tray,
            @Reference Standings standings,
            @Reference PunchLog punches,
            @Reference TerminalLists lists,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers,
            BundleContext context,
            GatewayConfig config) {
        this(
                head,
                branches,
                stock,
                terminals,
                tray,
                standings,
                punches,
                lists,
                companies,
                journal,
                workers,
                context.getBundle().getVersion().toString(),
                config);
    }

    public Forwarder(
            HeadOffice head,
            BranchRepository branches,
            BranchStock stock,
            TerminalRepository terminals,
            TrayRepository tray,
            Standings standings,
            PunchLog punches,
            TerminalLists lists,
            Companies companies,
            Journal journal,
            Workers workers,
            String software,
            GatewayConfig config) {
        this.head = head;
        this.branches = branches;
        this.stock = stock;
        this.terminals = terminals;
        this.tray = tray;
        this.standings = standings;
        this.outflow = new Outflow(head, punches, journal);
        this.lists = new ListNews(lists);
        this.companies = companies;
        this.journal = journal;
        this.config = config;
        this.software = software;
        this.standing = new Standing(
                config.head().strip().replaceFirst("#.*", ""),
                "gateway.starting",
                "",
                Optional.empty(),
                0,
                Optional.empty(),
                Duration.ZERO,
                "",
                0);
        this.crew = workers.crew("gateway", 1);
        if (isGateway()) {
            crew.every(TICK, this::tick);
        }
    }

    private boolean isGateway() {
        return !config.head().isBlank();
    }

    /** @throws Refused {@code gateway.address} if it is no address of a head office */
    static Address address(String text) {
        Matcher address = ADDRESS.matcher(text.strip());
        if (!address.matches()) {
            throw new Refused(
                    "gateway.address",
                    "head must be https://host:port#fingerprint, the SHA-256 of its certificate in 64 hexadecimal"
                            + " digits");
        }
        String fingerprint = address.group(2).replace(":", "").toLowerCase(Locale.ROOT);
        return new Address(URI.create(address.group(1)), fingerprint);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Override
    public Optional<Standing> standing() {
        return isGateway() ? Optional.of(standing) : Optional.empty();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PUNCHES);
    }

    /** Without a line new punches are no reason to knock again. */
    @Override
    public void changed(OrgId org, Topic topic) {
        if (standing.code().equals(FORWARDING)) {
            turns.ifPresent(Turns::atOnce);
        }
    }

    @Override
    public String part() {
        return "gateway";
    }

    /** A gateway without a line serves its terminals all the same; one that never had orders serves none. */
    @Override
    public Optional<Reason> notReady() {
        Standing now = standing;
        return isGateway() && now.held().isEmpty()
                ? Optional.of(new Reason(now.code(), now.detail()))
                : Optional.empty();
    }

    public void tick() {
        try {
            Turns own = turns.orElseGet(() -> new Turns(companies.home(), new SplittableRandom()));
            turns = Optional.of(own);
            if (own.take(journal.now())) {
                turn(own);
            }
        } catch (Unavailable e) {
            log.debug("A gateway waits for its first start: {}", e.getMessage());
        }
    }

    /** One of the places where failures end, as a visit does: the next turn begins with what the head office says. */
    private void turn(Turns own) {
        try {
            round(own.org, !journal.now().isBefore(callAt));
            own.done(callAt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            own.done(callAt);
        } catch (DomainException e) {
            failed(own, e.code(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("Handing on failed", e);
            failed(own, "gateway.failed", e.toString());
        }
    }

    private void failed(Turns own, String code, String detail) {
        callAt = Instant.MIN;
        own.backOff(journal.now(), PACE);
        become(code, detail);
        Backlog left = outflow.left(own.org);
        standing = standing.waiting(left.punches(), left.oldest());
    }

    private void become(String code, String detail) {
        if (!standing.code().equals(code)) {
            log.info("Gateway of {}: {} {}", standing.head(), code, detail);
        }
        standing = standing.become(code, detail);
    }

    private void round(OrgId org, boolean full) throws InterruptedException {
        Address at = address(config.head());
        Enrolment me = enrolment(org, at);
        Access access = new Access(at, me.gateway(), me.secret());
        if (full) {
            call(org, me, access);
        }
        if (outflow.handOn(org, access, callAt)) {
            standing = standing.waiting(0, Optional.empty());
        }
    }

    private Enrolment enrolment(OrgId org, Address at) throws InterruptedException {
        Optional<Enrolment> known = journal.read(org, branches::find)
                .filter(me -> me.head().equals(at.uri().toString()));
        String code = config.code().strip();
        boolean used = code.isEmpty()
                || known.filter(me -> me.code().equals(GatewayBook.hash(code))).isPresent();
        known.ifPresent(me -> standing = standing.working(me.held(), standing.terminals()));
        if (known.isPresent() && used) {
            return known.get();
        }
        if (code.isEmpty()) {
            throw new Refused("gateway.code.missing", "the head office's code is not in the configuration");
        }
        Enrolled enrolled = head.enrol(at, code);
        Enrolment me =
                new Enrolment(at.uri().toString(), enrolled.gateway(), enrolled.secret(), GatewayBook.hash(code), "");
        journal.run(org, Topic.TERMINALS, () -> branches.save(me));
        log.info("Enrolled as gateway {} of {}", me.gateway().text(), me.head());
        return me;
    }

    private void call(OrgId org, Enrolment me, Access access) throws InterruptedException {
        List<TerminalStanding> served = standings.of(org, journal.read(org, terminals::all));
        Answer answer = report(org, me, access, served);
        if (outflow.goOnFrom(answer.received())) {
            answer = report(org, me, access, served);
        }
        if (!answer.wanted().equals(me.held())) {
            Orders orders = head.orders(access);
            stock.take(org, orders);
            Enrolment after = new Enrolment(me.head(), me.gateway(), me.secret(), me.code(), orders.version());
            journal.run(org, Topic.TERMINALS, () -> branches.save(after));
            standing = standing.working(orders.version(), orders.terminals().size());
        } else {
            standing = standing.working(me.held(), served.size());
            for (TerminalStanding each : served) {
                tellOfList(org, access, me.held(), each.terminal().id());
            }
        }
        become(FORWARDING, "");
        callAt = journal.now().plusSeconds(Math.max(1, config.call__seconds()));
    }

    private void tellOfList(OrgId org, Access access, String held, TerminalId terminal) throws InterruptedException {
        List<News> news = lists.of(org, held, terminal);
        while (!news.isEmpty()) {
            head.tell(access, held, terminal, news.stream().map(News::outcome).toList());
            lists.told(held, terminal, news);
            news = lists.of(org, held, terminal);
        }
    }

    private Answer report(OrgId org, Enrolment me, Access access, List<TerminalStanding> served)
            throws InterruptedException {
        Backlog backlog = outflow.left(org);
        Instant asked = journal.now();
        Answer answer = head.report(access, report(org, me, served, backlog));
        Instant half = asked.plus(Duration.between(asked, journal.now()).dividedBy(2));
        standing = standing.answered(journal.now(), Duration.between(answer.clock(), half))
                .waiting(backlog.punches(), backlog.oldest());
        return answer;
    }

    private Report report(OrgId org, Enrolment me, List<TerminalStanding> served, Backlog backlog) {
        Map<TerminalId, TerminalState> states =
                served.stream().collect(Collectors.toMap(each -> each.terminal().id(), TerminalStanding::state));
        List<UnknownTerminal> strangers = journal.read(org, () -> tray.page(Page.first(Page.MOST))).items().stream()
                .filter(stranger -> stranger.lastSeen().plus(FRESH).isAfter(journal.now()))
                .toList();
        return new Report(
                journal.now(),
                backlog.last(),
                backlog.punches(),
                backlog.oldest(),
                software,
                me.held(),
                states,
                strangers);
    }
}

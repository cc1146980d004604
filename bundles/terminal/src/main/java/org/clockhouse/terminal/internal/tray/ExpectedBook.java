package org.clockhouse.terminal.internal.tray;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TimeOrdered;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.imports.SheetReading;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.ExpectedTerminal;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Hashes;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.driver.DriverTable;
import org.clockhouse.terminal.spi.ExpectedRepository;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.clockhouse.terminal.spi.TrayRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terminals authorised beforehand, and what becomes of them when they call. */
@Component(service = {ExpectedTerminals.class, ExpectedBook.class})
public final class ExpectedBook implements ExpectedTerminals {

    private static final Logger log = LoggerFactory.getLogger(ExpectedBook.class);
    /** Without letters and digits that look alike; 32 of them, so that each stands for five bits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 12;

    private final ExpectedRepository expected;
    private final TrayRepository tray;
    private final TerminalRepository rows;
    private final Terminals terminals;
    private final DriverTable drivers;
    private final Sites sites;
    private final SheetReading sheets;
    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public ExpectedBook(
            @Reference ExpectedRepository expected,
            @Reference TrayRepository tray,
            @Reference TerminalRepository rows,
            @Reference Terminals terminals,
            @Reference DriverTable drivers,
            @Reference Sites sites,
            @Reference SheetReading sheets,
            @Reference Journal journal) {
        this.expected = expected;
        this.tray = tray;
        this.rows = rows;
        this.terminals = terminals;
        this.drivers = drivers;
        this.sites = sites;
        this.sheets = sheets;
        this.journal = journal;
    }

    @Override
    public Slice<ExpectedTerminal> page(OrgId org, Scope scope, Page page) {
        return journal.read(org, () -> expected.page(scope, page));
    }

    @Override
    public List<ExpectedTerminal> expect(Actor actor, Scope scope, List<Numbered> wanted) {
        return expect(actor, scope, wanted, 1);
    }

    /** @param first the number of the first row */
    private List<ExpectedTerminal> expect(Actor actor, Scope scope, List<Numbered> wanted, int first) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            ExpectedChecks checks = checks(actor.org(), scope);
            for (int row = 0; row < wanted.size(); row++) {
                checks.numbered("/rows/" + (row + first), wanted.get(row));
            }
            checks.refuse();
            return wanted.stream().map(one -> expect(actor, one)).toList();
        });
    }

    @Override
    public List<ExpectedTerminal> expect(
            Actor actor, Scope scope, Optional<SiteId> site, Optional<LocalDate> countsFrom, InputStream sheet) {
        ExpectedSheet reading = new ExpectedSheet(sites.all(actor.org()), sites.areas(actor.org()), site, countsFrom);
        List<Numbered> wanted = reading.read(sheets.rows(sheet));
        return expect(actor, scope, wanted, reading.firstRow());
    }

    private ExpectedTerminal expect(Actor actor, Numbered one) {
        ExpectedTerminal terminal = fresh(actor, one.serial(), one.draft(), Optional.empty());
        expected.add(terminal, serialKey(one.serial()));
        record(actor, "terminal.expect", terminal);
        return arriveFromTray(actor, terminal);
    }

    @Override
    public Coded code(Actor actor, Scope scope, ExpectedTerminal.Draft draft, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw Refused.at("/life", "terminal.code.life", "a code lives for " + LONGEST.toDays() + " days at most");
        }
        String code = freshCode();
        ExpectedTerminal terminal = journal.write(actor.org(), Topic.TERMINALS, () -> {
            ExpectedChecks checks = checks(actor.org(), scope);
            checks.place("", draft);
            checks.refuse();
            ExpectedTerminal awaited =
                    fresh(actor, "", draft, Optional.of(journal.now().plus(life)));
            expected.add(awaited, codeKey(code));
            record(actor, "terminal.code", awaited);
            return awaited;
        });
        return new Coded(terminal, code);
    }

    @Override
    public ExpectedTerminal claim(Actor actor, String serial, String code) {
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            ExpectedTerminal coded = expected.byKey(codeKey(code))
                    .filter(one -> one.until().filter(journal.now()::isBefore).isPresent())
                    .orElseThrow(ExpectedBook::noSuchCode);
            ExpectedChecks checks = checks(actor.org(), Scope.EVERYBODY);
            checks.numbered("", new Numbered(serial, coded.draft()));
            checks.refuse();
            ExpectedTerminal claimed = coded.bearing(serial);
            expected.replace(claimed, serialKey(serial));
            record(actor, "terminal.claim", claimed);
            return arriveFromTray(actor, claimed);
        });
    }

    @Override
    public void forget(Actor actor, Scope scope, String id) {
        journal.run(actor.org(), Topic.TERMINALS, () -> {
            ExpectedTerminal terminal = expected.find(id)
                    .filter(one -> sees(scope, one.draft().site()))
                    .orElseThrow(() -> new NotFound("expected-terminal", id));
            expected.remove(id);
            record(actor, "terminal.forget", terminal);
        });
    }

    /** Registers a caller that is awaited; empty for one that is not, and for one that cannot be registered as it was awaited. */
    public Optional<Terminal> welcome(OrgId org, String driver, String serial) {
        return journal.read(org, () -> expected.byKey(serialKey(serial)))
                .filter(one -> one.draft().fits(driver))
                .flatMap(one -> welcome(org, one, driver));
    }

    private Optional<Terminal> welcome(OrgId org, ExpectedTerminal one, String driver) {
        try {
            return Optional.of(journal.write(org, Topic.TERMINALS, () -> arrive(Journal.self(org), one, driver)));
        } catch (Refused e) {
            log.info("Terminal {} is awaited and stays in the tray: {}", one.serial(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Somebody registered it by hand: it is awaited no more. Within a transaction. */
    void arrived(String serial, TerminalId as) {
        expected.byKey(serialKey(serial)).ifPresent(one -> expected.replace(one.arrivedAs(as, journal.now()), ""));
    }

    private ExpectedTerminal arriveFromTray(Actor actor, ExpectedTerminal terminal) {
        return tray.find(terminal.serial())
                .map(UnknownTerminal::driver)
                .filter(driver -> terminal.draft().fits(driver))
                .map(driver -> {
                    arrive(actor, terminal, driver);
                    return expected.find(terminal.id()).orElseThrow();
                })
                .orElse(terminal);
    }

    private Terminal arrive(Actor actor, ExpectedTerminal one, String driver) {
        Site site = sites.find(actor.org(), one.draft().site());
        TerminalDraft draft = one.called(driver, one.serial(), site.zone());
        Terminal terminal = terminals.register(actor, draft).terminal();
        expected.replace(one.arrivedAs(terminal.id(), journal.now()), "");
        tray.remove(one.serial());
        return terminal;
    }

    private ExpectedTerminal fresh(Actor actor, String serial, ExpectedTerminal.Draft draft, Optional<Instant> until) {
        return new ExpectedTerminal(
                TimeOrdered.uuid().toString(), serial, draft, until, actor.name(), journal.now(), Optional.empty());
    }

    /** Holds what is wanted against what stands here now, read once for however many rows. */
    private ExpectedChecks checks(OrgId org, Scope scope) {
        List<SiteId> seen = sites.all(org).stream()
                .map(Site::id)
                .filter(site -> sees(scope, site))
                .toList();
        return new ExpectedChecks(
                Set.copyOf(seen), rows.all(), driver -> drivers.find(driver).isPresent(), serial -> expected.byKey(
                                serialKey(serial))
                        .isPresent());
    }

    private static Refused noSuchCode() {
        return Refused.at("/code", "terminal.code.unknown", "there is no such code, or it is used or too old");
    }

    private static boolean sees(Scope scope, SiteId site) {
        return scope.everybody() || scope.sites().contains(site);
    }

    private void record(Actor actor, String action, ExpectedTerminal terminal) {
        journal.record(AuditDraft.of(
                        actor,
                        action,
                        "expected-terminal",
                        terminal.id(),
                        terminal.draft().name().any())
                .with(Map.of(
                        "serial",
                        terminal.serial(),
                        "site",
                        terminal.draft().site().text())));
    }

    private String freshCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String serialKey(String serial) {
        return "serial|" + serial;
    }

    /** As people type it: with or without its dashes, in small letters too. */
    private static String codeKey(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return "code|" + HexFormat.of().formatHex(Hashes.sha256().digest(plain.getBytes(StandardCharsets.US_ASCII)));
    }
}

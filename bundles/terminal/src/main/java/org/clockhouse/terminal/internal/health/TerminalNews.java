package org.clockhouse.terminal.internal.health;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.Gateway;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.UnknownTerminal;
import org.clockhouse.terminal.internal.Journal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells technicians what happened to terminals and gateways: one notice for a site, however many of its terminals it concerns. */
@Component(service = TerminalNews.class)
public final class TerminalNews {

    private static final int NAMED = 5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Notices notices;
    private final Sites sites;
    private final Journal journal;

    @Activate
    public TerminalNews(@Reference Notices notices, @Reference Sites sites, @Reference Journal journal) {
        this.notices = notices;
        this.sites = sites;
        this.journal = journal;
    }

    /** In the transaction in which it is noticed. @param since when each was heard last */
    void silent(OrgId org, Collection<Terminal> terminals, Function<TerminalId, Instant> since) {
        tell(org, NoticeTopic.TERMINAL_SILENT, terminals, (site, there) -> {
            Instant first = there.stream()
                    .map(terminal -> since.apply(terminal.id()))
                    .min(Instant::compareTo)
                    .orElseThrow();
            return Map.of(
                    "site", site.name(),
                    "terminals", named(there),
                    "since", same(MINUTE.withZone(site.zone()).format(first)));
        });
    }

    /** In the transaction in which it is noticed. */
    void back(OrgId org, Collection<Terminal> terminals) {
        tell(
                org,
                NoticeTopic.TERMINAL_BACK,
                terminals,
                (site, there) -> Map.of("site", site.name(), "terminals", named(there)));
    }

    /** @param heard when it was heard last: the silence of which this tells once */
    void silent(OrgId org, Gateway gateway, Set<SiteId> served, Instant heard) {
        String since = MINUTE.withZone(ZoneOffset.UTC).format(heard) + " UTC";
        notices.send(
                org,
                List.of(gateway(
                        NoticeTopic.GATEWAY_SILENT,
                        gateway,
                        served,
                        heard,
                        Map.of("gateway", same(gateway.name()), "since", same(since)))));
    }

    /** @param heard before the silence */
    void back(OrgId org, Gateway gateway, Set<SiteId> served, Instant heard) {
        notices.send(
                org,
                List.of(gateway(
                        NoticeTopic.GATEWAY_BACK, gateway, served, heard, Map.of("gateway", same(gateway.name())))));
    }

    /** @param occasion tells this call from others @param waiting how many are in the tray */
    void unknown(OrgId org, String occasion, UnknownTerminal caller, int waiting) {
        String serial = caller.serial().replaceAll("\\p{Cntrl}", " ");
        notices.send(
                org,
                List.of(new NoticeDraft(
                        NoticeTopic.UNKNOWN_TERMINAL,
                        "unknown-terminal " + occasion,
                        Map.of("serial", same(serial), "waiting", same(String.valueOf(waiting))),
                        new Audience.Anywhere(),
                        "terminals")));
    }

    private static NoticeDraft gateway(
            NoticeTopic topic, Gateway gateway, Set<SiteId> served, Instant heard, Map<String, LocalName> facts) {
        return new NoticeDraft(
                topic,
                topic + " " + gateway.id().text() + " " + heard.toEpochMilli(),
                facts,
                served.isEmpty() ? new Audience.Everywhere() : new Audience.At(served),
                "terminals/gateways");
    }

    @FunctionalInterface
    private interface Facts {
        Map<String, LocalName> of(Site site, List<Terminal> there);
    }

    private void tell(OrgId org, NoticeTopic topic, Collection<Terminal> terminals, Facts facts) {
        if (terminals.isEmpty()) {
            return;
        }
        Map<SiteId, Site> places = sites.all(org).stream().collect(Collectors.toMap(Site::id, Function.identity()));
        List<NoticeDraft> drafts = new ArrayList<>();
        terminals.stream()
                .collect(groupingBy(Terminal::site))
                .forEach((site, there) -> drafts.add(new NoticeDraft(
                        topic,
                        topic + " " + site.text() + " " + journal.now().toEpochMilli(),
                        facts.of(places.get(site), there),
                        new Audience.At(Set.of(site)),
                        "terminals?show=problems")));
        notices.send(org, drafts);
    }

    private static LocalName named(List<Terminal> terminals) {
        return new LocalName(named(terminals, true), named(terminals, false));
    }

    private static String named(List<Terminal> terminals, boolean chinese) {
        String first = terminals.stream()
                .map(Terminal::name)
                .map(name -> chinese || name.en().isEmpty() ? name.any() : name.en())
                .sorted()
                .limit(NAMED)
                .collect(Collectors.joining(chinese ? "、" : ", "));
        int more = terminals.size() - NAMED;
        return more <= 0 ? first : first + " +" + more;
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}

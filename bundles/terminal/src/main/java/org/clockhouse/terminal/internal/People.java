package org.clockhouse.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.Sighting.Seen;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.terminal.Terminal;

/** Says whose punches are, a page at a time. */
public final class People {

    private final Holders holders;

    public People(Holders holders) {
        this.holders = holders;
    }

    /** The same punches with their people, as far as they are known. */
    public List<NewPunch> name(OrgId org, Terminal terminal, List<NewPunch> punches) {
        List<Sighting> sightings = punches.stream()
                .map(p -> sighting(terminal, p.subject(), p.time().at()))
                .toList();
        List<Holding> holdings = sightings.isEmpty() ? List.of() : holders.resolve(org, sightings);
        List<NewPunch> named = new ArrayList<>(punches.size());
        for (int i = 0; i < punches.size(); i++) {
            named.add(with(punches.get(i), holdings.get(i)));
        }
        return named;
    }

    public Optional<EmployeeId> whose(OrgId org, Terminal terminal, PunchSubject subject, Instant at) {
        return holders.resolve(org, List.of(sighting(terminal, subject, at)))
                .get(0)
                .known();
    }

    private static NewPunch with(NewPunch punch, Holding holding) {
        Set<PunchFlag> flags = EnumSet.noneOf(PunchFlag.class);
        flags.addAll(punch.flags());
        if (holding instanceof Holding.Ambiguous) {
            flags.add(PunchFlag.AMBIGUOUS_SUBJECT);
        }
        boolean counts = !(holding instanceof Holding.One one) || one.counts();
        PunchAttributes attributes =
                counts ? punch.attributes() : punch.attributes().outsideAttendance();
        return new NewPunch(punch.subject(), holding.known(), punch.time(), attributes, flags);
    }

    public static Sighting sighting(Terminal terminal, PunchSubject subject, Instant at) {
        return switch (subject.kind()) {
            case NUMBER -> Sighting.number(terminal.numberPrefix() + subject.text(), at);
            case CARD -> Sighting.card(subject.text(), at);
            case PIN -> new Sighting(Seen.PIN, digits(subject.text()), at);
            case FINGERPRINT -> new Sighting(Seen.FINGERPRINT, subject.text(), at);
            case FACE -> new Sighting(Seen.FACE, subject.text(), at);
        };
    }

    /** A PIN is presented as the bytes of its digits. */
    private static String digits(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}

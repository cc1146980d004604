package org.clockhouse.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.replacement.CardSurvey;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/** Seconds that the finder of duplicates takes for 100,000 cards, the best of three: five are promised. */
final class DuplicatesBench {

    private static final int CARDS = 100_000;
    private static final double LIMIT = 5;

    private DuplicatesBench() {}

    static void run() {
        List<Credential> cards = new ArrayList<>();
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        for (int i = 0; i < CARDS; i++) {
            cards.add(new Credential(
                    CredentialId.next(),
                    EmployeeId.next(),
                    new Identifier.Card(CardNumber.of(32, 0x10000000L + i * 7919L)),
                    CredentialState.ACTIVE,
                    now,
                    Optional.empty(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    CredentialTerms.standard(true, now),
                    1));
        }
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            CardSurvey.findings(cards);
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        System.out.println(Line.promised("duplicates.100k", best, LIMIT, "s"));
    }
}

package org.clockhouse.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.clockhouse.audit.internal.WholeTrail;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.access.CertificateConditions;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.internal.replacement.BatchDesk;
import org.clockhouse.credential.internal.replacement.CardRequestDesk;
import org.clockhouse.credential.internal.replacement.FeeTable;
import org.clockhouse.credential.internal.replacement.ReplacementDesk;
import org.clockhouse.credential.internal.stock.Shelf;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.internal.type.PolicyBook;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.internal.ThreadWorkers;
import org.clockhouse.store.internal.Database;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.audit.SqlAuditEntries;
import org.clockhouse.store.internal.credential.SqlAccessLevels;
import org.clockhouse.store.internal.credential.SqlCertificates;
import org.clockhouse.store.internal.credential.SqlCredentials;
import org.clockhouse.store.internal.credential.SqlOffice;
import org.clockhouse.store.internal.credential.SqlReplacements;
import org.clockhouse.store.internal.credential.SqlStays;
import org.clockhouse.store.internal.credential.SqlStock;
import org.clockhouse.store.internal.credential.SqlWall;

/**
 * Milliseconds within which 99 of 100 replacements are made among 100,000 cards, audit entry and commit included; and seconds that
 * a batch of 1,000 takes. 50 ms and 10 s are promised.
 */
final class CardBench {

    private static final int CARDS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final int WARMING = 500;
    private static final int MEASURED = 2_000;
    private static final int BATCH = 1_000;
    private static final LocalDate HIRED = LocalDate.of(2024, 3, 1);

    private final Actor actor = Actor.system(OrgId.next(), "bench");
    private final JpaTransactions transactions;
    private final CardPeople people;
    private final CredentialDesk desk;
    private final ReplacementDesk replacing;
    private final BatchDesk batches;
    private final List<CredentialId> cards = new ArrayList<>();
    private long number = 0x10000000L;

    private CardBench(Database database, WholeTrail trail, JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new CardPeople(database, transactions, trail.trail());
        Changes changes = (company, topic) -> {};
        Clock clock = Clock.systemUTC();
        SqlCredentials credentials =
                new SqlCredentials(transactions, database.cipher(), database.index(), people.rows());
        CardBook book = new CardBook(credentials, people.directory(), trail.trail(), transactions, changes, clock);
        Shelf shelf = new Shelf(new SqlStock(transactions, database.cipher(), database.index()), book);
        SqlOffice office = new SqlOffice(transactions);
        PolicyBook policies = new PolicyBook(office, people.sites(), book);
        this.desk = new CredentialDesk(
                book, people.employees(), people.sites(), shelf, new FourEyes(office, policies, people.contracts()));
        SqlReplacements replacements = new SqlReplacements(transactions, database.cipher());
        FeeTable fees = new FeeTable(replacements, book);
        Doors doors = new Doors(
                new SqlAccessLevels(transactions),
                new SqlWall(transactions),
                new SqlStays(transactions),
                people.departments(),
                people.sites(),
                new CertificateConditions(new SqlCertificates(transactions)),
                book);
        this.replacing = new ReplacementDesk(
                book,
                desk,
                shelf,
                fees,
                replacements,
                doors,
                people.departments(),
                new CardRequestDesk(InMemoryDesk.nobodyAsks(), policies, fees, book));
        this.batches = new BatchDesk(book, replacing, replacements);
    }

    static void derby() throws Exception {
        Places.derby((database, bare) -> run(database, "derby"));
    }

    static void postgres() throws Exception {
        Places.postgres((database, bare) -> run(database, "postgresql"));
    }

    private static void run(Database database, String name) throws Exception {
        JpaTransactions transactions = new JpaTransactions(database);
        Path directory = Files.createTempDirectory("clockhouse-bench");
        WholeTrail trail = new WholeTrail(
                new SqlAuditEntries(transactions),
                transactions,
                Clock.systemUTC(),
                new ThreadWorkers(),
                () -> List.of(),
                directory);
        try {
            CardBench bench = new CardBench(database, trail, transactions);
            bench.fill();
            bench.replace(name);
            bench.batch(name);
        } finally {
            trail.stop();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void fill() {
        people.hire(actor, CARDS, AT_ONCE, HIRED);
        List<EmployeeId> hired = people.hired();
        for (int from = 0; from < CARDS; from += AT_ONCE) {
            List<EmployeeId> some = hired.subList(from, from + AT_ONCE);
            transactions.run(actor.org(), () -> some.forEach(this::issue));
            System.err.printf(Locale.ROOT, "%d cards%n", from + AT_ONCE);
        }
    }

    private void issue(EmployeeId holder) {
        Credential card = desk.issue(actor, Scope.EVERYBODY, new CredentialDraft(holder, next()));
        cards.add(card.id());
    }

    private Identifier.Card next() {
        number += 7919;
        return new Identifier.Card(CardNumber.of(32, number));
    }

    private void replace(String name) {
        for (int i = 0; i < WARMING; i++) {
            replace(i);
        }
        double[] times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long began = System.nanoTime();
            // Across all of them, so that no page of the database is warm from the one before.
            replace(WARMING + i * 37);
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(times);
        System.err.printf(Locale.ROOT, "median %.1f ms%n", times[MEASURED / 2]);
        System.out.println(Line.promised("replacement.p99." + name, times[MEASURED * 99 / 100], 50, "ms"));
    }

    private void replace(int card) {
        replacing.replace(
                actor,
                Scope.EVERYBODY,
                new ReplacementDraft(
                        new ReplacementDraft.Old.Card(cards.get(card)),
                        Optional.of(next()),
                        ReplacementReason.LOST,
                        "",
                        true));
    }

    private void batch(String name) {
        List<CardBatch.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            String number = people.number(CARDS - 1 - i);
            wishes.add(new CardBatch.Wish(number, next().number().hex(), ReplacementReason.DAMAGED, ""));
        }
        long began = System.nanoTime();
        CardBatch batch = batches.begin(actor, Scope.EVERYBODY, wishes);
        while (batch.count(CardBatch.State.WAITING) > 0) {
            batch = batches.work(actor, Scope.EVERYBODY, batch.id(), 100, false);
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (batch.count(CardBatch.State.DONE) != BATCH) {
            throw new IllegalStateException(batch.rows().get(0).detail());
        }
        System.out.println(Line.promised("batch.1000." + name, took, 10, "s"));
    }
}

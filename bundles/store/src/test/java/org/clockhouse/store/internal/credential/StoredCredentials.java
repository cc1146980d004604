package org.clockhouse.store.internal.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Credentials;
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
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.spi.AccessLevelRepository;
import org.clockhouse.credential.spi.ActivationContract;
import org.clockhouse.credential.spi.ActivationRepository;
import org.clockhouse.credential.spi.CredentialContract;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.CredentialTermContract;
import org.clockhouse.credential.spi.DeliveryContract;
import org.clockhouse.credential.spi.DeliveryRepository;
import org.clockhouse.credential.spi.ListRepository;
import org.clockhouse.credential.spi.ReplacementContract;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.credential.spi.StockContract;
import org.clockhouse.credential.spi.StockRepository;
import org.clockhouse.credential.spi.UseContract;
import org.clockhouse.credential.spi.UseRepository;
import org.clockhouse.credential.stock.StockBatch;
import org.clockhouse.credential.stock.StockBatchId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.EmployeeDraft;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.registry.Placement;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.DepartmentDraft;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.spi.DepartmentRepository;
import org.clockhouse.registry.spi.EmployeeRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.clockhouse.store.internal.Databases;
import org.clockhouse.store.internal.registry.StoredServices;
import org.junit.jupiter.api.Test;

/** The contracts on one of the databases, and what only a database can show. */
abstract class StoredCredentials
        implements CredentialContract,
                CredentialTermContract,
                ReplacementContract,
                StockContract,
                DeliveryContract,
                UseContract,
                ActivationContract {

    private final OrgId org = OrgId.next();
    private final Databases.Open store;
    private final StoredServices registry;

    StoredCredentials(Databases.Open store) {
        this.store = store;
        this.registry = new StoredServices(store, new RecordedAudit(), new TestClock("2026-11-23T02:00:00Z"));
    }

    @Override
    public OrgId org() {
        return org;
    }

    @Override
    public Transactions transactions() {
        return store.transactions();
    }

    @Override
    public OrganisationRepository organisation() {
        return registry.places;
    }

    @Override
    public DepartmentRepository departments() {
        return registry.tree;
    }

    @Override
    public EmployeeRepository employees() {
        return registry.people;
    }

    @Override
    public CredentialRepository credentials() {
        return new SqlCredentials(store.transactions(), store.cipher(), store.index(), registry.people);
    }

    @Override
    public ReplacementRepository replacements() {
        return new SqlReplacements(store.transactions(), store.cipher());
    }

    @Override
    public StockRepository stock() {
        return new SqlStock(store.transactions(), store.cipher(), store.index());
    }

    @Override
    public UseRepository uses() {
        return new SqlUses(store.transactions(), credentials());
    }

    @Override
    public ActivationRepository activations() {
        return new SqlActivations(store.transactions(), store.index());
    }

    @Override
    public AccessLevelRepository accessLevels() {
        return new SqlAccessLevels(store.transactions());
    }

    @Override
    public DeliveryRepository deliveries() {
        return new SqlDeliveries(store.transactions());
    }

    @Override
    public ListRepository lists() {
        return new SqlLists(store.transactions());
    }

    /** C019: ten cards, each handed out by two operators at the same moment. */
    @Test
    void c019OneOfTwoOperatorsGetsTheCardAndTheOtherIsToldWhoHasIt() throws Exception {
        Actor actor = Actor.system(OrgId.next(), "test");
        Employee wang = hire(actor, "1", "王小明");
        Employee li = hire(actor, "2", "李雷");
        Credentials desk = desk();
        for (int card = 1; card <= 10; card++) {
            Identifier identifier = new Identifier.Card(CardNumber.of(32, card));
            List<Credential> won = new ArrayList<>();
            List<Refused> lost = new ArrayList<>();
            for (Future<Credential> attempt : atOnce(desk, actor, identifier, List.of(wang, li))) {
                try {
                    won.add(attempt.get());
                } catch (ExecutionException e) {
                    lost.add((Refused) e.getCause());
                }
            }
            assertEquals(1, won.size());
            assertEquals(1, lost.size());
            assertEquals("credential.number.taken", lost.get(0).code());
            assertTrue(lost.get(0).isDuplicate());
            String winner = won.get(0).holder().equals(wang.id()) ? "1 王小明" : "2 李雷";
            assertTrue(lost.get(0).getMessage().contains(winner), lost.get(0).getMessage());
        }
    }

    /** Eight people at eight desks, and eight cards: nobody is told that a card is gone. */
    @Test
    void everyOperatorWhoTakesFromTheStockAtOnceGetsACardOfTheirOwn() throws Exception {
        Actor actor = Actor.system(OrgId.next(), "test");
        CardBook book = book();
        Shelf shelf = new Shelf(stock(), book);
        List<Employee> people = withCards(actor, shelf);
        Replacements replacements = replacing(book, shelf);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService operators = Executors.newFixedThreadPool(people.size());
        List<Future<Replacement>> attempts = new ArrayList<>();
        for (Employee person : people) {
            attempts.add(operators.submit(() -> {
                start.await();
                return replacements.replace(
                        actor,
                        Scope.EVERYBODY,
                        new ReplacementDraft(
                                new ReplacementDraft.Old.Person(person.id()),
                                Optional.empty(),
                                ReplacementReason.LOST,
                                "",
                                true));
            }));
        }
        start.countDown();
        operators.shutdown();
        Set<CredentialId> next = new HashSet<>();
        for (Future<Replacement> attempt : attempts) {
            next.add(attempt.get().next());
        }
        assertEquals(8, next.size());
        assertEquals(Optional.empty(), shelf.nextFree(actor.org(), Optional.empty()));
    }

    /** Eight people with a card each, and eight cards in the stock. */
    private List<Employee> withCards(Actor actor, Shelf shelf) {
        StockBatch batch = shelf.add(
                actor,
                new StockBatch(
                        StockBatchId.next(),
                        "2026-11",
                        Technology.MIFARE,
                        Optional.empty(),
                        LocalDate.of(2026, 11, 1),
                        0,
                        "",
                        0,
                        0,
                        0));
        List<Identifier.Card> cards = new ArrayList<>();
        List<Employee> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cards.add(new Identifier.Card(CardNumber.of(32, 0x0B000000L + i)));
            Employee person = hire(actor, "10" + i, "员工" + i);
            people.add(person);
            Identifier own = new Identifier.Card(CardNumber.of(32, 0x0C000000L + i));
            desk().issue(actor, Scope.EVERYBODY, new CredentialDraft(person.id(), own));
        }
        shelf.put(actor, batch.id(), cards);
        return people;
    }

    @Test
    void c017WhoeverWorksOnABatchEachRowIsDoneOnce() throws Exception {
        Actor actor = Actor.system(OrgId.next(), "test");
        CardBook book = book();
        Shelf shelf = new Shelf(stock(), book);
        List<Employee> people = withCards(actor, shelf);
        BatchDesk batches = new BatchDesk(book, replacing(book, shelf), replacements());
        CardBatch batch = batches.begin(
                actor,
                Scope.EVERYBODY,
                people.stream()
                        .map(person -> new CardBatch.Wish(person.number(), "", ReplacementReason.LOST, ""))
                        .toList());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService operators = Executors.newFixedThreadPool(4);
        List<Future<CardBatch>> works = new ArrayList<>();
        for (String name : List.of("one", "two", "three", "four")) {
            works.add(operators.submit(() -> {
                start.await();
                return batches.work(Actor.system(actor.org(), name), Scope.EVERYBODY, batch.id(), 8, false);
            }));
        }
        start.countDown();
        operators.shutdown();
        for (Future<CardBatch> work : works) {
            work.get();
        }
        CardBatch done = batches.work(actor, Scope.EVERYBODY, batch.id(), 8, true);
        assertEquals(8, done.count(CardBatch.State.DONE), done.toString());
        assertEquals(
                8,
                replacing(book, shelf)
                        .page(actor.org(), Scope.EVERYBODY, ReplacementFilter.ALL, Page.first(100))
                        .items()
                        .size());
    }

    private ReplacementDesk replacing(CardBook book, Shelf shelf) {
        CredentialDesk desk = desk(book, shelf);
        Doors doors = new Doors(
                accessLevels(),
                new SqlWall(store.transactions()),
                new SqlStays(store.transactions()),
                registry.departments,
                registry.sites,
                new CertificateConditions(new SqlCertificates(store.transactions())),
                book);
        FeeTable fees = new FeeTable(replacements(), book);
        return new ReplacementDesk(
                book,
                desk,
                shelf,
                fees,
                replacements(),
                doors,
                registry.departments,
                new CardRequestDesk(InMemoryDesk.nobodyAsks(), policies(book), fees, book));
    }

    @Test
    void whoHoldsACardIsReferredTo() {
        Actor actor = Actor.system(OrgId.next(), "test");
        Employee wang = hire(actor, "1", "王小明");
        Employee li = hire(actor, "2", "李雷");
        desk().issue(actor, Scope.EVERYBODY, new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 7))));
        assertEquals(Set.of(wang.id()), transactions().in(actor.org(), () -> employees()
                .referred(List.of(wang.id(), li.id()))));
    }

    @Test
    void c036NoNumberStandsInTheTableInClear() {
        Actor actor = Actor.system(OrgId.next(), "test");
        Employee wang = hire(actor, "1", "王小明");
        desk().issue(
                        actor,
                        Scope.EVERYBODY,
                        new CredentialDraft(wang.id(), new Identifier.Card(CardNumber.of(32, 0x04A1B2C3L), "A-7")));
        byte[] sealed = store.transactions().in(actor.org(), () -> store.transactions()
                .sql(
                        "select identifier from credential where org_id = ?",
                        actor.org().text())
                .first(row -> row.bytes("identifier"))
                .orElseThrow());
        assertTrue(!new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1).contains("04A1B2C3"));
    }

    private List<Future<Credential>> atOnce(
            Credentials desk, Actor actor, Identifier identifier, List<Employee> holders) {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService operators = Executors.newFixedThreadPool(holders.size());
        List<Future<Credential>> attempts = new ArrayList<>();
        for (Employee holder : holders) {
            attempts.add(operators.submit(() -> {
                start.await();
                return desk.issue(actor, Scope.EVERYBODY, new CredentialDraft(holder.id(), identifier));
            }));
        }
        start.countDown();
        operators.shutdown();
        return attempts;
    }

    private Credentials desk() {
        CardBook book = book();
        return desk(book, new Shelf(stock(), book));
    }

    private CredentialDesk desk(CardBook book, Shelf shelf) {
        return new CredentialDesk(book, registry.employees, registry.sites, shelf, fourEyes(book));
    }

    private FourEyes fourEyes(CardBook book) {
        return new FourEyes(office(), policies(book), registry.contracts);
    }

    private PolicyBook policies(CardBook book) {
        return new PolicyBook(office(), registry.sites, book);
    }

    private SqlOffice office() {
        return new SqlOffice(store.transactions());
    }

    private CardBook book() {
        return new CardBook(
                credentials(),
                registry.directory,
                new RecordedAudit(),
                store.transactions(),
                new RecordedChanges(),
                new TestClock("2026-11-23T02:00:00Z"));
    }

    private Employee hire(Actor actor, String number, String name) {
        Site site = registry.sites.all(actor.org()).stream()
                .findFirst()
                .orElseGet(() ->
                        registry.sites.add(actor, new SiteDraft(new LocalName("上海", ""), ZoneId.of("Asia/Shanghai"))));
        Department department = registry.departments.tree(actor.org()).stream()
                .findFirst()
                .orElseGet(() -> registry.departments.add(
                        actor, new DepartmentDraft(new LocalName("生产部", ""), Optional.empty())));
        return registry.employees.hire(
                actor,
                Scope.EVERYBODY,
                new EmployeeDraft(
                        number,
                        PersonalData.named(new LocalName(name, "")),
                        new Placement(site.id(), department.id(), ""),
                        LocalDate.of(2024, 3, 1)));
    }
}

package org.clockhouse.credential;

import java.lang.reflect.Proxy;
import java.time.Clock;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.access.Certificates;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.biometric.BackupPins;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.biometric.Consents;
import org.clockhouse.credential.biometric.FacePhotos;
import org.clockhouse.credential.biometric.SampleExchange;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.delivery.TerminalLists;
import org.clockhouse.credential.handover.HandOvers;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.HolderList;
import org.clockhouse.credential.internal.HolderSearch;
import org.clockhouse.credential.internal.access.CertificateConditions;
import org.clockhouse.credential.internal.access.CertificateDesk;
import org.clockhouse.credential.internal.access.CertificateReminders;
import org.clockhouse.credential.internal.access.Doors;
import org.clockhouse.credential.internal.activation.ActivationDesk;
import org.clockhouse.credential.internal.activation.ActivationPoints;
import org.clockhouse.credential.internal.biometric.BackupPinDesk;
import org.clockhouse.credential.internal.biometric.BiometricCare;
import org.clockhouse.credential.internal.biometric.BiometricDesk;
import org.clockhouse.credential.internal.biometric.ConsentDesk;
import org.clockhouse.credential.internal.biometric.Destruction;
import org.clockhouse.credential.internal.biometric.FaceDesk;
import org.clockhouse.credential.internal.biometric.SampleRoad;
import org.clockhouse.credential.internal.delivery.DeliveryBook;
import org.clockhouse.credential.internal.delivery.ListKeeper;
import org.clockhouse.credential.internal.desk.ContractWatch;
import org.clockhouse.credential.internal.desk.CredentialDesk;
import org.clockhouse.credential.internal.desk.FreezeDesk;
import org.clockhouse.credential.internal.desk.TermsDesk;
import org.clockhouse.credential.internal.handover.HandOverDesk;
import org.clockhouse.credential.internal.phone.PhoneDesk;
import org.clockhouse.credential.internal.replacement.BatchDesk;
import org.clockhouse.credential.internal.replacement.CardReplacementKind;
import org.clockhouse.credential.internal.replacement.CardRequestDesk;
import org.clockhouse.credential.internal.replacement.CardSurvey;
import org.clockhouse.credential.internal.replacement.FeeTable;
import org.clockhouse.credential.internal.replacement.ReplacementDesk;
import org.clockhouse.credential.internal.stock.Shelf;
import org.clockhouse.credential.internal.type.CardTypeBook;
import org.clockhouse.credential.internal.type.FourEyes;
import org.clockhouse.credential.internal.type.PolicyBook;
import org.clockhouse.credential.internal.use.CardCopyDesk;
import org.clockhouse.credential.internal.use.HoursWatch;
import org.clockhouse.credential.internal.use.NoticeBoard;
import org.clockhouse.credential.internal.use.UseBook;
import org.clockhouse.credential.internal.visitor.Reception;
import org.clockhouse.credential.internal.visitor.StayCare;
import org.clockhouse.credential.internal.visitor.VisitorNotices;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.credential.replacement.CardBatches;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fees;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.spi.InMemoryAccessLevels;
import org.clockhouse.credential.spi.InMemoryActivations;
import org.clockhouse.credential.spi.InMemoryBackupPins;
import org.clockhouse.credential.spi.InMemoryBiometrics;
import org.clockhouse.credential.spi.InMemoryCareNotices;
import org.clockhouse.credential.spi.InMemoryCertificates;
import org.clockhouse.credential.spi.InMemoryConsents;
import org.clockhouse.credential.spi.InMemoryCredentials;
import org.clockhouse.credential.spi.InMemoryDeliveries;
import org.clockhouse.credential.spi.InMemoryLists;
import org.clockhouse.credential.spi.InMemoryOffice;
import org.clockhouse.credential.spi.InMemoryPhoneRule;
import org.clockhouse.credential.spi.InMemoryReplacements;
import org.clockhouse.credential.spi.InMemorySamples;
import org.clockhouse.credential.spi.InMemoryStays;
import org.clockhouse.credential.spi.InMemoryStock;
import org.clockhouse.credential.spi.InMemoryUses;
import org.clockhouse.credential.spi.InMemoryWall;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.credential.use.CardCopies;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.CareNotices;
import org.clockhouse.credential.visitor.StayRules;
import org.clockhouse.credential.visitor.Stays;
import org.clockhouse.kernel.Changes;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.Requests;

/** The whole card desk over memory, for tests of bundles that build on it. */
public final class InMemoryDesk {

    public final Credentials credentials;
    public final Freezes freezes;
    public final Holders holders;
    public final CardTerms terms;
    public final Stock stock;
    public final CardTypes types;
    public final Fees fees;
    public final Replacements replacements;
    public final CardBatches batches;
    public final AccessLevels levels;
    public final Certificates certificates;
    private final InMemoryCertificates proofs;
    public final CardHolders people;
    public final CardChecks checks;
    public final Deliveries deliveries;
    public final TerminalLists lists;
    public final CardCopies copies;
    public final InMemoryLists listRows;
    public final CardUses uses;
    public final Activations activations;
    public final Activations.Setup activationSetup;
    public final InMemoryWall wall = new InMemoryWall();

    public final BiometricRules rules;
    public final Consents consents;
    public final Biometrics biometrics;
    public final SampleExchange samples;
    public final BiometricCare care;
    public final FacePhotos faces;
    public final BackupPins backupPins;
    public final CardPolicies policies;
    public final CardRequests requests;
    public final HandOvers handOvers;
    public final CareNotices notices;
    public final Stays stays;
    public final StayRules stayRules;

    private final Doors doors;
    private final CardBook book;
    private final InMemoryRegistry registry;
    private final InMemoryStays visited;
    private final InMemoryPhoneRule phoneRule;
    private final FourEyes fourEyes;

    /** What people may ask for, once there is a desk to ask at. */
    public final RequestKind kind;

    /** Where nobody asks. */
    public InMemoryDesk(InMemoryRegistry registry, AuditTrail audit, Changes hints, Clock clock) {
        this(registry, nobodyAsks(), audit, hints, clock);
    }

    public InMemoryDesk(InMemoryRegistry registry, Requests asked, AuditTrail audit, Changes hints, Clock clock) {
        InMemoryCredentials stored = new InMemoryCredentials(registry.transactions, registry.people);
        InMemoryReplacements made = new InMemoryReplacements(registry.transactions, registry.people);
        this.registry = registry;
        book = new CardBook(stored, registry.directory, audit, registry.transactions, hints, clock);
        InMemoryStock laid = new InMemoryStock(registry.transactions, stored);
        Shelf shelf = new Shelf(laid, book);
        InMemoryOffice office = new InMemoryOffice(registry.transactions);
        policies = new PolicyBook(office, registry.sites, book);
        phoneRule = new InMemoryPhoneRule(registry.transactions);
        fourEyes = new FourEyes(office, policies, registry.contracts);
        CredentialDesk desk = new CredentialDesk(book, registry.employees, registry.sites, shelf, fourEyes);
        FeeTable table = new FeeTable(made, book);
        InMemoryActivations activated = new InMemoryActivations(registry.transactions);
        InMemoryAccessLevels ways = new InMemoryAccessLevels(registry.transactions);
        InMemoryUses seen = new InMemoryUses(registry.transactions, stored, registry.people);
        InMemoryDeliveries kept = new InMemoryDeliveries(registry.transactions, stored, registry.people);
        listRows = new InMemoryLists(registry.transactions, kept);
        proofs = new InMemoryCertificates(registry.transactions);
        visited = new InMemoryStays(registry.transactions, registry.people);
        doors = new Doors(
                ways, wall, visited, registry.departments, registry.sites, new CertificateConditions(proofs), book);
        certificates = new CertificateDesk(proofs, doors, book);
        CardRequestDesk asking = new CardRequestDesk(asked, policies, table, book);
        requests = asking;
        handOvers = new HandOverDesk(office, activated, policies, book);
        notices = new NoticeBoard(
                new InMemoryCareNotices(registry.transactions), registry.employees, registry.sites, book);
        kind = new CardReplacementKind(policies, table, book);
        ReplacementDesk replacing =
                new ReplacementDesk(book, desk, shelf, table, made, doors, registry.departments, asking);
        people = new HolderList(registry.employees, book);
        checks = new CardSurvey(made, laid, registry.sites, book);
        levels = doors;
        deliveries = new DeliveryBook(kept, listRows, doors, book);
        InMemoryBiometrics taken = new InMemoryBiometrics(registry.transactions, stored, registry.people);
        InMemorySamples vault = new InMemorySamples(registry.transactions);
        InMemoryConsents agreed = new InMemoryConsents(registry.transactions);
        Destruction destruction = new Destruction(vault, book);
        ConsentDesk consenting = new ConsentDesk(agreed, destruction, book);
        BiometricDesk taking = new BiometricDesk(taken, vault, agreed, consenting, destruction, fourEyes, doors, book);
        rules = consenting;
        consents = consenting;
        biometrics = taking;
        samples = new SampleRoad(taking, consenting, taken, vault, kept, book);
        care = new BiometricCare(taken, vault, agreed, consenting, kept, destruction, doors, book);
        faces = new FaceDesk(registry.photos, taking, registry.directory);
        backupPins = new BackupPinDesk(new InMemoryBackupPins(registry.transactions), desk, book);
        lists = new ListKeeper(kept, listRows, taken, doors, book);
        copies = new CardCopyDesk(ways, book);
        uses = new UseBook(seen, new HoursWatch(doors, registry.sites, registry.calendars, book), book);
        activations = new ActivationDesk(activated, seen, doors, book, fourEyes);
        activationSetup = new ActivationPoints(activated, book);
        credentials = desk;
        freezes = new FreezeDesk(desk, clock);
        terms = new TermsDesk(registry.contracts, book);
        stays = new Reception(visited, registry.visitors, desk, terms, shelf, book);
        stayRules = new StayCare(visited, registry.visitors, book);
        stock = shelf;
        types = new CardTypeBook(laid, book);
        fees = table;
        replacements = replacing;
        batches = new BatchDesk(book, replacing, made);
        holders = new HolderSearch(stored, registry.directory, registry.transactions, hints);
    }

    /** What looks after contractors' cards, telling these. */
    public ContractWatch contracts(Notices told) {
        return new ContractWatch(registry.contracts, registry.departments, told, doors, book);
    }

    /** What binds phones. */
    public BoundPhones phones(Notices told) {
        return new PhoneDesk(phoneRule, fourEyes, doors, registry.departments, told, book);
    }

    /** What says that certificates end, telling these. */
    public CertificateReminders certificateReminders(Notices told) {
        return new CertificateReminders(proofs, registry.departments, told, doors, book);
    }

    /** What tells hosts of their visitors. */
    public VisitorNotices visitNotices(Notices told) {
        return new VisitorNotices(visited, told, book);
    }

    /** Nothing may be asked of it. */
    public static Requests nobodyAsks() {
        return (Requests) Proxy.newProxyInstance(
                InMemoryDesk.class.getClassLoader(), new Class<?>[] {Requests.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}

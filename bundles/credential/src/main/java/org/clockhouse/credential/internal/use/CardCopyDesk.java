package org.clockhouse.credential.internal.use;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.access.AccessLevel;
import org.clockhouse.credential.access.AccessLevel.Group;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.AccessLevel.Validity;
import org.clockhouse.credential.access.AccessLevelId;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.spi.AccessLevelRepository;
import org.clockhouse.credential.spi.CredentialRepository.CredentialQuery;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.credential.use.CardCopies;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies as credentials of their own, and one access level for each terminal that says who comes there. */
@Component
public final class CardCopyDesk implements CardCopies {

    /** Far below what a transaction on Derby may write. */
    private static final int AT_ONCE = 200;

    private final AccessLevelRepository levels;
    private final CardBook book;

    @Activate
    public CardCopyDesk(@Reference AccessLevelRepository levels, @Reference CardBook book) {
        this.levels = levels;
        this.book = book;
    }

    /** Those that ended go first: their numbers may be on another's card now. */
    @Override
    public void set(OrgId org, Collection<Credential> credentials, Map<TerminalId, Set<EmployeeId>> who) {
        book.in(org, () -> admit(who));
        inParts(org, gone(org, credentials), gone -> book.update(gone.moved(CredentialState.REVOKED, "", book.now())));
        List<Credential> all = credentials.stream()
                .sorted(Comparator.comparing(
                                (Credential credential) -> credential.state().isEnded())
                        .reversed()
                        .thenComparing(Credential::id))
                .toList();
        inParts(org, all, this::put);
    }

    private void inParts(OrgId org, List<Credential> all, Consumer<Credential> write) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Credential> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            book.in(org, () -> {
                part.forEach(write);
                book.tell();
                return part;
            });
        }
    }

    private List<Credential> gone(OrgId org, Collection<Credential> named) {
        Set<CredentialId> ids = named.stream().map(Credential::id).collect(Collectors.toSet());
        CredentialQuery inUse = new CredentialQuery(
                Set.of(), Set.of(), Optional.of(CredentialState.ACTIVE), Optional.empty(), Optional.empty(), false);
        List<Credential> gone = new ArrayList<>();
        Page page = Page.first(Page.MOST);
        Slice<Credential> slice;
        do {
            Page next = page;
            slice = book.in(org, () -> book.credentials().page(Scope.EVERYBODY, inUse, next));
            slice.items().stream().filter(each -> !ids.contains(each.id())).forEach(gone::add);
            page = new Page(slice.next(), Page.MOST);
        } while (!slice.next().isEmpty());
        return gone;
    }

    private int admit(Map<TerminalId, Set<EmployeeId>> who) {
        Map<AccessLevelId, AccessLevel> before =
                levels.all().stream().collect(Collectors.toMap(AccessLevel::id, Function.identity()));
        who.forEach((terminal, people) -> {
            AccessLevel wanted = level(terminal, people);
            AccessLevel stored = before.remove(wanted.id());
            if (stored == null) {
                levels.insert(wanted);
            } else if (!wanted.atVersion(stored.version()).equals(stored)) {
                levels.update(wanted.atVersion(stored.version()));
            }
        });
        before.values().forEach(levels::delete);
        book.tell();
        return who.size();
    }

    /** It bears the terminal's id; nobody whom it names goes anywhere by default. */
    private static AccessLevel level(TerminalId terminal, Set<EmployeeId> people) {
        return new AccessLevel(
                new AccessLevelId(terminal.value()),
                new LocalName(terminal.text(), terminal.text()),
                Places.of(Set.of(terminal)),
                new Group(Set.of(), people, true),
                Validity.ALWAYS,
                1);
    }

    private void put(Credential credential) {
        Optional<Credential> stored = book.credentials().find(credential.id());
        if (stored.isPresent()) {
            Credential same = credential.atVersion(stored.get().version());
            if (!same.equals(stored.get())) {
                makeRoom(credential);
                book.update(same);
            }
        } else {
            makeRoom(credential);
            book.credentials().insert(CardBook.keyed(credential.atVersion(1)));
        }
    }

    /** What has the number here is not in use any more where it came from. */
    private void makeRoom(Credential credential) {
        IdentifierKeys keys = IdentifierKeying.of(credential.identifier());
        Stream.of(
                        book.credentials().holdingExact(keys.exact()),
                        keys.printed().isEmpty()
                                ? Optional.<Credential>empty()
                                : book.credentials().holdingPrinted(keys.printed()))
                .flatMap(Optional::stream)
                .filter(other -> !credential.state().isEnded() && !other.id().equals(credential.id()))
                .distinct()
                .forEach(other -> book.update(other.moved(CredentialState.REVOKED, "", book.now())));
    }
}

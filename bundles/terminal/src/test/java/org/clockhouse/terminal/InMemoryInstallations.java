package org.clockhouse.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.spi.InstallationRepository;

/** Sheets of installations in maps, for each company one. */
public final class InMemoryInstallations implements InstallationRepository {

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Map<TerminalId, Installation>> companies = new HashMap<>();

    public InMemoryInstallations(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private Map<TerminalId, Installation> rows() {
        return companies.computeIfAbsent(transactions.org(), org -> new HashMap<>());
    }

    private void keep(Installation next) {
        Map<TerminalId, Installation> rows = rows();
        Installation before = rows.put(next.terminal(), next);
        transactions.onRollback(() -> Optional.ofNullable(before)
                .ifPresentOrElse(old -> rows.put(next.terminal(), old), () -> rows.remove(next.terminal())));
    }

    @Override
    public Installation of(TerminalId terminal) {
        return Optional.ofNullable(rows().get(terminal)).orElseGet(() -> Installation.unwritten(terminal, List.of()));
    }

    @Override
    public void put(Installation installation) {
        Installation before = of(installation.terminal());
        if (before.version() != installation.version()) {
            throw new Stale("installation", installation.terminal().text());
        }
        keep(new Installation(
                installation.terminal(),
                installation.draft(),
                before.photos(),
                installation.written(),
                installation.version() + 1));
    }

    @Override
    public void add(TerminalId terminal, Installation.Photo photo) {
        List<Installation.Photo> photos = new ArrayList<>(of(terminal).photos());
        photos.add(photo);
        keepPhotos(terminal, photos);
    }

    @Override
    public void remove(TerminalId terminal, String photo) {
        keepPhotos(
                terminal,
                of(terminal).photos().stream()
                        .filter(one -> !one.id().equals(photo))
                        .toList());
    }

    private void keepPhotos(TerminalId terminal, List<Installation.Photo> photos) {
        Installation before = of(terminal);
        keep(new Installation(terminal, before.draft(), photos, before.written(), before.version()));
    }
}

package org.clockhouse.credential.internal.replacement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.replacement.CardBatch;
import org.clockhouse.credential.replacement.CardBatch.Row;
import org.clockhouse.credential.replacement.CardBatch.State;
import org.clockhouse.credential.replacement.CardBatch.Wish;
import org.clockhouse.credential.replacement.CardBatchId;
import org.clockhouse.credential.replacement.CardBatches;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Refused.Violation;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rows that are stored first and worked on one by one, so that a stop between two of them loses nothing. */
@Component
public final class BatchDesk implements CardBatches {

    private final CardBook book;
    private final ReplacementDesk desk;
    private final ReplacementRepository replacements;

    @Activate
    public BatchDesk(
            @Reference CardBook book, @Reference ReplacementDesk desk, @Reference ReplacementRepository replacements) {
        this.book = book;
        this.desk = desk;
        this.replacements = replacements;
    }

    @Override
    public CardBatch begin(Actor actor, Scope scope, List<Wish> wishes) {
        if (wishes.isEmpty()) {
            throw new Refused("batch.empty", "there is no row");
        }
        if (wishes.size() > MOST) {
            throw new Refused("batch.long", "a batch has at most " + MOST + " rows");
        }
        List<Row> rows = new ArrayList<>();
        for (Wish wish : wishes) {
            rows.add(new Row(rows.size() + 1, wish, State.WAITING, "", "", Optional.empty()));
        }
        CardBatch batch = new CardBatch(CardBatchId.next(), actor.name(), book.now(), rows);
        return book.in(actor.org(), () -> {
            replacements.insert(batch);
            return batch;
        });
    }

    @Override
    public List<Wish> read(String sheet) {
        List<Wish> wishes = new ArrayList<>();
        List<Violation> wrong = new ArrayList<>();
        int line = 0;
        for (String text : sheet.lines().toList()) {
            line++;
            String[] cells = text.split(text.contains("\t") ? "\t" : "[,;]", -1);
            if (text.isBlank() || line == 1 && reason(cells).isEmpty()) {
                continue;
            }
            Optional<ReplacementReason> reason = reason(cells);
            if (cells[0].isBlank() || reason.isEmpty()) {
                wrong.add(new Violation(
                        "/rows/" + line,
                        "batch.row",
                        "who, new number, reason (" + List.of(ReplacementReason.values()) + "), note"));
            } else {
                wishes.add(new Wish(
                        cells[0].strip(), cells[1].strip(), reason.get(), cells.length > 3 ? cells[3].strip() : ""));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refused("batch.row", wrong.size() + " lines cannot be read", wrong);
        }
        return wishes;
    }

    private static Optional<ReplacementReason> reason(String[] cells) {
        String text = cells.length < 3
                ? ""
                : cells[2].strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return List.of(ReplacementReason.values()).stream()
                .filter(reason -> reason.name().equals(text))
                .findFirst();
    }

    @Override
    public CardBatch work(Actor actor, Scope scope, CardBatchId id, int most, boolean again) {
        CardBatch batch = find(actor.org(), id);
        List<Row> waiting = batch.rows().stream()
                .filter(row -> row.state() == State.WAITING || again && row.state() == State.REFUSED)
                .limit(most)
                .toList();
        for (Row row : waiting) {
            work(actor, scope, id, row);
        }
        CardBatch after = find(actor.org(), id);
        if (!waiting.isEmpty() && after.count(State.WAITING) == 0) {
            record(actor, after);
        }
        return after;
    }

    /** The replacement and the row's new state commit together; what somebody else works on or has done is left to them. */
    private void work(Actor actor, Scope scope, CardBatchId id, Row row) {
        try {
            settle(
                    actor.org(),
                    id,
                    row,
                    () -> row.done(desk.replace(actor, scope, draft(actor.org(), row.wish()), Optional.of(id))
                            .id()));
        } catch (Unavailable later) {
            throw later;
        } catch (DomainException no) {
            settle(actor.org(), id, row, () -> row.refused(no.code(), no.getMessage()));
        }
    }

    private void settle(OrgId org, CardBatchId id, Row row, Supplier<Row> outcome) {
        book.in(org, () -> {
            boolean ours = replacements.hold(id, row);
            if (ours) {
                replacements.update(id, outcome.get());
            }
            return ours;
        });
    }

    private ReplacementDraft draft(OrgId org, Wish wish) {
        Optional<Identifier> successor = wish.number().isBlank()
                ? Optional.empty()
                : Optional.of(new Identifier.Card(CardNumbers.likeliest(wish.number())));
        List<Employee> people =
                book.directory().numbered(org, List.of(wish.who())).getOrDefault(wish.who(), List.of());
        Old old = people.size() == 1 ? new Old.Person(people.get(0).id()) : new Old.Read(wish.who());
        return new ReplacementDraft(old, successor, wish.reason(), wish.note(), true);
    }

    @Override
    public CardBatch find(OrgId org, CardBatchId id) {
        return book.in(org, () -> replacements.batch(id).orElseThrow(() -> new NotFound("card-batch", id.text())));
    }

    private void record(Actor actor, CardBatch batch) {
        String refused = batch.rows().stream()
                .filter(row -> row.state() == State.REFUSED)
                .limit(50)
                .map(row -> row.number() + " " + row.code())
                .collect(Collectors.joining(", "));
        book.in(actor.org(), () -> {
            book.wrote(AuditDraft.of(
                            actor,
                            "credential.replace.batch",
                            "card-batch",
                            batch.id().text(),
                            "")
                    .with(Map.of(
                            "rows", batch.rows().size(),
                            "done", batch.count(State.DONE),
                            "refused", batch.count(State.REFUSED),
                            "why", refused)));
            return batch;
        });
    }
}

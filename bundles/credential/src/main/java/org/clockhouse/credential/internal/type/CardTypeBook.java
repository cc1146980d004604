package org.clockhouse.credential.internal.type;

import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.StockRepository;
import org.clockhouse.credential.type.CardType;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How cards are written, over the repository of the stock. */
@Component
public final class CardTypeBook implements CardTypes {

    private final StockRepository stock;
    private final CardBook book;

    @Activate
    public CardTypeBook(@Reference StockRepository stock, @Reference CardBook book) {
        this.stock = stock;
        this.book = book;
    }

    @Override
    public List<CardType> all(OrgId org) {
        return book.in(org, stock::types);
    }

    @Override
    public CardType find(OrgId org, CardTypeId type) {
        return book.in(org, () -> stock.type(type).orElseThrow(() -> new NotFound("card-type", type.text())));
    }

    @Override
    public CardType add(Actor actor, CardType draft) {
        return book.in(actor.org(), () -> {
            CardType type = new CardType(
                    CardTypeId.next(), draft.name(), draft.format(), draft.technology(), draft.facilities(), 1);
            stock.insert(type);
            book.wrote(
                    AuditDraft.of(actor, "card-type.add", "card-type", type.id().text(), type.name())
                            .with(fields(type)));
            return type;
        });
    }

    @Override
    public CardType amend(Actor actor, CardType type) {
        return book.in(actor.org(), () -> {
            CardType before = find(actor.org(), type.id());
            CardType after = stock.update(type);
            book.wrote(AuditDraft.of(
                            actor, "card-type.amend", "card-type", type.id().text(), type.name())
                    .changing(fields(before), fields(after)));
            return after;
        });
    }

    private static Map<String, Object> fields(CardType type) {
        return Map.of(
                "name", type.name(),
                "format", type.format().name(),
                "technology", type.technology().name(),
                "facilities", type.facilities().stream().sorted().toList().toString());
    }
}

package org.clockhouse.rest.internal.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.notice.SubscriptionKind;
import org.clockhouse.report.ListSheets;
import org.clockhouse.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes lists for whoever subscribed to them, as they would see them at that time. Waits while there is no API to read them with. */
@Component(service = {SubscriptionKind.class, ListSubscriptions.class})
public final class ListSubscriptions implements SubscriptionKind {

    private final ListSheets sheets;
    private final Permissions permissions;
    private volatile Optional<ListReader> reader = Optional.empty();

    @Activate
    public ListSubscriptions(@Reference ListSheets sheets, @Reference Permissions permissions) {
        this.sheets = sheets;
        this.permissions = permissions;
    }

    public void open(List<?> resources, ObjectMapper mapper) {
        reader = Optional.of(new ListReader(resources, mapper, permissions));
    }

    public void close() {
        reader = Optional.empty();
    }

    @Override
    public String code() {
        return ListOrder.KIND;
    }

    @Override
    public void check(Actor owner, Map<String, String> wants) {
        ListOrder order = ListOrder.of(wants);
        reader().check(owner, order.list(), order.filters());
    }

    @Override
    public Product make(Actor owner, Map<String, String> wants, LocalDate today, OutputStream out) throws IOException {
        ListOrder order = ListOrder.of(wants);
        SentList list = order.list();
        ListReader from = reader();
        from.check(owner, list, order.filters());
        ListWords words = new ListWords(order.language(), from.names(owner, list));
        ListReader.Days days = order.days(today);
        String period = list.time() == SentList.Time.NOW ? today.toString() : days.from() + " – " + days.until();
        LocalName title = ListWords.title(list);
        sheets.write(
                owner,
                new ListSheets.Head(
                        list.name(),
                        words.of(list),
                        period,
                        order.zone(),
                        list.columns().stream()
                                .map(path -> new ListSheets.Column(
                                        path, words.column(list, path), 16, SentList.isNumber(path)))
                                .toList()),
                row -> from.read(
                        owner,
                        list,
                        order.filters(),
                        days,
                        read -> row.accept(list.columns().stream()
                                .map(path -> words.shown(list, path, read, order.zone()))
                                .toList())),
                order.format(),
                order.language(),
                order.byteOrderMark(),
                out);
        return new Product(
                list.time() == SentList.Time.SPAN
                        ? new LocalName(title.zh() + ' ' + period, title.en() + ' ' + period)
                        : title,
                list.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + today + "."
                        + order.format().extension(),
                order.format().mediaType(),
                order.language() == ReportRequest.Language.EN);
    }

    private ListReader reader() {
        return reader.orElseThrow(() -> new Unavailable("api.restarting", "the API waits for a part of the suite"));
    }
}

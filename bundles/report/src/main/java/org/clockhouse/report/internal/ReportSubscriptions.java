package org.clockhouse.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.notice.SubscriptionKind;
import org.clockhouse.report.ReportOrder;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.Reports;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes reports for whoever subscribed to them, of the people in their scope at that time. */
@Component
public final class ReportSubscriptions implements SubscriptionKind {

    private final Reports reports;
    private final Permissions permissions;

    @Activate
    public ReportSubscriptions(@Reference Reports reports, @Reference Permissions permissions) {
        this.reports = reports;
        this.permissions = permissions;
    }

    @Override
    public String code() {
        return ReportOrder.KIND;
    }

    @Override
    public void check(Actor owner, Map<String, String> wants) {
        scope(owner, ReportOrder.of(wants));
    }

    @Override
    public Product make(Actor owner, Map<String, String> wants, LocalDate today, OutputStream out) throws IOException {
        ReportOrder order = ReportOrder.of(wants);
        ReportRequest request = order.on(today);
        reports.run(owner, scope(owner, order), request, out);
        String period = " " + request.query().from() + " – " + request.query().until();
        return new Product(
                new LocalName(
                        new Words(ReportRequest.Language.ZH).of(order.report().name()) + period,
                        new Words(ReportRequest.Language.EN).of(order.report().name()) + period),
                request.fileName(),
                order.format().mediaType(),
                order.language() == ReportRequest.Language.EN);
    }

    /** What is of cards is only for those who may read them, as well. */
    private Scope scope(Actor owner, ReportOrder order) {
        Scope people = permissions.require(owner, "report.run");
        return order.report().isOfCards() ? permissions.require(owner, "credential.read") : people;
    }
}

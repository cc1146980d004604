package org.clockhouse.request.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Foresight;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestDraft;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.RequestKind.Asking;
import org.clockhouse.request.spi.AttachmentRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets the kind of a request judge it, with what it has to know, and within which limits. */
@Component(service = Judge.class)
public final class Judge {

    private final RequestBook book;
    private final Kinds kinds;
    private final AttachmentRepository files;

    @Activate
    public Judge(@Reference RequestBook book, @Reference Kinds kinds, @Reference AttachmentRepository files) {
        this.book = book;
        this.kinds = kinds;
        this.files = files;
    }

    RequestKind kind(String code) {
        return kinds.find(code)
                .orElseThrow(
                        () -> Refused.at("/kind", "request.kind.unknown", "nothing of the kind " + code + " is known"));
    }

    /** The details as they are stored. */
    SortedMap<String, String> submitted(OrgId org, Scope scope, RequestDraft draft) {
        Limits limits = Limits.kept();
        return noting(kind(draft.kind()).check(asking(org, scope, draft, limits)), limits.codes());
    }

    /** As {@link #submitted}, with the limits that it breaks. Of an entry there is nothing yet that a file could lie beside. */
    SortedMap<String, String> entered(OrgId org, Scope scope, RequestDraft draft, Limits limits) {
        RequestKind kind = kind(draft.kind());
        Asking asking = asking(org, scope, draft, limits);
        SortedMap<String, String> details = kind.check(asking);
        requireFile(kind, knowing(asking, details), limits);
        return noting(details, limits.codes());
    }

    SortedMap<String, String> again(OrgId org, Request request, Map<String, String> details) {
        SortedMap<String, String> checked = kind(request.kind()).check(asking(org, request, details));
        return noting(checked, request.details().getOrDefault(Request.PAST, ""));
    }

    /** @throws Refused {@code request.attachment} */
    void requireFile(OrgId org, Request request) {
        if (files.of(request.id()).isEmpty()) {
            Asking asking = asking(org, request, request.details());
            requireFile(kind(request.kind()), asking, Limits.past(request.past()));
        }
    }

    private static void requireFile(RequestKind kind, Asking asking, Limits limits) {
        if (kind.wantsFile(asking)) {
            limits.accept(Refused.at("/details", "request.attachment", "a file is wanted beside it"));
        }
    }

    /** Nobody but the desk says what was gone past. */
    private static SortedMap<String, String> noting(SortedMap<String, String> details, String past) {
        SortedMap<String, String> noted = new TreeMap<>(details);
        noted.remove(Request.PAST);
        if (!past.isEmpty()) {
            noted.put(Request.PAST, past);
        }
        return noted;
    }

    List<Effect> preview(OrgId org, Scope scope, RequestDraft draft) {
        RequestKind kind = kind(draft.kind());
        Asking asking = asking(org, scope, draft, Limits.kept());
        return kind.preview(knowing(asking, kind.check(asking)));
    }

    Foresight foresee(OrgId org, Scope scope, RequestDraft draft) {
        RequestKind kind = kind(draft.kind());
        Limits limits = Limits.noted();
        Asking asking = asking(org, scope, draft, limits);
        Asking checked = knowing(asking, kind.check(asking));
        requireFile(kind, checked, limits);
        return new Foresight(kind.preview(checked), limits.broken());
    }

    List<Effect> preview(OrgId org, Request request) {
        Optional<RequestKind> kind = kinds.find(request.kind());
        return request.state().isOpen() && kind.isPresent()
                ? kind.get().preview(asking(org, request, request.details()))
                : List.of();
    }

    private Asking asking(OrgId org, Scope scope, RequestDraft draft, Limits limits) {
        Employee employee = book.person(org, scope, draft.employee());
        return new Asking(
                org,
                employee,
                draft.details(),
                book.today(org, employee),
                book.stored().standing(employee.id(), draft.kind()),
                Optional.empty(),
                limits);
    }

    /** Once more, without the request itself among those that stand, and past the limits that it was entered past. */
    private Asking asking(OrgId org, Request request, Map<String, String> details) {
        Employee employee = book.asker(org, request);
        return new Asking(
                org,
                employee,
                noting(new TreeMap<>(details), ""),
                book.submitted(org, employee, request),
                book.stored().standing(employee.id(), request.kind()).stream()
                        .filter(other -> !other.id().equals(request.id()))
                        .toList(),
                Optional.of(request.saying(noting(request.details(), ""), request.reason())),
                Limits.past(request.past()));
    }

    private static Asking knowing(Asking asking, Map<String, String> details) {
        return new Asking(
                asking.org(),
                asking.employee(),
                details,
                asking.today(),
                asking.standing(),
                asking.before(),
                asking.limits());
    }
}

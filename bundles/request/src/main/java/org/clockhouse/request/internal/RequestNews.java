package org.clockhouse.request.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells people what became of what they asked for, and desks what waits for them; in the transaction in which it happens. */
@Component(service = RequestNews.class)
public final class RequestNews {

    private final Notices notices;
    private final Departments departments;
    private final Kinds kinds;

    @Activate
    public RequestNews(@Reference Notices notices, @Reference Departments departments, @Reference Kinds kinds) {
        this.notices = notices;
        this.departments = departments;
        this.kinds = kinds;
    }

    /** @param reason of the last step */
    void stepped(OrgId org, Employee person, Request request, String reason) {
        List<NoticeDraft> drafts = new ArrayList<>();
        request.waitsFor()
                .ifPresent(role -> drafts.add(desk(org, NoticeTopic.REQUEST_WAITING, person, request, Set.of(role))));
        if (request.state() != Request.State.PENDING) {
            drafts.add(new NoticeDraft(
                    NoticeTopic.REQUEST_DECIDED,
                    key(NoticeTopic.REQUEST_DECIDED, request),
                    Map.of(
                            "number", same(String.valueOf(request.number())),
                            "kind", title(request),
                            "answer", answer(request, reason.strip())),
                    new Audience.Own(person.id()),
                    "own/requests/" + request.id().text()));
        }
        notices.send(org, drafts);
    }

    /** To those who should have, and to those who stand by from now on. */
    void late(OrgId org, Employee person, Request request) {
        Set<RoleId> roles = new HashSet<>(Set.of(request.route().escalateTo()));
        request.waitsFor().ifPresent(roles::add);
        notices.send(org, List.of(desk(org, NoticeTopic.REQUEST_OVERDUE, person, request, roles)));
    }

    private NoticeDraft desk(OrgId org, NoticeTopic topic, Employee person, Request request, Set<RoleId> roles) {
        return new NoticeDraft(
                topic,
                key(topic, request),
                Map.of(
                        "number", same(String.valueOf(request.number())),
                        "kind", title(request),
                        "name", person.name(),
                        "due", same(request.due().toString())),
                new Audience.Desk(
                        person.id(),
                        person.site(),
                        Department.upFrom(person.department(), departments.tree(org)),
                        roles),
                "attendance/requests" + (topic == NoticeTopic.REQUEST_OVERDUE ? "?view=overdue" : ""));
    }

    private LocalName title(Request request) {
        return kinds.find(request.kind()).map(RequestKind::title).orElse(same(request.kind()));
    }

    private static LocalName answer(Request request, String reason) {
        LocalName answer =
                switch (request.state()) {
                    case PENDING -> throw new IllegalArgumentException("nothing is decided yet");
                    case ASKED_BACK -> new LocalName("请补充说明", "a question is asked");
                    case TO_DO -> new LocalName("已同意，待办理", "agreed, to be carried out");
                    case APPROVED -> new LocalName("已批准", "approved");
                    case DONE -> new LocalName("已办理", "carried out");
                    case REFUSED -> new LocalName("已拒绝", "refused");
                    case WITHDRAWN -> new LocalName("已撤回", "taken back");
                };
        return reason.isEmpty()
                ? answer
                : new LocalName(answer.zh() + "(" + reason + ")", answer.en() + " (" + reason + ")");
    }

    /** Each version is another occasion. */
    private static String key(NoticeTopic topic, Request request) {
        return topic + " " + request.id().text() + " " + request.version();
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}

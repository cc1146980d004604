package org.clockhouse.rest.internal.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.MailPace;
import org.clockhouse.notice.Notice;
import org.clockhouse.notice.NoticeId;
import org.clockhouse.notice.NoticeRule;
import org.clockhouse.notice.NoticeRules;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Wording;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NoticesResource {

    private final Notices notices;
    private final NoticeRules rules;

    public NoticesResource(Notices notices, NoticeRules rules) {
        this.notices = notices;
        this.rules = rules;
    }

    /** @param link where in the console it is looked at, below its root; empty for nowhere */
    public record NoticeView(
            NoticeId id, NoticeTopic topic, LocalName text, String link, Instant madeAt, boolean read) {

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.id(), notice.topic(), notice.text(), notice.link(), notice.madeAt(), notice.read());
        }
    }

    public record UnreadView(int count) {}

    /** @param noticeId left out for all */
    public record NoticeReadingDraft(@Maybe NoticeId noticeId) {}

    /** @param address empty for the one that the registry has, or none */
    public record NoticeAddressView(@Size(max = 190) String address) {}

    /**
     * @param delayMinutes before or after the moment, as the topic says
     * @param wordingZh with facts in braces; empty for the suite's own words
     * @param facts that a wording may name
     */
    public record NoticeRuleView(
            NoticeTopic topic,
            boolean on,
            Set<RoleId> roles,
            long delayMinutes,
            MailPace mail,
            String wordingZh,
            String wordingEn,
            Set<String> facts,
            long version)
            implements Versioned {

        static NoticeRuleView of(NoticeRule rule) {
            return new NoticeRuleView(
                    rule.topic(),
                    rule.on(),
                    new TreeSet<>(rule.roles()),
                    rule.delay().toMinutes(),
                    rule.mail(),
                    rule.wording().zh(),
                    rule.wording().en(),
                    new TreeSet<>(rule.topic().facts()),
                    rule.version());
        }
    }

    /** @param mail none, unless said @param wordingZh the suite's own words, unless said */
    public record NoticeRuleDraft(
            boolean on,
            @Size(max = 20) Set<RoleId> roles,
            @Min(0) @Max(720) long delayMinutes,
            @Maybe MailPace mail,
            @Maybe @Size(max = Wording.LONGEST) String wordingZh,
            @Maybe @Size(max = Wording.LONGEST) String wordingEn) {

        NoticeRule domain(NoticeTopic topic, long version) {
            return new NoticeRule(
                    topic,
                    on,
                    roles,
                    Duration.ofMinutes(delayMinutes),
                    mail == null ? MailPace.NONE : mail,
                    new Wording(Results.text(wordingZh), Results.text(wordingEn)),
                    version);
        }
    }

    @GET
    @Path("notices")
    @SignedIn
    @Summary("What one was told, the newest first")
    public Slice<NoticeView> list(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        caller.person();
        return notices.of(caller.actor(), Results.page(after, limit)).map(NoticeView::of);
    }

    @GET
    @Path("notices/unread")
    @SignedIn
    @Summary("How much of it is not read")
    public UnreadView unread(@Context Caller caller) {
        caller.person();
        return new UnreadView(notices.unread(caller.actor()));
    }

    @POST
    @Path("notice-readings")
    @SignedIn
    @Summary("Says that one has read a notice, or all of them")
    public UnreadView read(NoticeReadingDraft draft, @Context Caller caller) {
        caller.person();
        notices.read(caller.actor(), Optional.ofNullable(draft.noticeId()));
        return new UnreadView(notices.unread(caller.actor()));
    }

    @GET
    @Path("notice-address")
    @SignedIn
    @Summary("Where one's notices go by mail")
    public NoticeAddressView address(@Context Caller caller) {
        caller.person();
        return new NoticeAddressView(notices.address(caller.actor()));
    }

    @PUT
    @Path("notice-address")
    @SignedIn
    @Unconditional
    @Summary("Says where one's notices go by mail; empty for the address that the registry has")
    public NoticeAddressView setAddress(NoticeAddressView draft, @Context Caller caller) {
        caller.person();
        notices.setAddress(caller.actor(), draft.address().strip());
        return new NoticeAddressView(notices.address(caller.actor()));
    }

    @GET
    @Path("notice-rules")
    @Requires("notice.configure")
    @Summary("Who hears of what, and how soon")
    public Slice<NoticeRuleView> rules(@Context Caller caller) {
        return new Slice<>(
                rules.all(caller.org()).values().stream()
                        .map(NoticeRuleView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("notice-rules/{topic}")
    @Requires("notice.configure")
    @Summary("Who hears of one topic")
    public NoticeRuleView rule(@PathParam("topic") NoticeTopic topic, @Context Caller caller) {
        return NoticeRuleView.of(rules.all(caller.org()).get(topic));
    }

    @PUT
    @Path("notice-rules/{topic}")
    @Requires(value = "notice.configure", everywhere = true)
    @Summary("Sets who hears of a topic, and how soon")
    public NoticeRuleView amend(
            @PathParam("topic") NoticeTopic topic,
            NoticeRuleDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return NoticeRuleView.of(rules.amend(caller.actor(), draft.domain(topic, expected.version())));
    }
}

package org.clockhouse.rest.internal.rules;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleSet;
import org.clockhouse.attendance.rule.RuleSetId;
import org.clockhouse.attendance.rule.RuleSets;
import org.clockhouse.attendance.rule.RuleSetting;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RuleSetsResource {

    private final RuleSets rules;
    private final Clock clock;

    public RuleSetsResource(RuleSets rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** @param settings what departs from the defaults, by the names of the attendance guide */
    public record RuleSetView(
            RuleSetId id,
            String code,
            LocalName name,
            int edition,
            LocalDate effectiveFrom,
            Map<String, String> settings,
            long version)
            implements Versioned {}

    public record RuleSetDraft(
            @NotBlank @Size(max = 40) String code,
            LocalName name,
            @Size(max = 100) Map<String, @Size(max = 200) String> settings) {}

    /** @param effectiveFrom first work date of the new edition; today, unless said */
    public record RuleSetAmendment(
            @Size(max = 100) Map<String, @Size(max = 200) String> settings, @Maybe LocalDate effectiveFrom) {}

    @GET
    @Requires("shift.read")
    @Summary("The newest edition of each rule set, by code")
    public Slice<RuleSetView> list(@Context Caller caller) {
        return new Slice<>(
                rules.list(caller.org()).stream().map(RuleSetsResource::view).toList(), "");
    }

    /** @param restDays weekdays that a calendar for it leaves free */
    public record RuleProfileView(
            String code, LocalName name, List<DayOfWeek> restDays, Map<String, String> settings) {}

    @GET
    @Path("profiles")
    @Requires("shift.read")
    @Summary("Settings that ship with the suite, to start a rule set from")
    public Slice<RuleProfileView> profiles() {
        return new Slice<>(
                rules.profiles().stream()
                        .map(profile -> new RuleProfileView(
                                profile.code(),
                                profile.name(),
                                profile.restDays().stream().sorted().toList(),
                                profile.policy().settings()))
                        .toList(),
                "");
    }

    /** @param section of the attendance guide @param words that it, or a part of it, may be @param otherwise what holds when it is not set */
    public record RuleSettingView(
            String name, int section, RuleSetting.Kind kind, List<String> words, @Maybe String otherwise) {}

    @GET
    @Path("settings")
    @Requires("shift.read")
    @Summary("Every name that a rule set may set, in the order of calculation")
    public Slice<RuleSettingView> settings() {
        return new Slice<>(
                Policy.known().stream()
                        .map(setting -> new RuleSettingView(
                                setting.name(),
                                setting.section(),
                                setting.kind(),
                                setting.words(),
                                setting.otherwise().isEmpty() ? null : setting.otherwise()))
                        .toList(),
                "");
    }

    @POST
    @Requires(value = "shift.write", everywhere = true)
    @Summary("Defines a rule set")
    @Answers(status = 201, value = RuleSetView.class)
    public Response define(RuleSetDraft draft, @Context Caller caller) {
        RuleSet set = rules.define(caller.actor(), draft.code(), draft.name(), Policy.of(draft.settings()));
        return Results.created("rule-sets/" + set.id().text(), view(set));
    }

    @GET
    @Path("{id}")
    @Requires("shift.read")
    @Summary("The newest edition of a rule set")
    public RuleSetView get(@PathParam("id") RuleSetId id, @Context Caller caller) {
        List<RuleSet> editions = rules.editions(caller.org(), id);
        return view(editions.get(editions.size() - 1));
    }

    @GET
    @Path("{id}/editions")
    @Requires("shift.read")
    @Summary("Every edition of a rule set, the oldest first")
    public Slice<RuleSetView> editions(@PathParam("id") RuleSetId id, @Context Caller caller) {
        return new Slice<>(
                rules.editions(caller.org(), id).stream()
                        .map(RuleSetsResource::view)
                        .toList(),
                "");
    }

    @PUT
    @Path("{id}")
    @Requires(value = "shift.write", everywhere = true)
    @Summary("A new edition from a work date on; timesheets follow by themselves")
    public RuleSetView amend(
            @PathParam("id") RuleSetId id, RuleSetAmendment draft, @Context Caller caller, @Context Expected expected) {
        LocalDate from = draft.effectiveFrom() == null ? LocalDate.now(clock) : draft.effectiveFrom();
        return view(rules.amend(caller.actor(), id, expected.version(), from, Policy.of(draft.settings())));
    }

    private static RuleSetView view(RuleSet set) {
        return new RuleSetView(
                set.id(),
                set.code(),
                set.name(),
                set.edition(),
                set.effectiveFrom(),
                set.policy().settings(),
                set.version());
    }
}

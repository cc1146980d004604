package org.clockhouse.rest.internal.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
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
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageId;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Outbox;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.WebhookId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

/** How messages leave the suite, and what became of them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChannelsResource {

    private static final String CONFIGURE = "channel.configure";

    private final Channels channels;
    private final Outbox outbox;

    public ChannelsResource(Channels channels, Outbox outbox) {
        this.channels = channels;
        this.outbox = outbox;
    }

    /** @param folder whether IT has set a folder for files */
    public record MailSettingsView(
            boolean on,
            String host,
            int port,
            MailSettings.Security security,
            String user,
            String sender,
            String console,
            String certificate,
            boolean folder,
            long version)
            implements Versioned {}

    /** @param password left out for the one that is stored @param certificate in PEM, that the machine does not trust by itself */
    public record MailSettingsDraft(
            boolean on,
            @Size(max = 200) String host,
            @Min(1) @Max(65_535) int port,
            MailSettings.Security security,
            @Size(max = 200) String user,
            @Maybe @Size(max = 200) String password,
            @Size(max = 190) String sender,
            @Size(max = 300) String console,
            @Size(max = 20_000) String certificate) {}

    public record MailTrialDraft(@NotBlank @Size(max = 190) String address) {}

    /** @param layer that it came to @param detail what that said */
    public record TrialView(Channels.Layer layer, String detail) {

        static TrialView of(Channels.Trial trial) {
            return new TrialView(trial.layer(), trial.detail());
        }
    }

    /** @param url of a robot without what follows its host, which would let its reader speak in the group */
    public record WebhookView(
            WebhookId id,
            String name,
            Webhook.Dialect dialect,
            String url,
            Set<NoticeTopic> topics,
            boolean on,
            long version)
            implements Versioned {

        static WebhookView of(Webhook hook) {
            return new WebhookView(
                    hook.id(),
                    hook.name(),
                    hook.dialect(),
                    hook.shown(),
                    new TreeSet<>(hook.topics()),
                    hook.on(),
                    hook.version());
        }
    }

    /**
     * @param dialect left out for SIGNED
     * @param url of a robot as its maker shows it; as it is read to leave it
     * @param topics of notices that it is told; scheduled reports need none
     * @param secret of a robot, where its maker shows one; left out to leave it
     */
    public record WebhookDraft(
            @NotBlank @Size(max = 80) String name,
            @Maybe Webhook.Dialect dialect,
            @NotBlank @Size(max = 500) String url,
            @Size(max = 50) Set<NoticeTopic> topics,
            boolean on,
            @Maybe @Size(max = 200) String secret) {

        Webhook domain(WebhookId id, long version) {
            return new Webhook(
                    id,
                    name,
                    dialect == null ? Webhook.Dialect.SIGNED : dialect,
                    url,
                    topics,
                    on,
                    secret == null ? "" : secret.strip(),
                    version);
        }
    }

    /** @param secret that messages are signed with; shown this once, and empty for a robot */
    public record NewWebhookView(WebhookView webhook, String secret) {

        static NewWebhookView of(Webhook hook) {
            return new NewWebhookView(WebhookView.of(hook), hook.secret());
        }
    }

    /** @param target a mail address, the name of a webhook or of a file @param failure of the last attempt */
    public record MessageView(
            MessageId id,
            Channel channel,
            String target,
            String subject,
            Message.State state,
            int attempts,
            Instant madeAt,
            @Maybe Instant nextAt,
            String failure) {}

    @GET
    @Path("mail-settings")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("The mail server, without its password")
    public MailSettingsView mail(@Context Caller caller) {
        return view(channels.mail(caller.org()));
    }

    @PUT
    @Path("mail-settings")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Sets the mail server")
    public MailSettingsView setMail(MailSettingsDraft draft, @Context Caller caller, @Context Expected expected) {
        return view(channels.setMail(
                caller.actor(),
                new MailSettings(
                        draft.on(),
                        draft.host().strip(),
                        draft.port(),
                        draft.security(),
                        draft.user().strip(),
                        draft.password() == null ? "" : draft.password(),
                        draft.sender().strip(),
                        draft.console().strip(),
                        draft.certificate().strip(),
                        expected.version())));
    }

    @POST
    @Path("mail-trials")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Sends a mail at once, and says how far it came")
    public TrialView tryMail(MailTrialDraft draft, @Context Caller caller) {
        return TrialView.of(channels.tryMail(caller.actor(), draft.address().strip()));
    }

    @GET
    @Path("webhooks")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Other systems that are told")
    public Slice<WebhookView> webhooks(@Context Caller caller) {
        return new Slice<>(
                channels.webhooks(caller.org()).stream().map(WebhookView::of).toList(), "");
    }

    @POST
    @Path("webhooks")
    @Secret
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Adds a system that is told")
    @Answers(status = 201, value = NewWebhookView.class)
    public Response add(WebhookDraft draft, @Context Caller caller) {
        Webhook made = channels.add(caller.actor(), draft.domain(WebhookId.next(), 0));
        return Results.created("webhooks/" + made.id().text(), NewWebhookView.of(made));
    }

    @GET
    @Path("webhooks/{id}")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("One system that is told")
    public WebhookView webhook(@PathParam("id") WebhookId id, @Context Caller caller) {
        return channels.webhooks(caller.org()).stream()
                .filter(hook -> hook.id().equals(id))
                .findFirst()
                .map(WebhookView::of)
                .orElseThrow(() -> new NotFound("webhook", id.text()));
    }

    @PUT
    @Path("webhooks/{id}")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Changes a system that is told")
    public WebhookView amend(
            @PathParam("id") WebhookId id, WebhookDraft draft, @Context Caller caller, @Context Expected expected) {
        return WebhookView.of(channels.amend(caller.actor(), draft.domain(id, expected.version())));
    }

    @POST
    @Path("webhooks/{id}/secrets")
    @Secret
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Makes a new secret; the old one is worth nothing at once")
    public NewWebhookView renewSecret(@PathParam("id") WebhookId id, @Context Caller caller) {
        return NewWebhookView.of(channels.renewSecret(caller.actor(), id));
    }

    @POST
    @Path("webhooks/{id}/trials")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Calls a system at once, and says how far it came")
    public TrialView tryWebhook(@PathParam("id") WebhookId id, @Context Caller caller) {
        return TrialView.of(channels.tryWebhook(caller.actor(), id));
    }

    @GET
    @Path("messages")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("What left the suite, waits, or was given up, the newest first")
    public Slice<MessageView> messages(
            @QueryParam("state") Message.State state,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return outbox.page(caller.org(), Optional.ofNullable(state), Results.page(after, limit))
                .map(message -> view(message, caller));
    }

    @POST
    @Path("messages/{id}/attempts")
    @Requires(value = CONFIGURE, everywhere = true)
    @Summary("Sends again what was given up")
    public MessageView again(@PathParam("id") MessageId id, @Context Caller caller) {
        return view(outbox.again(caller.actor(), id), caller);
    }

    private MailSettingsView view(MailSettings settings) {
        return new MailSettingsView(
                settings.on(),
                settings.host(),
                settings.port(),
                settings.security(),
                settings.user(),
                settings.sender(),
                settings.console(),
                settings.certificate(),
                channels.hasFolder(),
                settings.version());
    }

    private MessageView view(Message message, Caller caller) {
        String target = message.channel() != Channel.WEBHOOK
                ? message.target()
                : channels.webhooks(caller.org()).stream()
                        .filter(hook -> hook.id().text().equals(message.target()))
                        .findFirst()
                        .map(Webhook::name)
                        .orElse("");
        return new MessageView(
                message.id(),
                message.channel(),
                target,
                message.subject(),
                message.state(),
                message.attempts(),
                message.madeAt(),
                message.state() == Message.State.WAITING ? message.dueAt() : null,
                message.failure());
    }
}

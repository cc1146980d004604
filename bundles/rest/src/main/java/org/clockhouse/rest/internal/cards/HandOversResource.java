package org.clockhouse.rest.internal.cards;

import java.io.IOException;
import java.time.Instant;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.handover.HandOver;
import org.clockhouse.credential.handover.HandOvers;
import org.clockhouse.credential.handover.Receipt;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Language;
import org.clockhouse.report.CardPapers;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HandOversResource {

    private final HandOvers handOvers;
    private final CardPapers papers;
    private final Permissions permissions;

    public HandOversResource(HandOvers handOvers, CardPapers papers, Permissions permissions) {
        this.handOvers = handOvers;
        this.papers = papers;
        this.permissions = permissions;
    }

    /** @param own whether the holder accepted it under their own account @param by whose account it was */
    public record ReceiptView(Language language, String statement, boolean own, String by, Instant at) {

        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(receipt.language(), receipt.statement(), receipt.own(), receipt.by(), receipt.at());
        }
    }

    /**
     * What is said when a card changes hands.
     *
     * @param statement what the holder is asked to accept
     * @param receipt absent while it was not accepted
     */
    public record HandOverView(
            CredentialId credentialId,
            CredentialView.HolderRef holder,
            CardRequestsResource.CardTextView statement,
            CardRequestsResource.CardTextView care,
            @Maybe ReceiptView receipt) {

        static HandOverView of(HandOver handOver) {
            LocalText receipt = handOver.policy().receipt();
            return new HandOverView(
                    handOver.credential().id(),
                    CredentialView.HolderRef.of(handOver.holder()),
                    CardRequestsResource.CardTextView.of(receipt.isEmpty() ? CardPolicy.USUAL.receipt() : receipt),
                    CardRequestsResource.CardTextView.of(handOver.policy().care()),
                    handOver.receipt().map(ReceiptView::of).orElse(null));
        }
    }

    public record ReceiptDraft(Language language) {}

    @GET
    @Path("credentials/{id}/hand-over")
    @Requires("credential.read")
    @Summary("What the holder is asked to accept with a card, and whether they have")
    public HandOverView get(@PathParam("id") CredentialId id, @Context Caller caller) {
        return HandOverView.of(handOvers.of(caller.org(), caller.scope(), id));
    }

    @POST
    @Path("credentials/{id}/receipts")
    @Requires("credential.read")
    @Summary("The holder accepts the card; at the desk, whoever hands it out says so for them. Repeating it is done")
    @Answers(value = HandOverView.class)
    public HandOverView accept(@PathParam("id") CredentialId id, ReceiptDraft draft, @Context Caller caller) {
        HandOver handOver = handOvers.of(caller.org(), caller.scope(), id);
        boolean own = permissions
                .person(caller.actor())
                .filter(handOver.holder().id()::equals)
                .isPresent();
        Scope scope = own ? caller.scope() : permissions.require(caller.actor(), "credential.activate");
        return HandOverView.of(handOvers.accept(caller.actor(), scope, id, draft.language(), own));
    }

    @GET
    @Path("credentials/{id}/hand-over-sheet")
    @Requires("credential.read")
    @Produces({"application/pdf", MediaType.WILDCARD})
    @Summary("The sheet handed over with a card, to print, in the holder's language")
    @Answers(value = byte[].class)
    public Response sheet(
            @PathParam("id") CredentialId id, @QueryParam("lang") Language language, @Context Caller caller)
            throws IOException {
        return pdf(papers.handOver(caller.actor(), caller.scope(), id, language(language)), "hand-over.pdf");
    }

    @GET
    @Path("card-replacements/{id}/slip")
    @Requires("credential.read")
    @Produces({"application/pdf", MediaType.WILDCARD})
    @Summary("The slip of a replacement, to print")
    @Answers(value = byte[].class)
    public Response slip(
            @PathParam("id") ReplacementId id, @QueryParam("lang") Language language, @Context Caller caller)
            throws IOException {
        return pdf(papers.slip(caller.actor(), caller.scope(), id, language(language)), "replacement.pdf");
    }

    private static ReportRequest.Language language(Language language) {
        return language == Language.EN ? ReportRequest.Language.EN : ReportRequest.Language.ZH;
    }

    private static Response pdf(byte[] content, String name) {
        return Results.file(content, "application/pdf", name);
    }
}

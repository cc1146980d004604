package org.clockhouse.rest.internal.admin;

import java.util.List;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Account;
import org.clockhouse.account.Accounts;
import org.clockhouse.account.NewAccount;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Secret;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class AccountsResource {

    private final Accounts accounts;

    public AccountsResource(Accounts accounts) {
        this.accounts = accounts;
    }

    public record AccountView(
            AccountId id,
            Account.Kind kind,
            String name,
            String displayName,
            @Maybe EmployeeId employeeId,
            List<GrantView> grants,
            String locale,
            boolean mustChangePassword,
            boolean disabled,
            long version)
            implements Versioned {}

    /** @param locale {@code zh-Hans} or {@code en}; left out for the browser's */
    public record AccountDraft(
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 80) String displayName,
            @Maybe EmployeeId employeeId,
            @Size(max = 100) List<@Valid GrantView> grants,
            @Maybe @Pattern(regexp = "|en|zh-Hans") String locale) {

        org.clockhouse.account.AccountDraft domain() {
            return new org.clockhouse.account.AccountDraft(
                    name.strip(),
                    displayName.strip(),
                    Optional.ofNullable(employeeId),
                    GrantView.domain(grants),
                    Results.text(locale));
        }
    }

    /** @param password for the first sign-in; shown this once */
    public record NewAccountView(AccountView account, String password) {}

    public record AccountStatusDraft(boolean disabled, @Maybe @Size(max = 300) String reason) {}

    @GET
    @Requires(value = "account.read", everywhere = true)
    @Summary("Accounts by name")
    public Slice<AccountView> list(
            @QueryParam("text") String text,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        return accounts.page(caller.org(), Results.text(text), Results.page(after, limit))
                .map(AccountsResource::view);
    }

    @POST
    @Secret
    @Requires(value = "account.write", everywhere = true)
    @Summary("Makes an operator's account with a random password that must be changed")
    @Answers(status = 201, value = NewAccountView.class)
    public Response create(AccountDraft draft, @Context Caller caller) {
        NewAccount made = accounts.create(caller.actor(), draft.domain());
        return Results.created(
                "accounts/" + made.account().id().text(), new NewAccountView(view(made.account()), made.password()));
    }

    @GET
    @Path("{id}")
    @Requires(value = "account.read", everywhere = true)
    @Summary("One account")
    public AccountView get(@PathParam("id") AccountId id, @Context Caller caller) {
        return view(accounts.find(caller.org(), id));
    }

    @PATCH
    @Path("{id}")
    @Requires(value = "account.write", everywhere = true)
    @Summary("Changes an account's name, person, grants or language")
    public AccountView amend(
            @PathParam("id") AccountId id,
            MergePatch<AccountDraft> patch,
            @Context Caller caller,
            @Context Expected expected) {
        Account now = accounts.find(caller.org(), id);
        AccountDraft draft = patch.on(new AccountDraft(
                now.name(),
                now.displayName(),
                Results.orNull(now.employee()),
                GrantView.of(now.grants()),
                now.locale()));
        return view(accounts.amend(caller.actor(), id, expected.version(), draft.domain()));
    }

    @PUT
    @Path("{id}/status")
    @Requires(value = "account.write", everywhere = true)
    @Summary("Ends or restores the right to sign in")
    public AccountView setStatus(
            @PathParam("id") AccountId id,
            AccountStatusDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return view(accounts.setDisabled(
                caller.actor(), id, expected.version(), draft.disabled(), Results.text(draft.reason())));
    }

    @POST
    @Path("{id}/password-resets")
    @Secret
    @Requires(value = "account.write", everywhere = true)
    @Summary("A random password that must be changed; ends the account's sessions")
    public NewAccountView resetPassword(@PathParam("id") AccountId id, @Context Caller caller) {
        NewAccount made = accounts.resetPassword(caller.actor(), id);
        return new NewAccountView(view(made.account()), made.password());
    }

    private static AccountView view(Account account) {
        return new AccountView(
                account.id(),
                account.kind(),
                account.name(),
                account.displayName(),
                Results.orNull(account.employee()),
                GrantView.of(account.grants()),
                account.locale(),
                account.mustChangePassword(),
                account.disabled(),
                account.version());
    }
}

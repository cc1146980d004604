package org.clockhouse.account.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.ApiKeyId;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.NewApiKey;
import org.clockhouse.account.spi.ApiKeyRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys of a company's machines. */
@Component
public final class KeyRing implements ApiKeys {

    /** Use is written down no more often. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final int HINT = 4;

    private final ApiKeyRepository keys;
    private final AccountGuard guard;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public KeyRing(
            @Reference ApiKeyRepository keys,
            @Reference AccountGuard guard,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.keys = keys;
        this.guard = guard;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Slice<ApiKey> page(OrgId org, Page page) {
        return transactions.in(org, () -> keys.page(page));
    }

    @Override
    public ApiKey find(OrgId org, ApiKeyId id) {
        return transactions.in(org, () -> existing(id));
    }

    @Override
    public Optional<ApiKey> find(String secret) {
        return Token.read(Token.Kind.API_KEY, secret).flatMap(this::used);
    }

    @Override
    public NewApiKey create(Actor actor, ApiKeyDraft draft) {
        Token secret = Token.next(Token.Kind.API_KEY, actor.org(), random);
        ApiKey key = key(actor.org(), draft, secret);
        return transactions.in(actor.org(), () -> {
            guard.mayGive(actor, key.grants(), Optional.empty());
            keys.insert(key, secret.hash());
            guard.record(about(actor, "api-key.create", key).with(AccountFields.of(key)));
            return new NewApiKey(key, secret.text());
        });
    }

    @Override
    public ApiKey revoke(Actor actor, ApiKeyId id, String reason) {
        return transactions.in(actor.org(), () -> {
            ApiKey key = existing(id);
            if (key.revoked()) {
                return key;
            }
            ApiKey revoked = keys.update(revoked(key));
            guard.record(about(actor, "api-key.revoke", revoked).because(reason));
            return revoked;
        });
    }

    private Optional<ApiKey> used(Token secret) {
        Instant now = clock.instant();
        return transactions.in(secret.org(), () -> {
            Optional<ApiKey> key = keys.findByHash(secret.hash()).filter(found -> found.holdsAt(now));
            key.filter(found -> found.lastUsed()
                            .map(last -> !now.isBefore(last.plus(GRAIN)))
                            .orElse(true))
                    .ifPresent(found -> keys.touch(found.id(), now));
            return key;
        });
    }

    private ApiKey existing(ApiKeyId id) {
        return keys.find(id).orElseThrow(() -> new NotFound("api-key", id.text()));
    }

    private ApiKey key(OrgId org, ApiKeyDraft draft, Token secret) {
        Instant now = clock.instant();
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > 100) {
            throw new Refused("api-key.name.empty", "a key has a name of 1 to 100 characters");
        }
        if (draft.expires().filter(expires -> !expires.isAfter(now)).isPresent()) {
            throw new Refused("api-key.expired", "the key would end before it begins");
        }
        String hint = secret.text().substring(secret.text().length() - HINT);
        return new ApiKey(
                ApiKeyId.next(), org, name, hint, draft.grants(), now, Optional.empty(), draft.expires(), false, 1);
    }

    private static ApiKey revoked(ApiKey key) {
        return new ApiKey(
                key.id(),
                key.org(),
                key.name(),
                key.hint(),
                key.grants(),
                key.createdAt(),
                key.lastUsed(),
                key.expires(),
                true,
                key.version());
    }

    private static AuditDraft about(Actor actor, String action, ApiKey key) {
        return AuditDraft.of(actor, action, "api-key", key.id().text(), key.name());
    }
}

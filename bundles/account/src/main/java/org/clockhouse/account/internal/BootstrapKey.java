package org.clockhouse.account.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.ApiKeyDraft;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Grant;
import org.clockhouse.account.NewApiKey;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Transactions;

/**
 * The key with all rights that a start makes when the configuration names a file for it. A bundle that is replaced while
 * the suite serves is no start: the key that was made since then stays.
 *
 * @param file empty for no key
 * @param started when this process began
 */
record BootstrapKey(String file, ApiKeys keys, Transactions transactions, Instant started) {

    static final String NAME = "bootstrap";

    void renew(OrgId org) {
        if (file.isEmpty() || isFresh()) {
            return;
        }
        Actor actor = Actor.system(org, NAME);
        transactions.run(org, () -> {
            revokeEarlier(actor);
            NewApiKey made = keys.create(
                    actor,
                    new ApiKeyDraft(NAME, Set.of(Grant.everywhere(Catalogue.SYSTEM_ADMINISTRATOR)), Optional.empty()));
            write(made.secret());
        });
    }

    private boolean isFresh() {
        try {
            return Files.exists(Path.of(file))
                    && keys.find(Files.readString(Path.of(file)).strip())
                            .filter(key -> !key.createdAt().isBefore(started))
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key in " + file, e);
        }
    }

    private void revokeEarlier(Actor actor) {
        Page page = Page.first(Page.MOST);
        while (true) {
            Slice<ApiKey> slice = keys.page(actor.org(), page);
            slice.items().stream()
                    .filter(key -> key.name().equals(NAME) && !key.revoked())
                    .forEach(key -> keys.revoke(actor, key.id(), "replaced by the next start"));
            if (slice.next().isEmpty()) {
                return;
            }
            page = new Page(slice.next(), Page.MOST);
        }
    }

    private void write(String secret) {
        try {
            PrivateFile.write(Path.of(file), secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key to " + file, e);
        }
    }
}

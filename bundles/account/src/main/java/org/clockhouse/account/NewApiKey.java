package org.clockhouse.account;

/**
 * A key and its secret, shown once.
 *
 * @param secret goes into {@code Authorization: Bearer}; kept nowhere in this form
 */
public record NewApiKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "NewApiKey[" + key.name() + "]";
    }
}

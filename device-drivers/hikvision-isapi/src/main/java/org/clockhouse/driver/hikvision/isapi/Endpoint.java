package org.clockhouse.driver.hikvision.isapi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;

/** Where a terminal is, and by which certificate it is known: by the first one that it showed, where none was told. */
final class Endpoint {

    private static final int PORT = 80;
    private static final int TLS_PORT = 443;
    /** An address copied from a browser is understood too. */
    private static final Map<String, String> LINES = Map.of("tcp", "tcp", "http", "tcp", "tls", "tls", "https", "tls");

    private final String line;
    private final String host;
    private final int port;
    private final String told;
    private Optional<String> certificate;

    private Endpoint(String line, String host, int port, String told) {
        this.line = line;
        this.host = host;
        this.port = port;
        this.told = told;
        this.certificate = told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    /** @param certificate by which it is to be known; may be empty */
    static Endpoint of(URI typed, String certificate) throws DriverException {
        String scheme = typed.getScheme() == null ? "" : typed.getScheme().toLowerCase(Locale.ROOT);
        String line = LINES.getOrDefault(scheme, "");
        if (typed.getHost() == null || line.isEmpty()) {
            throw new DriverException(
                    Fault.MISCONFIGURED, "an endpoint looks like tcp://host:80 or https://host, not " + typed);
        }
        boolean isSealed = line.equals("tls");
        if (!isSealed && !certificate.isEmpty()) {
            throw new DriverException(
                    Fault.MISCONFIGURED,
                    "a certificate is set, but the address is not https: nothing was sent in the clear");
        }
        int usual = isSealed ? TLS_PORT : PORT;
        return new Endpoint(line, typed.getHost(), typed.getPort() < 0 ? usual : typed.getPort(), certificate);
    }

    /** As it names itself in a question. */
    String host() {
        return host + ":" + port;
    }

    URI uri() throws DriverException {
        return uri("");
    }

    /** @param path another one makes a connection that is shared with nobody */
    synchronized URI uri(String path) throws DriverException {
        String query = certificate.map(digest -> "sha256=" + digest).orElse(null);
        try {
            return new URI(line, null, host, port, path, query, null);
        } catch (URISyntaxException e) {
            throw new DriverException(Fault.MISCONFIGURED, "no endpoint: " + host, e);
        }
    }

    /** From now on only this one will do. */
    synchronized void showed(Optional<String> shown) {
        certificate = certificate.or(() -> shown);
    }

    /** Empty where it was told, or none is shown. */
    synchronized Optional<String> learned() {
        return told.isEmpty() ? certificate : Optional.empty();
    }

    @Override
    public String toString() {
        return line + "://" + host();
    }
}

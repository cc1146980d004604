package org.clockhouse.notice.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clockhouse.notice.Channels.Layer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Which addresses webhooks may call. What is inside a network is reached only where IT says so, so that nobody who may set a webhook
 * can look around in it; and what is outside only over TLS.
 */
@Component(service = Targets.class, configurationPid = NoticeConfig.PID)
public final class Targets {

    private static final List<String> INTERNAL = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private final List<String> allowed;

    @Activate
    public Targets(NoticeConfig config) {
        this(config.internal__targets());
    }

    Targets(String allowed) {
        this.allowed = Arrays.stream(allowed.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The address to connect to: the one that was looked at, and not what the name means a moment later. */
    InetAddress resolve(URI url) throws NotDelivered {
        String host = host(url);
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new NotDelivered(Layer.ADDRESS, false, "no address is known for " + host, e);
        }
        if (!mayCall(url, address)) {
            throw NotDelivered.ever(Layer.ADDRESS, "an internal address that is not allowed, or not https");
        }
        return address;
    }

    private boolean mayCall(URI url, InetAddress address) {
        boolean named = allowed.contains(host(url)) || allowed.stream().anyMatch(range -> isIn(range, address));
        return named || "https".equals(url.getScheme()) && !isInternal(address);
    }

    static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    /** Everything that is not plainly a public unicast address (RFC 6890). */
    static boolean isInternal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            // Public IPv6 is 2000::/3; 2001::/23, 2002::/16 and what maps or translates IPv4 lead elsewhere.
            boolean isPublic = (bytes[0] & 0xe0) == 0x20
                    && !isIn("2001::/23", address)
                    && !isIn("2002::/16", address)
                    && !isIn("2001:db8::/32", address);
            return !isPublic;
        }
        return INTERNAL.stream().anyMatch(range -> isIn(range, address));
    }

    /** @param range an address, or one with the length of its prefix; a name is no range */
    private static boolean isIn(String range, InetAddress address) {
        String[] parts = range.split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*")) {
            return false;
        }
        byte[] start = bytes(parts[0]);
        byte[] asked = address.getAddress();
        int length = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
        if (start.length != asked.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((start[bit / 8] & mask) != (asked[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
    }
}

package org.clockhouse.terminal.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.zk.push.PushTerminal;
import org.clockhouse.terminal.internal.call.HttpPort;

/** Carries the words of an emulated terminal to a terminal port of this machine. */
record PushOverHttp(HttpClient client, HttpPort port) implements PushTerminal.Host {

    @Override
    public PushTerminal.Reply send(String method, String target, Bytes body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + target))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofByteArray(body.toArray()))
                        .build(),
                BodyHandlers.ofString());
        return new PushTerminal.Reply(response.statusCode(), response.body());
    }
}

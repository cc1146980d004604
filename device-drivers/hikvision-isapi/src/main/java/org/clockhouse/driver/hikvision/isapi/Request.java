package org.clockhouse.driver.hikvision.isapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A question in HTTP/1.1.
 *
 * @param target path with query, exactly as it is sent and signed
 * @param isRepeatable whether asking twice is the same as asking once
 * @param isSecret whether a recording keeps none of it
 */
record Request(String method, String target, String contentType, byte[] body, boolean isRepeatable, boolean isSecret) {

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String XML = "application/xml; charset=UTF-8";

    private static final byte[] NOTHING = {};

    static Request get(String target) {
        return new Request("GET", target, "", NOTHING, true, false);
    }

    /** Looks for something; changes nothing. */
    static Request search(String target, String json) {
        return new Request("POST", target, JSON, json.getBytes(StandardCharsets.UTF_8), true, false);
    }

    /** Changes what the terminal holds; asked twice it finds what it made the first time, and is answered so. */
    static Request write(String method, String target, String json) {
        return new Request(method, target, JSON, json.getBytes(StandardCharsets.UTF_8), true, false);
    }

    static Request putXml(String target, String xml) {
        return new Request("PUT", target, XML, xml.getBytes(StandardCharsets.UTF_8), false, false);
    }

    /** A record and the picture that belongs to it. */
    static Request parts(
            String target, String boundary, String jsonName, String json, String pictureName, byte[] picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, jsonName, "", "application/json", json.getBytes(StandardCharsets.UTF_8));
        part(body, boundary, pictureName, "; filename=\"face.jpg\"", "image/jpeg", picture);
        body.writeBytes(ascii("--" + boundary + "--\r\n"));
        String type = "multipart/form-data; boundary=" + boundary;
        return new Request("POST", target, type, body.toByteArray(), false, true);
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String name, String file, String type, byte[] content) {
        body.writeBytes(ascii("--" + boundary + "\r\n"
                + "Content-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n"
                + "Content-Type: " + type + "\r\n"
                + "Content-Length: " + content.length + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes(String host, Optional<String> authorization) {
        StringBuilder head = new StringBuilder()
                .append(method + " " + target + " HTTP/1.1\r\n")
                .append("Host: " + host + "\r\n")
                .append("Connection: keep-alive\r\n");
        authorization.ifPresent(value -> head.append("Authorization: " + value + "\r\n"));
        if (!contentType.isEmpty()) {
            head.append("Content-Type: " + contentType + "\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Request that
                && method.equals(that.method)
                && target.equals(that.target)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return target.hashCode();
    }

    /** Without the body, which may name people. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}

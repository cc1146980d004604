package org.clockhouse.rest.internal.http;

/**
 * The kinds of problem that the API answers with (RFC 9457). Each has a page at {@code /problems/<slug>} made of its texts.
 * {@code code} in a problem says more exactly what happened; clients translate codes, never texts.
 */
public enum ProblemType {
    MALFORMED(
            400,
            "Unreadable request",
            "The body is not what the operation reads; errors[] says where.",
            "请求内容无法读取；errors[] 指明位置。"),
    INVALID(
            400,
            "Invalid value",
            "A value is missing or outside what is allowed; errors[] says where.",
            "有值缺失或超出允许范围；errors[] 指明位置。"),
    UNAUTHENTICATED(
            401,
            "Not signed in",
            "Sign in, or send a valid API key as a bearer token.",
            "请登录，或以 Bearer 方式发送有效的 API 密钥。"),
    DENIED(
            403,
            "Permission missing",
            "The account lacks the permission named; an administrator can grant it.",
            "账号缺少所列权限；请管理员授予。"),
    FORGED(
            403,
            "Request not from the console",
            "A request with a session cookie must carry X-Clockhouse: 1 and come from this origin.",
            "使用会话 Cookie 的请求须带 X-Clockhouse: 1 并来自本站。"),
    PASSWORD_CHANGE(403, "Password must be changed", "Change the password first (POST /password-changes).", "请先修改密码。"),
    NOT_FOUND(404, "Not found", "There is no such thing, or it lies outside what the caller may see.", "不存在，或不在可见范围内。"),
    METHOD(
            405,
            "Method not allowed",
            "The resource does not know this method; Allow lists those it does.",
            "该资源不支持此方法。"),
    NOT_ACCEPTABLE(406, "Not acceptable", "The resource has no representation of the type asked for.", "没有所请求的格式。"),
    SLOW(408, "Too slow", "The body did not come fast enough; nothing was done.", "请求内容传送过慢；未作任何更改。"),
    DUPLICATE(409, "Exists already", "Something else has this number or name.", "已存在相同的编号或名称。"),
    RUNNING(
            409,
            "Still running",
            "The first request with this Idempotency-Key has not ended; ask again in a moment.",
            "使用同一 Idempotency-Key 的请求仍在进行。"),
    STALE(
            412,
            "Changed in between",
            "Somebody else changed it; read it again and repeat the change.",
            "已被他人修改；请重新读取后再改。"),
    TOO_LARGE(413, "Too large", "The body is larger than the operation takes.", "请求内容过大。"),
    MEDIA_TYPE(415, "Unsupported media type", "The operation does not read this type of body.", "不支持的内容类型。"),
    REFUSED(422, "Refused", "A rule says no; nothing was changed. code says which rule.", "业务规则不允许；未作任何更改。code 指明规则。"),
    KEY_REUSED(
            422,
            "Idempotency-Key used before",
            "The key belongs to another request; use a new one.",
            "该 Idempotency-Key 已用于其他请求。"),
    PRECONDITION_REQUIRED(
            428, "If-Match required", "Send the ETag that was read as If-Match.", "请在 If-Match 中发送读取时的 ETag。"),
    TOO_MANY(429, "Too many", "Wait as long as Retry-After says.", "请求过多；请按 Retry-After 等待。"),
    INTERNAL(
            500,
            "Internal error",
            "A defect; detail names the incident, under which the server's log has more.",
            "内部错误；detail 中的编号可在服务器日志中查到。"),
    UNAVAILABLE(503, "Not available now", "Nothing was changed; repeat after Retry-After.", "暂不可用；未作任何更改，请稍后重试。");

    private final int status;
    private final String title;
    private final String english;
    private final String chinese;

    ProblemType(int status, String title, String english, String chinese) {
        this.status = status;
        this.title = title;
        this.english = english;
        this.chinese = chinese;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
